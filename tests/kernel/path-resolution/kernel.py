"""A root of its own for the recording programs, filled from tree.json, and the system calls that Python lacks."""

import ctypes
import errno
import json
import os
import struct
from pathlib import Path

libc = ctypes.CDLL(None, use_errno=True)
SYS_OPENAT2 = 437
MS_NOATIME, MS_BIND, MS_REC, MS_PRIVATE = 0x400, 0x1000, 0x4000, 0x40000
CLONE_NEWNS, CLONE_NEWPID = 0x20000, 0x20000000
AT_FDCWD = -100
HERE = Path(__file__).parent


def check(result):
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result


def mount(source, target, kind, flags=0, data=None):
    check(libc.mount(source.encode(), target.encode(), kind and kind.encode(), flags, data and data.encode()))


def openat2(dirfd, path, flags, mode=0, resolve=0, size=24, extra=()):
    """The descriptor, or the name of the error."""
    how = struct.pack("QQQ", flags, mode, resolve) + bytes(extra)
    fd = libc.syscall(SYS_OPENAT2, dirfd, path.encode(), how.ljust(min(size, 16384), b"\0"), ctypes.c_size_t(size))
    return fd if fd >= 0 else errno.errorcode[ctypes.get_errno()]


def in_new_root(base, run):
    """Calls run(tree, fuse) as process 1 of new namespaces, in a tmpfs with the tree; returns what it returns.

    fuse is an open descriptor of /dev/fuse.
    """
    reader, writer = os.pipe()
    if os.fork() == 0:
        check(libc.unshare(CLONE_NEWNS | CLONE_NEWPID))
        if os.fork() == 0:
            fuse = os.open("/dev/fuse", os.O_RDWR)
            answer = json.dumps(run(enter(base), fuse))
            with os.fdopen(writer, "w") as out:
                out.write(answer)
        else:
            os.wait()
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as answers:
        text = answers.read()
    os.wait()
    os.rmdir(base)
    return json.loads(text)


def enter(base):
    os.mkdir(base)
    mount("none", "/", None, MS_REC | MS_PRIVATE)
    mount("tmpfs", base, "tmpfs", MS_NOATIME)
    tree = json.loads((HERE / "tree.json").read_text())
    os.chroot(base)
    os.chdir("/")
    build(tree)
    os.chdir(tree["cwd"])
    os.dup2(os.open("/srv/c/top", os.O_PATH), 100)
    return tree


def build(tree):
    for step in tree["mounts"]:
        at = step["at"]
        if at == "/srv/c/d/covered":
            continue
        os.makedirs(at, exist_ok=True)
        if "bind" in step:
            os.makedirs(step["bind"], exist_ok=True)
            mount(step["bind"], at, None, MS_BIND)
        else:
            mount("none", at, "proc" if step.get("proc") else "tmpfs", MS_NOATIME)
    for path in tree["dirs"]:
        os.makedirs(path, exist_ok=True)
    for path in tree["files"]:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY))
    for path, target in tree["links"].items():
        if not path.startswith("/proc/"):
            os.symlink(target, path)
    mount("/srv/c/top", "/srv/c/d/covered", None, MS_BIND)


def open_dirfd(name):
    if name == "AT_FDCWD":
        return AT_FDCWD
    return -5 if name is None else os.open(name, os.O_PATH)


def name_of(fd):
    """The path of a descriptor, which is closed."""
    path = os.readlink(f"/proc/self/fd/{fd}")
    os.close(fd)
    return path


def save(name, note, cases):
    lines = ",\n".join("    " + json.dumps(case) for case in cases)
    head = f'"kernel": {json.dumps(os.uname().release.split("-")[0])},\n  "note": {json.dumps(note)}'
    (HERE / name).write_text(f'{{\n  {head},\n  "cases": [\n{lines}\n  ]\n}}\n')
