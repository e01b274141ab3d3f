"""Records what openat2(2) answers when a rename happens during the walk. Run as root.

The walk passes a directory of a FUSE filesystem, and that makes the rename before it answers the lookup: so every run
has the rename at the same place.
"""

import ctypes
import errno
import os
import threading
from itertools import product

from fuse import serve
from kernel import AT_FDCWD, MS_BIND, in_new_root, libc, mount, name_of, open_dirfd, openat2, save

NOTE = (
    "Made by record_races.py in the tree of tree.json with the added mounts and directories; each rename happened while"
    " the component with that number, counted from 0 over all that the walk looked up, was being looked up."
)
SLOW = "/srv/c/a/b/slow"
MOUNTS = [
    {"at": SLOW}, {"at": "/srv/c/bind/b/slow", "bind": SLOW}, {"at": f"{SLOW}/y", "bind": "/srv/c/a/b/c"},
]
RENAME_NOREPLACE = 1
CREATE, PATH = os.O_CREAT | os.O_WRONLY, os.O_PATH

WALKS = [
    ("/srv/c", "a/b/slow/x", 3), ("/srv/c", "a/b/slow/x/..", 3), ("/srv/c", "a/b/slow/x/../..", 3),
    ("/srv/c", "a/b/slow/x/../../..", 3), ("/srv/c", "a/b/slow/x/../../../secret", 3),
    ("/srv/c", "a/b/slow/x/../../../../top", 3), ("/srv/c", "a/b/slow/x/../../../../../..", 3),
    ("/srv/c", "a/dir/slow/x/../..", 4), ("/srv/c", "a/b/slow/y", 3), ("/srv/c", "a/b/slow/y/deep", 3),
    ("/srv/c", "a/b/slow/y/..", 3), ("/srv/c", "bind/b/slow/x/..", 3), ("/srv/c", "bind/b/slow/x/../../f", 3),
    ("/srv/c", "bind/b/slow/x/../..", 3), ("/srv/c", "bind/b/slow/x/../../..", 3),
    ("/srv/c/bind", "b/slow/x/../../..", 2), ("/srv/c/bind", "b/slow/x", 2), ("/srv/c/a/b", "slow/x/../..", 1),
    ("/srv/c/a/b", "slow/x/.././.", 1), ("/srv/c", "a/b/slow/nope", 3),
]
CREATIONS = [("/srv/c", "a/b/slow/y/made", 3), ("/srv/c", "a/b/slow/x/../../made", 3)]
RENAMES = [
    None, ("/srv/other", "/srv/else"), ("/srv/c/a/b", "/srv/other/b"), ("/srv/c/a/b", "/srv/c/d/b"), ("/srv/c/a", "/srv/a"),
    ("/srv/c", "/srv/other/c"), ("/srv/c/top", "/srv/c/top2"), ("/srv/c/a/b/c", "/srv/other/c"),
]
REFUSED_RENAMES = [
    ("/srv/nope", "/srv/x"), ("/srv/c/mnt", "/srv/mnt"), ("/srv/c/a", "/srv/c/a/b/c/a"), ("/srv/c/top", "/srv/c/mnt/top"),
    ("/srv/c/d", "/srv/c/a"), ("/srv/c/nope/a", "/srv/a"), ("/", "/srv/b"),
    ("/srv/c/top/x", "/srv/b"), ("/srv/c/d", "/srv/nope/d"), ("/srv/c/d/covered", "/srv/c/d/x"),
]


def records(_tree, fuse):
    os.mkdir(SLOW)
    pending = []
    mount("slow", SLOW, "fuse", 0, f"fd={fuse},rootmode=40000,user_id=0,group_id=0")
    threading.Thread(target=serve, args=(fuse, lambda: rename(pending)), daemon=True).start()
    mount(SLOW, "/srv/c/bind/b/slow", None, MS_BIND)
    mount("/srv/c/a/b/c", f"{SLOW}/y", None, MS_BIND)
    drawn = [*product(WALKS, [(PATH, 0)], RENAMES), *product(CREATIONS, [(CREATE, 0o600)], RENAMES)]
    drawn += product(WALKS[1:3], [(PATH, 0)], REFUSED_RENAMES)
    return [record(*case, resolve, pending) for case, resolve in product(drawn, (0, 8, 16))]


def rename(pending):
    """Makes the rename that is due, and notes whether it could be made."""
    if pending and "result" not in pending[0]:
        pending[0]["result"] = attempt(pending[0]["from"], pending[0]["to"])


def attempt(source, target):
    failed = libc.renameat2(AT_FDCWD, source.encode(), AT_FDCWD, target.encode(), RENAME_NOREPLACE)
    return errno.errorcode[ctypes.get_errno()] if failed else "OK"


def record(walk, how, pair, resolve, pending):
    (dirfd, path, before), (flags, mode) = walk, how
    fd = open_dirfd(dirfd)
    pending[:] = [{"before": before, "from": pair[0], "to": pair[1]}] if pair else []
    result = openat2(fd, path, flags, mode, resolve)
    os.close(fd)
    case = {"dirfd": dirfd, "path": path, "flags": flags, "mode": mode, "resolve": resolve}
    case["renames"] = [dict(entry) for entry in pending]
    name = None if isinstance(result, str) else name_of(result)
    made = bool(name) and flags & os.O_CREAT
    if made:
        os.unlink(name)
    if pending and pending[0].get("result") == "OK":
        os.rename(pair[1], pair[0])
    return {**case, "err": result} if name is None else {**case, "ok": name, **({"created": True} if made else {})}


if __name__ == "__main__":
    save("recorded-races.json", NOTE, in_new_root("/dev/shm/path-resolution-races", records))
