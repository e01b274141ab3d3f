"""Mounts of fuse: with options left out or wrong, and calls on a mount that a small daemon answers."""
import itertools
import os
import signal
import stat
import struct

from acts import ACTORS, CONTAINER, become, nested_container
from namespaces import answer, child, in_container, lasting, libc, mount

PR_SET_PDEATHSIG = 1
LOOKUP, GETATTR, SETATTR, OPEN, OPENDIR, READDIR, INIT = 1, 3, 4, 14, 27, 28, 26
# The files of the daemon by node: name, uid and gid in the user namespace of the mount, mode.
FILES = {1: ('/', 0, 0, stat.S_IFDIR | 0o777), 2: ('mapped', 0, 0, stat.S_IFREG | 0o644),
         3: ('unmapped', 70000, 70000, stat.S_IFREG | 0o646)}


def attributes(node):
    _, uid, gid, mode = FILES[node]
    return struct.pack('=6Q10I', node, 0, 0, 0, 0, 0, 0, 0, 0, mode, 1, uid, gid, 0, 4096, 0)


def reply(opcode, node, body):
    """What the daemon answers to one request: an error and the bytes of the result."""
    if opcode == INIT:
        return 0, struct.pack('=4I2H3I', 7, 31, 0, 0, 12, 10, 65536, 1, 0) + bytes(28)
    if opcode == LOOKUP:
        name = body.split(b'\0')[0].decode()
        found = next((number for number, file in FILES.items() if file[0] == name), None)
        return (0, struct.pack('=4Q2I', found, 0, 0, 0, 0, 0) + attributes(found)) if found else (-2, b'')
    if opcode in (GETATTR, SETATTR):
        return 0, struct.pack('=Q2I', 0, 0, 0) + attributes(node)
    if opcode in (OPEN, OPENDIR):
        return 0, bytes(16)
    return (0, b'') if opcode == READDIR else (-38, b'')


def serve(device):
    while True:
        request = os.read(device, 1 << 18)
        _, opcode, unique, node = struct.unpack_from('=IIQQ', request)
        if opcode in (2, 36, 42):  # nobody waits for an answer to FORGET and INTERRUPT
            continue
        error, body = reply(opcode, node, request[40:])
        os.write(device, struct.pack('=IiQ', 16 + len(body), error, unique) + body)


def fuse_mount(scratch, options, kind='fuse'):
    return answer(mount, 'none', f'{scratch}/point', kind, 0, ','.join(options))


def refused(scratch):
    """Every set of the four options that are needed; ids that do not map; the wrong file; a file opened elsewhere."""
    outside = os.open('/dev/fuse', os.O_RDWR)
    good = {'fd': None, 'rootmode': '40000', 'user_id': '0', 'group_id': '0'}
    devices = {'inside': lambda: os.open('/dev/fuse', os.O_RDWR), 'outside': lambda: outside,
               'other file': lambda: os.open('/dev/null', os.O_RDWR), 'closed': lambda: 999}

    def ask(kind, device, options):
        body = lambda: fuse_mount(scratch, [f'{key}={devices[device]() if key == "fd" else value}'
                                            for key, value in options.items()], kind)
        result = in_container(('mnt',), CONTAINER, body)
        return {'filesystem': kind, 'device': device if 'fd' in options else None,
                'options': {key: value for key, value in options.items() if key != 'fd'}, 'result': result}

    for kind in ('fuse', 'fuseblk'):
        for count in range(5):
            for keys in itertools.combinations(good, count):
                yield ask(kind, 'inside', {key: good[key] for key in keys})
        for device in devices:
            yield ask(kind, device, good)
        for key, value in (('user_id', '70000'), ('group_id', '70000'), ('rootmode', '7'), ('user_id', '65535')):
            yield ask(kind, 'inside', {**good, key: value})


def inside(folder, call, *args):
    os.fchdir(folder)
    call(*args)


FILE_CALLS = {
    'look': lambda folder: answer(inside, folder, os.listdir, '.'),
    'read': lambda folder, name: answer(inside, folder, lambda: os.close(os.open(name, os.O_RDONLY))),
    'write': lambda folder, name: answer(inside, folder, lambda: os.close(os.open(name, os.O_RDWR))),
    'chown': lambda folder, name, uid, gid: answer(inside, folder, os.lchown, name, uid, gid),
    'chmod': lambda folder, name: answer(inside, folder, os.chmod, name, 0o640),
}
ASKED = [['look'], ['read', 'mapped'], ['write', 'mapped'], ['read', 'unmapped'], ['write', 'unmapped'],
         ['chmod', 'unmapped'], ['chown', 'unmapped', 0, -1], ['chown', 'unmapped', 0, 0], ['chown', 'mapped', 0, 0]]


def looked_into(scratch):
    """A mount by root of a user namespace, its user_id and group_id both 0 there, and every task that calls into it."""
    for other, checked in itertools.product((False, True), repeat=2):
        point = f'{scratch}/point'

        def prepare():
            device = os.open('/dev/fuse', os.O_RDWR)
            extra = ['allow_other'] * other + ['default_permissions'] * checked
            fuse_mount(scratch, [f'fd={device}', 'rootmode=40777', 'user_id=0', 'group_id=0', *extra])
            if os.fork() == 0:
                libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
                serve(device)

        owner, end = lasting(('mnt',), CONTAINER, prepare)
        sibling, end_sibling = lasting((), '0 300000 65536\n')
        nested, end_nested = nested_container(owner)
        pids = {'owner': owner, 'nested': nested, 'sibling': sibling}
        folder = os.open(f'/proc/{owner}/root{point}', os.O_PATH)
        for actor in ACTORS:
            for call, *args in ASKED:
                def body():
                    become(actor, pids)
                    return FILE_CALLS[call](folder, *args)
                yield {'allowOther': other, 'defaultPermissions': checked, 'actor': actor, 'call': [call, *args], 'result': child(body)}
        os.close(folder)
        for stop in (end_nested, end_sibling, end):
            stop()


def fuse(scratch):
    return {'refused': list(refused(scratch)), 'looked': list(looked_into(scratch))}
