"""The targets of record.py: threads that do what they are told over a socket, one command at a time."""

import ctypes
import fcntl
import json
import os
import resource
import signal
import socket
import threading

libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long
SECCOMP, PRCTL, EXIT, GETTID = 317, 157, 60, 186
GROUP = 77
HIGH = 900


class Insn(ctypes.Structure):
    _fields_ = [("code", ctypes.c_uint16), ("jt", ctypes.c_uint8), ("jf", ctypes.c_uint8), ("k", ctypes.c_uint32)]


class Program(ctypes.Structure):
    _fields_ = [("len", ctypes.c_uint16), ("filter", ctypes.POINTER(Insn))]


def program(verdicts):
    """Loads the number of the call, compares it with each known one, and allows the rest."""
    insns = [Insn(0x20, 0, 0, 0)]
    for nr, verdict in verdicts.items():
        insns += [Insn(0x15, 0, 1, int(nr)), Insn(0x06, 0, 0, verdict)]
    insns.append(Insn(0x06, 0, 0, 0x7FFF0000))
    return Program(len(insns), (Insn * len(insns))(*insns))


def call(*args):
    ctypes.set_errno(0)
    value = libc.syscall(*[ctypes.c_long(a) if isinstance(a, int) else a for a in args])
    return [value, ctypes.get_errno() if value == -1 else 0]


def connect(address, limit):
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, 4096))
    first = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    first.connect(address)
    high = socket.socket(fileno=fcntl.fcntl(first.fileno(), fcntl.F_DUPFD_CLOEXEC, HIGH))
    first.close()
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, 4096))
    return high


def serve(address, limit):
    """One target thread: says who it is, then obeys."""
    line = connect(address, limit)
    line.send(json.dumps([os.getpid(), libc.syscall(GETTID)]).encode())
    while message := line.recv(4096):
        order = json.loads(message)
        if order[0] == "syscall":
            line.send(json.dumps(call(order[1], 0)).encode())
        elif order[0] == "set-filter":
            result = call(SECCOMP, 1, order[1], ctypes.byref(program(order[2])))
            if result[0] >= 0 and order[1] & 8:
                cloexec = bool(fcntl.fcntl(result[0], fcntl.F_GETFD) & fcntl.FD_CLOEXEC)
                socket.send_fds(line, [json.dumps(result + [cloexec]).encode()], [result[0]])
                os.close(result[0])
            else:
                line.send(json.dumps(result).encode())
        elif order[0] == "set-no-new-privs":
            line.send(json.dumps(call(PRCTL, 38, 1, 0, 0, 0)).encode())
        elif order == ["clone", "thread"]:
            threading.Thread(target=serve, args=(address, limit), daemon=True).start()
        elif order == ["clone", "process"]:
            if os.fork() == 0:
                return serve(address, limit)
        elif order[0] == "exit":
            libc.syscall(EXIT, 0)


def target(address, limit, uid):
    """The first target process."""
    os.closerange(3, 4096)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGUSR1, lambda *_: None)
    signal.siginterrupt(signal.SIGUSR1, True)
    signal.signal(signal.SIGUSR2, lambda *_: None)
    signal.siginterrupt(signal.SIGUSR2, False)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.setgroups([])
    os.setresgid(GROUP, GROUP, GROUP)
    os.setresuid(uid, uid, uid)
    serve(address, limit)
    os._exit(0)
