"""Records what openat2(2) answers at the limits of its arguments, in the tree of tree.json. Run as root."""

import os

from kernel import in_new_root, name_of, open_dirfd, openat2, save

NOTE = (
    "Made by record_limits.py in the tree of tree.json, relative to /srv/c; words are decimal texts. In /srv/c, link1 is"
    " a link to top, link2 to link1, and so on to link41."
)
PATH, CREAT, RDWR, DIRECTORY, TMPFILE = os.O_PATH, os.O_CREAT, os.O_RDWR, os.O_DIRECTORY, 0o20000000
TOP = {"path": "top", "flags": PATH, "mode": 0, "resolve": 0, "size": 24, "extra": []}


def situations():
    for bit in range(64):
        yield {"flags": 1 << bit}
        yield {"flags": 1 << bit | PATH}
        yield {"resolve": 1 << bit}
        yield {"mode": 1 << bit}
        yield {"path": "d/covered", "flags": CREAT | RDWR, "mode": 1 << bit}
    for size in (0, 8, 23, 24, 25, 32, 4095, 4096, 4097, 8192, -1, -24):
        yield {"size": size}
        yield {"size": size, "flags": 1 << 40}
    for extra in ([1], [0, 1], [0] * 7 + [255], [0] * 8 + [1]):
        for size in (24, 25, 32, 40):
            yield {"size": size, "extra": extra, "resolve": 1 << 40}
            yield {"size": size, "extra": extra}
    for flags in (TMPFILE, TMPFILE | RDWR, TMPFILE | DIRECTORY, TMPFILE | DIRECTORY | RDWR, CREAT | DIRECTORY, TMPFILE | CREAT):
        for mode in (0, 0o600, 0o10000):
            for resolve in (0, 24, 32, 64):
                yield {"flags": flags, "mode": mode, "resolve": resolve, "path": "a/b"}
    for number in (1, 39, 40, 41):
        for resolve in (0, 4, 8, 16, 32):
            yield {"path": f"link{number}", "resolve": resolve}
        yield {"path": "a/../" * 3 + f"link{number}"}
        yield {"path": f"a/dot/../link{number}"}
    for name in ("n" * 255, "n" * 256, "\u00e9" * 127, "\u00e9" * 128, "\u20ac" * 86):
        for flags, mode in ((PATH, 0), (CREAT | RDWR | os.O_EXCL, 0o600)):
            yield {"path": name, "flags": flags, "mode": mode}
            yield {"path": name + "/top", "flags": flags, "mode": mode}
        yield {"path": name, "resolve": 32}
    for length in (4094, 4095, 4096, 5000):
        yield {"path": "./" * (length // 2) + "." * (length % 2)}
        yield {"path": "/" * length, "resolve": 16}
        yield {"path": "n" * length, "resolve": 8}
    yield {"path": ""}
    yield {"path": "", "resolve": 64}
    yield {"path": "top\0/..", "resolve": 8}


def record(case, fd):
    size = case["size"] % (1 << 64)
    extra = bytes(case["extra"])
    result = openat2(fd, case["path"], case["flags"], case["mode"], case["resolve"], size, extra)
    words = {name: str(case[name]) for name in ("flags", "mode", "resolve")}
    if isinstance(result, str):
        return {**case, **words, "err": result}
    path = name_of(result)
    if "nn" in path or "\u00e9" in path:
        os.unlink(path)
    return {**case, **words, "ok": os.path.dirname(path) if case["flags"] & TMPFILE else path}


def records(_tree, _fuse):
    for number in range(1, 42):
        os.symlink(f"link{number - 1}" if number > 1 else "top", f"/srv/c/link{number}")
    fd = open_dirfd("/srv/c")
    return [record({**TOP, **situation}, fd) for situation in situations()]


if __name__ == "__main__":
    save("recorded-limits.json", NOTE, in_new_root("/dev/shm/path-resolution-limits", records))
