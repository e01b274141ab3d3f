"""Records what openat2(2) answers to drawn paths, flags and bits in the tree of tree.json. Run as root."""

import os
import random

from kernel import in_new_root, name_of, open_dirfd, openat2, save

NOTE = "Made by record_walks.py in the tree of tree.json, which is the whole root of the process; cwd is /srv/c/a."
O = {name: getattr(os, "O_" + name) for name in ("WRONLY", "RDWR", "CREAT", "EXCL", "TRUNC", "DIRECTORY", "NOFOLLOW", "PATH")}
TMPFILE = 0o20000000
FLAGS = [
    0, 0, O["PATH"], O["PATH"], O["PATH"], O["PATH"] | O["NOFOLLOW"], O["PATH"] | O["DIRECTORY"], O["NOFOLLOW"],
    O["DIRECTORY"], O["DIRECTORY"] | O["NOFOLLOW"], O["PATH"] | O["NOFOLLOW"] | O["DIRECTORY"], O["WRONLY"], O["RDWR"],
    O["CREAT"], O["CREAT"] | O["WRONLY"], O["CREAT"] | O["EXCL"], O["CREAT"] | O["NOFOLLOW"], O["TRUNC"], 3,
    TMPFILE | O["DIRECTORY"] | O["RDWR"],
]
RESOLVE = [0, 0, 1, 1, 2, 4, 8, 8, 16, 16, 9, 17, 10, 18, 12, 20, 3, 5, 11, 32, 33, 36, 40, 48]
DIRFDS = [
    "AT_FDCWD", None, "/", "/srv/c", "/srv/c", "/srv/c", "/srv/c/a", "/srv/c/a/b", "/srv/c/mnt", "/srv/c/bind",
    "/srv/c/bind/b", "/srv/c/stack", "/srv/c/top", "/proc", "/srv",
]
PROC = {"/proc": ["self", "1", "nope"], "/proc/1": ["root", "cwd", "fd"], "/proc/1/fd": ["100"]}


def names_in(place):
    if place.startswith("/proc"):
        return PROC.get(place, ["nope"])
    return os.listdir(place) if os.path.isdir(place) else []


def draw_path(draw, start):
    place, path = start, draw.choice(["", "", "", "", "/", "//", "./"])
    if path.startswith("/"):
        place = draw.choice(["/", place])
    for _ in range(draw.choice([0, 1, 1, 2, 2, 3, 4, 5])):
        known = names_in(place)
        name = draw.choice(known) if known and draw.random() < 0.7 else draw.choice(["..", "..", ".", "nope", "a", "top", "d"])
        path += name + draw.choice(["/", "/", "/", "//"])
        place = os.path.realpath(os.path.join(place, name))
    return path if draw.random() < 0.25 else path.rstrip("/") or path


def inode(path):
    """What tells a file from any other."""
    status = os.stat(path)
    return status.st_dev, status.st_ino


def record(case, old_files):
    fd = open_dirfd(case["dirfd"])
    result = openat2(fd, case["path"], case["flags"], case["mode"], case["resolve"])
    if fd >= 0:
        os.close(fd)
    if isinstance(result, str):
        return {**case, "err": result}
    path = name_of(result)
    if case["flags"] & TMPFILE:
        return {**case, "ok": os.path.dirname(path)}
    if case["flags"] & O["CREAT"] and inode(path) not in old_files:
        os.unlink(path)
        return {**case, "ok": path, "created": True}
    return {**case, "ok": path}


def draw_cases(tree, _fuse):
    draw, seen = random.Random(1), {}
    while len(seen) < 1200:
        dirfd = draw.choice(DIRFDS)
        flags = draw.choice(FLAGS)
        makes = flags & (O["CREAT"] | TMPFILE)
        path = draw_path(draw, tree["cwd"] if dirfd in ("AT_FDCWD", None) else dirfd)
        in_proc = any(word in path for word in ("proc", "magic", "self", "1")) or dirfd == "/proc"
        if not (makes and in_proc):
            case = {"dirfd": dirfd, "path": path, "flags": flags, "mode": 0o600 if makes else 0, "resolve": draw.choice(RESOLVE)}
            seen[str(case)] = case
    old_files = {inode(path) for path in [*tree["files"], "/", "/srv", *tree["dirs"]]}
    return [record(case, old_files) for case in seen.values()]


if __name__ == "__main__":
    save("recorded-walks.json", NOTE, in_new_root("/dev/shm/path-resolution-walks", draw_cases))
