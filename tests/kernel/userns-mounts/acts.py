"""Calls on the files of a mount, by tasks inside and outside the user namespace that owns it."""
import errno
import os
import random
import signal
import stat
import subprocess

from namespaces import BIND, REMOUNT, answer, bits, child, enter, lasting, mount

CONTAINER = '0 100000 65536\n'
MAPS = {'container': CONTAINER, 'holed': '0 100000 1000\n1000 0 1\n1001 101001 64535\n'}
# (namespaces of which container to enter, uid and gid there)
ACTORS = {
    'inside root': ('owner', ('mnt', 'user'), 0),
    'inside user': ('owner', ('mnt', 'user'), 1001),
    'outside root': (None, (), 0),
    'outside user': (None, (), 1234),
    'outside twin of inside root': (None, (), 100000),
    'nested root': ('nested', ('mnt', 'user'), 0),
    'sibling root': ('sibling', ('user',), 0),
}
NODES = {
    'null': (stat.S_IFCHR, os.makedev(1, 3)),
    'block': (stat.S_IFBLK, os.makedev(240, 250)),
    'whiteout': (stat.S_IFCHR, 0),
    'minor 1': (stat.S_IFCHR, os.makedev(0, 1)),
    'major 1': (stat.S_IFCHR, os.makedev(1, 0)),
    'block 0': (stat.S_IFBLK, 0),
    'fifo': (stat.S_IFIFO, 0),
    'socket': (stat.S_IFSOCK, 0),
    'regular': (stat.S_IFREG, 0),
}
PROGRAM = '#include <stdio.h>\n#include <unistd.h>\nint main(void) { printf("%d", geteuid()); return 0; }\n'


def run(name):
    """The effective user id that a program has which is executed from the file, or the name of the errno."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.dup2(write, 1)
        try:
            os.execv(f'./{name}', [name])
        except OSError as error:
            os.write(1, errno.errorcode[error.errno].encode())
        os._exit(0)
    os.close(write)
    os.waitpid(pid, 0)
    return os.read(read, 20).decode()


CREATE = os.O_CREAT | os.O_EXCL | os.O_WRONLY
ACCESS = {'read': os.O_RDONLY, 'write': os.O_RDWR}
CALLS = {
    'create': lambda name, mode: answer(lambda: os.close(os.open(name, CREATE, mode))),
    'mknod': lambda name, node: answer(os.mknod, name, 0o666 | NODES[node][0], NODES[node][1]),
    'chown': lambda name, uid, gid: answer(os.lchown, name, uid, gid),
    'chmod': lambda name, mode: answer(os.chmod, name, mode),
    'open': lambda name, access: answer(lambda: os.close(os.open(name, ACCESS[access] | os.O_NONBLOCK))),
    'exec': run,
    'look': lambda: answer(os.listdir, '.'),
    'remount': lambda flags, bind: answer(mount, None, '.', None, REMOUNT | (BIND if bind else 0) | bits(flags)),
}


def become(actor, pids):
    container, kinds, identity = ACTORS[actor]
    if container:
        enter(pids[container], kinds)
    os.setgroups([])
    os.setresgid(identity, identity, identity)
    if container:
        os.setresuid(0, 0, 0)  # root of the container first, or leaving it would not take the capabilities away
    os.setresuid(identity, identity, identity)


def draw(dice, turn):
    name = dice.choice('ab')
    ids = (-1, -1, -1, 0, 1000, 1001, 1234, 70000, 100000, 300000)
    modes = (0o644, 0o600, 0o640, 0o700, 0o755, 0o4755, 0o4711)
    flags = [flag for flag in ('ro', 'nosuid', 'nodev', 'noexec') if dice.random() < 0.2]
    if turn < 2:
        return ['create', name, dice.choice(modes)]
    return dice.choice([
        ['create', name, dice.choice(modes)], ['create', name, 0o4755], ['mknod', name, dice.choice(list(NODES))],
        ['chown', name, dice.choice(ids), dice.choice(ids)], ['chmod', name, dice.choice(modes)],
        ['open', name, dice.choice(list(ACCESS))], ['open', name, dice.choice(list(ACCESS))], ['exec', name], ['exec', name], ['look'],
        ['remount', flags, dice.random() < 0.5],
    ])


def play(dice, pids, folder, program):
    for turn in range(16):
        actor = dice.choice(list(ACTORS))
        call, *args = draw(dice, turn)

        def body():
            become(actor, pids)
            os.fchdir(folder)
            return CALLS[call](*args)

        result = child(body)
        if (call == 'create' or args[1:] == ['regular']) and result == 'OK':
            # Something to execute, written by a task whose writing leaves the set-user-ID bit alone.
            with open(os.open(args[0], os.O_WRONLY, dir_fd=folder), 'wb') as file:
                file.write(program)
        yield [actor, call, *args, result]


def listing(folder):
    for name in sorted(os.listdir(folder)):
        status = os.stat(name, dir_fd=folder, follow_symlinks=False)
        yield [name, status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode)]


def sequence(seed, owner, kind, scratch, program):
    """Sixteen calls on a mount of the container's, or of the initial user namespace's where `owner` is None."""
    dice, point = random.Random(seed), f'{scratch}/point'
    new = lambda: answer(mount, 'none', point, kind, 0, 'mode=1777' if kind == 'tmpfs' else None)
    if owner is None:
        new()
        folder = os.open(point, os.O_RDONLY)
    inside, end = lasting(('mnt',), MAPS[owner or 'container'], new if owner else lambda: None)
    outside, end_sibling = lasting((), '0 300000 65536\n')
    nested, end_nested = nested_container(inside)
    if owner:
        folder = os.open(f'/proc/{inside}/root{point}', os.O_RDONLY)
    pids = {'owner': inside, 'nested': nested, 'sibling': outside}
    calls = list(play(dice, pids, folder, program))
    files = list(listing(folder))
    os.close(folder)
    for stop in (end_nested, end_sibling, end):
        stop()
    if owner is None:
        subprocess.run(['umount', point], check=True)
    return {'owner': owner, 'filesystem': kind, 'calls': calls, 'files': files}


def nested_container(pid):
    """A process in a user namespace below that of `pid`, in the mount namespace of `pid`, and a function that ends it."""
    read, write = os.pipe()
    keeper = os.fork()
    if keeper == 0:
        enter(pid, ('mnt', 'user'))
        os.setgroups([])
        os.setresgid(0, 0, 0)
        os.setresuid(0, 0, 0)
        inner, stop = lasting((), '0 1001 100\n')
        os.write(write, str(inner).encode())
        signal.signal(signal.SIGTERM, lambda *_: (stop(), os._exit(0)))
        while True:
            signal.pause()
    return int(os.read(read, 20)), lambda: (os.kill(keeper, signal.SIGTERM), os.waitpid(keeper, 0))


def acts(scratch):
    source = f'{scratch}/program.c'
    with open(source, 'w') as file:
        file.write(PROGRAM)
    subprocess.run(['gcc', '-static', '-s', '-o', f'{scratch}/program', source], check=True)
    with open(f'{scratch}/program', 'rb') as file:
        program = file.read()
    kinds = [('container', 'tmpfs'), ('holed', 'tmpfs'), ('container', 'ramfs'), (None, 'tmpfs')]
    return [sequence(seed, *kinds[seed % len(kinds)], scratch, program) for seed in range(200)]
