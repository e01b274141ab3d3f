"""
Asks the running kernel what `recorded-uevents.json` holds. Run as root: python3 record.py

Four network namespaces with listeners for groups 1 and 2 each; every message is sent by a child that has become the
task in question, through a socket that another child opened.
"""
import ctypes
import errno
import itertools
import json
import os
import platform
import random
import signal
import socket
import struct

libc = ctypes.CDLL(None, use_errno=True)
NEWUSER, NEWNET, NEWNS = 0x10000000, 0x40000000, 0x20000
KOBJECT_UEVENT, PASSCRED = 15, 16
REQUEST, ACK = 1, 4
# Which user namespace owns the network namespace; the ids of the containers start there.
OWNERS = {'host': None, 'other host': None, 'container': 100000, 'sibling': 300000}
# (container or None, uid as the task itself sees it)
TASKS = {'real root': (None, 0), 'user': (None, 1234), 'container root': ('container', 0),
         'container user': ('container', 1000), 'sibling root': ('sibling', 0)}


def holder(start):
    """The pid of a process in a new network namespace, with a user namespace whose root is `start` outside, if given."""
    ready, go = os.pipe(), os.pipe()
    pid = os.fork()
    if pid == 0:
        libc.unshare(NEWNET | (NEWUSER if start else 0))
        os.write(ready[1], b'.')
        os.read(go[0], 1)
        signal.pause()
    os.read(ready[0], 1)
    if start:
        for name in ('uid_map', 'gid_map'):
            with open(f'/proc/{pid}/{name}', 'w') as file:
                file.write(f'0 {start} 65536\n')
    os.write(go[1], b'.')
    return pid


def enter(pid, kind):
    with open(f'/proc/{pid}/ns/{kind}') as file:
        if libc.setns(file.fileno(), 0):
            raise OSError(ctypes.get_errno(), kind)


def become(task, holders):
    container, uid = TASKS[task]
    if container:
        enter(holders[container], 'user')
        os.setgroups([])
        os.setresgid(0, 0, 0)
        os.setresuid(0, 0, 0)
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)


def opened(task, netns, holders, portid, groups):
    """A socket that `task` opened in a network namespace."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    pid = os.fork()
    if pid == 0:
        enter(holders[netns], 'net')
        become(task, holders)
        made = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, KOBJECT_UEVENT)
        made.bind((portid, groups))
        socket.send_fds(theirs, [b'.'], [made.fileno()])
        os._exit(0)
    _, fds, _, _ = socket.recv_fds(ours, 1, 1)
    os.waitpid(pid, 0)
    made = socket.socket(fileno=fds[0])
    made.setsockopt(socket.SOL_SOCKET, PASSCRED, 1)
    made.setblocking(False)
    return made


def received(listener):
    """What has come in: portid and groups of the sender, its uid, the bytes."""
    while True:
        try:
            data, ancillary, _, (portid, groups) = listener.recvmsg(1 << 18, 256)
        except BlockingIOError:
            return
        uid = next(struct.unpack('3i', value)[1] for _, kind, value in ancillary if kind == 2)
        yield portid, groups, uid, data


def seqnum():
    with open('/sys/kernel/uevent_seqnum') as file:
        return int(file.read())


def attempt(task, holders, sender, data, to):
    """The errno of sendmsg(2) by a task, and what the kernel acknowledged, `null` for nothing."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        become(task, holders)
        try:
            sender.sendto(data, tuple(to)) if to else sender.send(data)
            result = 'OK'
        except OSError as error:
            result = errno.errorcode[error.errno]
        os.write(write, result.encode())
        os._exit(0)
    os.waitpid(pid, 0)
    acks = [struct.unpack_from('=i', data, 16)[0] for *_, data in received(sender) if data[4:6] == b'\2\0']
    os.close(write)
    sent = os.read(read, 20).decode()
    os.close(read)
    return sent, (errno.errorcode.get(-acks[0], 'OK') if acks else None)


def heard(listeners):
    """Per listener: portid, groups and uid of the sender, length and end of what came, in all of it."""
    for name, listener in listeners.items():
        for portid, groups, uid, data in received(listener):
            yield {'listener': name, 'portid': portid, 'groups': groups, 'uid': uid, 'length': len(data),
                   'text': data[:8].hex() if portid else data.decode('latin1')[:400], 'end': data[-24:].decode('latin1')}


def drawn(dice, before):
    task, opener = dice.choice(list(TASKS)), dice.choice(list(TASKS))
    netns = dice.choice(list(OWNERS))
    if dice.random() < 0.6:  # somebody who may
        task = f'{netns} root' if OWNERS[netns] else 'real root'
    to = dice.choice([None, (0, 0), (0, 0), (0, 0), (1001, 0), (1002, 0), (4242, 0), (4242, 1), (4242, 6), (0, 1), (0, 2)])
    limit = 2048 - 16 - len(f'SEQNUM={before + 1}') - 1
    length = dice.choice([0, 7, 40, limit - 1, limit, limit + 1, 3000, 212992 - 32 - 16, 212992 - 32 - 15])
    kind = dice.choice([16, 16, 16, 17, 15, 3])
    flags = dice.choice([REQUEST, REQUEST | ACK, REQUEST | ACK, ACK, 0])
    return {'task': task, 'opener': opener if dice.random() < 0.5 else task, 'netns': netns, 'to': to, 'length': length,
            'type': kind, 'flags': flags}


def sends(holders, listeners):
    for seed in itertools.count():
        dice = random.Random(seed)
        before = seqnum()
        one = drawn(dice, before)
        sender = opened(one['opener'], one['netns'], holders, 77, 0)
        data = struct.pack('=IHHII', 16 + one['length'], one['type'], one['flags'], 1, 0) + b'x' * one['length']
        list(heard(listeners))
        sent, ack = attempt(one['task'], holders, sender, data, one['to'])
        result = list(heard(listeners))
        after = seqnum()
        sender.close()
        if after - before <= 1:  # nobody else's events came between
            yield {**one, 'before': before, 'used': after - before, 'sent': sent, 'ack': ack, 'heard': result}


def trigger(path, netns, holders):
    """Writes `change` to a file of sysfs as it is seen from a network namespace."""
    pid = os.fork()
    if pid == 0:
        enter(holders[netns], 'net')
        libc.unshare(NEWNS)
        libc.mount(None, b'/', None, ctypes.c_ulong(0x44000), None)
        libc.mount(b'none', b'/sys', b'sysfs', ctypes.c_ulong(0), None)
        with open(path, 'w') as file:
            file.write('change')
        os._exit(0)
    os.waitpid(pid, 0)


def kernel_events(holders, listeners):
    for path, netns in [('/sys/devices/virtual/mem/null/uevent', 'host'), *(('/sys/class/net/lo/uevent', name) for name in OWNERS)]:
        while True:
            list(heard(listeners))
            before = seqnum()
            trigger(path, netns, holders)
            result = list(heard(listeners))
            if seqnum() - before == 1:
                break
        yield {'path': path, 'netns': netns, 'before': before, 'heard': result}


def main():
    holders = {name: holder(start) for name, start in OWNERS.items()}
    listeners = {f'{name} {groups}': opened('real root', name, holders, 1000 + groups, groups)
                 for name in OWNERS for groups in (1, 2)}
    try:
        records = {'events': list(kernel_events(holders, listeners)), 'sends': list(itertools.islice(sends(holders, listeners), 500))}
    finally:
        for pid in holders.values():
            os.kill(pid, signal.SIGKILL)
    document = {'kernel': platform.release().split('-')[0],
                'how': 'record.py: messages to NETLINK_KOBJECT_UEVENT sockets in four network namespaces', **records}
    with open(os.path.join(os.path.dirname(__file__), 'recorded-uevents.json'), 'w') as file:
        lines = (f'"{key}": ' + (json.dumps(value) if isinstance(value, str) else
                                '[\n' + ',\n'.join(json.dumps(one) for one in value) + '\n]')
                 for key, value in document.items())
        file.write('{\n' + ',\n'.join(lines) + '\n}\n')


if __name__ == '__main__':
    main()
