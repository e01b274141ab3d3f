"""Processes that keep user, mount and ipc namespaces alive."""
import ctypes
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)
NEWNS, NEWIPC, NEWUSER = 0x20000, 0x8000000, 0x10000000
MS_REC, MS_PRIVATE = 0x4000, 0x40000


def check(result):
    if result < 0:
        raise OSError(ctypes.get_errno(), "")
    return result


def hold(flags, extents):
    """A process that keeps namespaces alive; returns its pid."""
    ready, mapped = os.pipe(), os.pipe()
    pid = os.fork()
    if pid == 0:
        check(libc.unshare(flags))
        os.write(ready[1], b"x")
        os.read(mapped[0], 1)
        if flags & NEWUSER:
            os.setresgid(0, 0, 0)
            os.setresuid(0, 0, 0)
        if flags & NEWNS:
            check(libc.mount(b"none", b"/", None, MS_REC | MS_PRIVATE, None))
            check(libc.mount(b"none", b"/mnt", b"tmpfs", 0, None))
            for number in range(1, 100):
                os.mkdir(f"/mnt/{number}")
        os.write(ready[1], b"x")
        signal.pause()
    os.read(ready[0], 1)
    if extents:
        for kind in "uid", "gid":
            with open(f"/proc/{pid}/{kind}_map", "w") as file:
                file.write(f"0 {extents['first']} {extents['count']}")
    os.write(mapped[1], b"x")
    os.read(ready[0], 1)
    return pid
