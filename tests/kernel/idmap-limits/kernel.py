"""Acts on user namespaces of the running kernel, each step in a process of its own. Needs root."""

import ctypes
import errno
import json
import os
import signal
import socket

CLONE_NEWUSER = 0x10000000
PR_SET_DUMPABLE, PR_SET_KEEPCAPS = 4, 8
CAPABILITIES = {'CAP_SYS_ADMIN': 21, 'CAP_SETUID': 7, 'CAP_SETGID': 6, 'CAP_SETFCAP': 31}
CAP_DAC_OVERRIDE = 1
libc = ctypes.CDLL(None, use_errno=True)


def call(name, *arguments):
    if getattr(libc, name)(*arguments) < 0:
        raise OSError(ctypes.get_errno(), name)


def set_capabilities(numbers):
    """Makes these the effective and permitted set (capset(2), version 3, where numbers below 32 come first)."""
    bits = sum(1 << number for number in numbers)
    call('capset', (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)(bits, bits))


class Kernel:
    """The namespaces of one recording: 0 is the initial one, the others are held by a sleeping process each."""

    def __init__(self):
        self.holders = {0: os.getpid()}
        # A holder sleeps until its channel is closed.
        self.channels = []
        self.handles = {0: os.open('/proc/self/ns/user', os.O_RDONLY)}

    def close(self):
        for number, pid in self.holders.items():
            os.close(self.handles[number])
            if number:
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)

    def become(self, who):
        """Takes kernel-global ids first, then enters the namespace, then drops capabilities."""
        call('prctl', PR_SET_KEEPCAPS, 1, 0, 0, 0)
        os.setgroups([])
        os.setresgid(*[who['egid']] * 3)
        os.setresuid(*[who['euid']] * 3)
        set_capabilities([CAP_DAC_OVERRIDE, *CAPABILITIES.values()])
        if who['namespace']:
            call('setns', self.handles[who['namespace']], CLONE_NEWUSER)
        # Which files may be opened at all is not what is asked.
        keep = [] if who['namespace'] else [CAP_DAC_OVERRIDE]
        set_capabilities(keep + [CAPABILITIES[name] for name in who['capabilities']])
        call('prctl', PR_SET_DUMPABLE, 1, 0, 0, 0)

    def start(self, who, work):
        """Forks a process that does the work as someone. Returns its pid and the socket that it answers on."""
        ours, theirs = socket.socketpair()
        pid = os.fork()
        if pid:
            theirs.close()
            return pid, ours
        ours.close()
        try:
            theirs.send(json.dumps(self.answer(who, lambda: work(theirs))).encode())
            theirs.recv(1)
        finally:
            os._exit(0)

    def answer(self, who, work):
        """What the work returns, OK for nothing, or the name of its error."""
        try:
            self.become(who)
            return work() or 'OK'
        except OSError as error:
            return errno.errorcode[error.errno]

    def act(self, who, work):
        pid, channel = self.start(who, work)
        answer = json.loads(channel.recv(1 << 20))
        channel.close()
        os.waitpid(pid, 0)
        return answer

    def unshare(self, creator):
        def work(_):
            call('unshare', CLONE_NEWUSER)
            call('prctl', PR_SET_DUMPABLE, 1, 0, 0, 0)

        pid, channel = self.start(creator, work)
        answer = json.loads(channel.recv(100))
        if answer == 'OK':
            number = len(self.holders)
            self.holders[number] = pid
            self.handles[number] = os.open(f'/proc/{pid}/ns/user', os.O_RDONLY)
            self.channels.append(channel)
        else:
            channel.close()
            os.waitpid(pid, 0)
        return answer

    def open(self, kind, namespace, opener, flags):
        """Opens a file as someone. Returns the descriptor, or the name of the error."""
        path = f'/proc/{self.holders[namespace]}/{kind}'

        def work(channel):
            socket.send_fds(channel, [b'-'], [os.open(path, flags)])

        pid, channel = self.start(opener, work)
        message, descriptors, _, _ = socket.recv_fds(channel, 100, 1)
        channel.close()
        os.waitpid(pid, 0)
        return descriptors[0] if descriptors else json.loads(message)

    def write(self, file, namespace, opener, writer, texts, position=0, call='write'):
        """One descriptor, opened by one and written to by another, once for each text. Returns the answers."""
        probe = self.open('uid_map', namespace, opener, os.O_WRONLY)
        if isinstance(probe, str):
            return None
        os.close(probe)
        descriptor = self.open(file, namespace, opener, os.O_WRONLY)
        if isinstance(descriptor, str):
            return [descriptor]

        def write_one(text):
            try:
                data = text.encode()
                written = os.pwrite(descriptor, data, position) if call == 'pwrite' else os.write(descriptor, data)
                return 'OK' if written == len(data) else written
            except OSError as error:
                return errno.errorcode[error.errno]

        if call == 'write' and position:
            os.lseek(descriptor, position, os.SEEK_SET)
        answers = self.act(writer, lambda _: [write_one(text) for text in texts])
        os.close(descriptor)
        return answers

    def read(self, file, namespace, reader):
        """The text that root in a namespace reads."""
        who = {'namespace': reader, 'euid': 0, 'egid': 0, 'capabilities': []}
        descriptor = self.open(file, namespace, who, os.O_RDONLY)
        if isinstance(descriptor, str):
            return descriptor
        text = b''.join(iter(lambda: os.read(descriptor, 1 << 16), b''))
        os.close(descriptor)
        return text.decode()

    def up(self, namespace, uids):
        """What stat(2) shows in a namespace for files of these kernel-global owners."""
        who = {'namespace': namespace, 'euid': 0, 'egid': 0, 'capabilities': []}
        path = f'/dev/shm/owner-{os.getpid()}'
        descriptor = os.open(path, os.O_CREAT | os.O_RDWR)
        shown = []
        for uid in uids:
            os.fchown(descriptor, uid, 0)
            shown.append(self.act(who, lambda _: str(os.fstat(descriptor).st_uid)))
        os.close(descriptor)
        os.unlink(path)
        return [int(uid) for uid in shown]

    def down(self, namespace, uids):
        """The kernel-global ids of processes in a namespace that called setresuid() with these, or the error."""
        who = {'namespace': namespace, 'euid': 0, 'egid': 0, 'capabilities': list(CAPABILITIES)}
        found = []
        for uid in uids:
            pid, channel = self.start(who, lambda _, uid=uid: os.setresuid(uid, uid, uid))
            answer = json.loads(channel.recv(100))
            with open(f'/proc/{pid}/status') as status:
                line = next(line for line in status if line.startswith('Uid:'))
            found.append(int(line.split()[1]) if answer == 'OK' else answer)
            channel.close()
            os.waitpid(pid, 0)
        return found
