"""Children in namespaces of their own, for `record.py`."""
import ctypes
import errno
import json
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)
NEW = {'mnt': 0x20000, 'cgroup': 0x2000000, 'ipc': 0x8000000, 'pid': 0x20000000, 'net': 0x40000000}
NEWUSER = 0x10000000
FLAGS = {'ro': 1, 'nosuid': 2, 'nodev': 4, 'noexec': 8}
REMOUNT, BIND, REC, PRIVATE = 32, 4096, 16384, 1 << 18
DETACH = 2
PR_SET_DUMPABLE = 4


def answer(call, *args, **kwargs):
    """OK, or the name of the errno, of an os function or a libc function."""
    try:
        return errno.errorcode[ctypes.get_errno()] if call(*args, **kwargs) == -1 else 'OK'
    except OSError as error:
        return errno.errorcode[error.errno]


def bits(names):
    return sum(FLAGS[name] for name in names)


def mount(source, target, kind, flags=0, data=None):
    encoded = [text if text is None else text.encode() for text in (source, target, kind)]
    return libc.mount(*encoded, ctypes.c_ulong(flags), data if data is None else data.encode())


def child(body):
    """What `body` returns in a child process."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            result = body()
        except BaseException as error:
            result = f'failed: {error!r}'
        os.write(write, json.dumps(result).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        text = pipe.read()
    os.waitpid(pid, 0)
    return json.loads(text)


def in_container(kinds, maps, body, prepare=lambda: None):
    """
    What `body` returns in a child that is root of a new user namespace with `maps` and owns new namespaces of `kinds`.
    The maps are written from a mount namespace in which nothing of what `prepare` does to /proc is seen.
    """
    ready, go = os.pipe(), os.pipe()
    helper = os.fork()
    if helper == 0:
        libc.unshare(NEW['mnt'])
        os.write(go[1], b'.')
        pid = os.read(ready[0], 20).decode()
        for name in ('uid_map', 'gid_map'):
            with open(f'/proc/{pid}/{name}', 'w') as file:
                file.write(maps)
        os.write(go[1], b'.')
        os._exit(0)

    def inner():
        flags = NEWUSER | sum(NEW[kind] for kind in kinds)
        if libc.unshare(flags):
            return errno.errorcode[ctypes.get_errno()]
        libc.prctl(PR_SET_DUMPABLE, 1)  # or a helper that is not real root may not open our uid_map
        os.write(ready[1], str(os.getpid()).encode())
        os.read(go[0], 1)
        os.setgroups([])
        os.setresgid(0, 0, 0)
        os.setresuid(0, 0, 0)
        return child(body)

    os.read(go[0], 1)
    prepare()
    result = child(inner)
    os.waitpid(helper, 0)
    for end in ready + go:
        os.close(end)
    return result


def lasting(kinds, maps, prepare=lambda: None):
    """The pid of a process as in `in_container` after `prepare`, and a function that ends it."""
    read, write = os.pipe()

    def body():
        prepare()
        os.write(write, str(os.getpid()).encode())
        signal.pause()

    keeper = os.fork()
    if keeper == 0:
        in_container(kinds, maps, body)
        os._exit(0)
    pid = int(os.read(read, 20))
    os.close(read)
    os.close(write)
    return pid, lambda: (os.kill(pid, signal.SIGKILL), os.waitpid(keeper, 0))


def enter(pid, kinds):
    """Moves this process into the namespaces of `pid`; the user namespace has to be the last."""
    for kind in kinds:
        with open(f'/proc/{pid}/ns/{kind}') as file:
            if libc.setns(file.fileno(), 0):
                raise OSError(ctypes.get_errno(), kind)
