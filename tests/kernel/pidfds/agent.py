"""The calls of a recording, as a task makes them on the real kernel, and the loop in which a task takes orders."""

import ctypes
import errno
import json
import os
import select
import signal
import socket
import struct
import sys
import _thread

DRIVER_FD, AGENT_FD, TASKS = 600, 700, 60
SYS = {'clone': 56, 'exit': 60, 'wait4': 61, 'kill': 62, 'setsid': 112, 'setuid': 105, 'waitid': 247, 'exit_group': 231,
       'setns': 308, 'pidfd_send_signal': 424, 'pidfd_open': 434, 'clone3': 435, 'pidfd_getfd': 438}
libc = ctypes.CDLL(None, use_errno=True)
# Keeps Python's own lock, which a copy of the process could otherwise find taken.
locked = ctypes.PyDLL(None, use_errno=True)
libc.signal.argtypes = [ctypes.c_int, ctypes.c_void_p]
some_function = ctypes.cast(libc.abs, ctypes.c_void_p).value


def answer(value, **more):
    status = errno.errorcode[ctypes.get_errno()] if value < 0 else 'OK'
    return {'status': status, 'value': None if value < 0 else value, **more}


def syscall(name, *arguments):
    return answer(libc.syscall(SYS[name], *(ctypes.c_long(a) if isinstance(a, int) else a for a in arguments)))


def clone(op):
    pidfd = ctypes.c_int(-1)
    flags = ctypes.c_long(op['flags'])
    if op['call'] == 'clone':
        result = locked.syscall(SYS['clone'], flags, None, ctypes.byref(pidfd), None, None)
    else:
        place = ctypes.addressof(pidfd)
        parent_tid = place if op['sameAddress'] else 0
        args = struct.pack('8Q', op['flags'], place, 0, parent_tid, op['exitSignal'], 0, 0, 0)
        room = ctypes.create_string_buffer(args, 8192)
        result = locked.syscall(SYS['clone3'], room, ctypes.c_long(op['size']))
    if result == 0:
        try:
            agent(op['child'])
        finally:
            os._exit(99)
    return answer(result, **({'secondFd': pidfd.value} if pidfd.value >= 0 else {}))


def thread(op):
    try:
        _thread.start_new_thread(agent, (op['child'],))
    except RuntimeError:
        return {'status': 'EAGAIN', 'value': None}
    return {'status': 'OK', 'value': None}


def with_alarm(op, call):
    """A call that may block is interrupted after a while."""
    if op['alarm']:
        signal.setitimer(signal.ITIMER_REAL, 0.05)
    result = call()
    signal.setitimer(signal.ITIMER_REAL, 0)
    return {'status': 'BLOCKS', 'value': None} if result['status'] == 'EINTR' else result


def waitid(op):
    info = ctypes.create_string_buffer(128)
    result = with_alarm(op, lambda: syscall('waitid', op['type'], op['id'], info, op['options'], 0))
    code, pid, status = (struct.unpack_from('i', info, at)[0] for at in (8, 16, 24))
    return {**result, **({'exit': [pid, code, status]} if pid else {})}


def send(op):
    info = None
    if op.get('info'):
        info = ctypes.create_string_buffer(struct.pack('3i', op['info']['signo'], 0, op['info']['code']), 128)
    return syscall('pidfd_send_signal', op['pidfd'], op['signal'], info, op['flags'])


def poll(op):
    poller = select.poll()
    poller.register(op['fd'], select.POLLIN)
    return {'status': 'OK', 'value': sum(events for _, events in poller.poll(0))}


def fdinfo(op):
    with open(f'/proc/self/fdinfo/{op["fd"]}') as lines:
        fields = dict(line.rstrip('\n').split(':\t', 1) for line in lines)
    return {'status': 'OK', 'value': int(fields['Pid']), 'numbers': [int(n) for n in fields['NSpid'].split('\t')]}


def pipe(_):
    read, write = os.pipe2(os.O_CLOEXEC)
    return {'status': 'OK', 'value': read, 'secondFd': write}


def last_pid(op):
    fd = os.open('/proc/sys/kernel/ns_last_pid', os.O_WRONLY | os.O_CLOEXEC)
    try:
        os.write(fd, str(op['last']).encode())
    finally:
        os.close(fd)
    return {'status': 'OK', 'value': 0}


def sigaction(op):
    handler = {'SIG_DFL': 0, 'SIG_IGN': 1, 'handler': some_function}[op['disposition']]
    failed = libc.signal(op['signal'], handler) == -1
    return answer(-1 if failed else 0)


def execve(op, index):
    os.execv(sys.executable, [sys.executable, '-IS', os.path.abspath(__file__), str(index)])


calls = {
    'clone': clone, 'clone3': clone, 'thread': thread, 'waitid': waitid, 'pidfd_send_signal': send, 'poll': poll,
    'fdinfo': fdinfo, 'pipe': pipe, 'ns_last_pid': last_pid, 'sigaction': sigaction,
    'wait4': lambda op: with_alarm(op, lambda: syscall('wait4', op['pid'], None, op['options'], None)),
    'kill': lambda op: syscall('kill', op['pid'], op['signal']),
    'exit': lambda op: syscall('exit', op['code']),
    'exit_group': lambda op: syscall('exit_group', op['code']),
    'pidfd_open': lambda op: syscall('pidfd_open', op['pid'], op['flags']),
    'pidfd_getfd': lambda op: syscall('pidfd_getfd', op['pidfd'], op['fd'], op['flags']),
    'setns': lambda op: syscall('setns', op['fd'], op['flags']),
    'setuid': lambda op: syscall('setuid', op['uid']),
    'setsid': lambda op: syscall('setsid'),
    'fstat': lambda op: {'status': 'OK', 'value': os.fstat(op['fd']).st_ino},
    'close': lambda op: (os.close(op['fd']), {'status': 'OK', 'value': 0})[1],
    'open_proc': lambda op: answer(os.open(f'/proc/{op["pid"]}', os.O_DIRECTORY | os.O_CLOEXEC)),
}


def perform(op):
    try:
        return calls[op['call']](op)
    except OSError as error:
        return {'status': errno.errorcode[error.errno], 'value': None}


def agent(index):
    """Says which task it is, as seen by the procfs that is mounted, and then performs what it is told."""
    libc.signal(signal.SIGALRM, some_function)
    libc.siginterrupt(signal.SIGALRM, 1)
    orders = socket.socket(fileno=AGENT_FD + index)
    orders.send(json.dumps(os.readlink('/proc/thread-self')).encode())
    while True:
        op = json.loads(orders.recv(4096))
        if op['call'] == 'execve':
            execve(op, index)
        orders.send(json.dumps(perform(op)).encode())


if __name__ == '__main__':
    agent(int(sys.argv[1]))
