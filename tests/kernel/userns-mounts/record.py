"""Asks the running kernel what `recorded-*.json` hold. Run as root in a scratch folder below /dev/shm: python3 record.py"""
import itertools
import json
import os
import platform
import shutil
import tempfile

from acts import CALLS, NODES, acts
from fuse import fuse
from namespaces import BIND, DETACH, FLAGS, NEW, PRIVATE, REC, REMOUNT, answer, bits, child, in_container
from namespaces import libc, mount

PLAIN = '0 100000 65536\n'
FILESYSTEMS = ('proc', 'sysfs', 'tmpfs', 'ramfs', 'devpts', 'mqueue', 'cgroup', 'cgroup2', 'bpf', 'binfmt_misc',
               'overlay', 'debugfs', 'devtmpfs', 'nonesuch', 'ext4', 'xfs', 'btrfs', 'squashfs', 'erofs')


def options(kind, scratch):
    if kind == 'overlay':
        return f'lowerdir={scratch}/lower,upperdir={scratch}/upper,workdir={scratch}/work'
    return 'none,name=systemd' if kind == 'cgroup' else None


def new_mount(kind, scratch, flags=()):
    return answer(mount, 'none', f'{scratch}/point', kind, bits(flags), options(kind, scratch))


def who_may_mount(scratch):
    """Every filesystem with every set of namespaces that the user namespace of the caller owns."""
    for count in range(len(NEW) + 1):
        for owned in itertools.combinations(NEW, count):
            for kind in FILESYSTEMS:
                result = in_container(owned, PLAIN, lambda: new_mount(kind, scratch))
                yield {'owned': owned, 'filesystem': kind, 'result': result}


def too_revealing(scratch):
    """New mounts of proc and sysfs, by what is there of them already."""
    cases = {
        'whole': lambda: None,
        'covered': lambda: [mount('none', at, 'tmpfs') for at in ('/proc/sys', '/sys/kernel')],
        'covered empty folder': lambda: mount('none', '/proc/fs/nfsd', 'tmpfs'),
        'read-only': lambda: [mount(None, at, None, REMOUNT | BIND | FLAGS['ro']) for at in ('/proc', '/sys')],
        'part': lambda: [mount(f'/{at}', f'/{at.split("/")[0]}', None, BIND) for at in ('proc/sys', 'sys/kernel')],
        'gone': lambda: [libc.umount2(at, DETACH) for at in (b'/proc', b'/sys')],
    }
    for (there, prepare), kind, flags in itertools.product(cases.items(), ('proc', 'sysfs'), ((), ('ro',))):
        body = lambda: new_mount(kind, scratch, flags)
        result = child(lambda: in_container(('mnt', 'pid', 'net'), PLAIN, body, prepare)
                       if libc.unshare(NEW['mnt']) == 0 else None)
        yield {'there': there, 'filesystem': kind, 'flags': flags, 'result': result}


def inherited_flags(scratch):
    """What the owner of a mount namespace may do with a mount that was copied into it, and with a copy made by itself."""
    point, copy = f'{scratch}/point', f'{scratch}/copy'
    subsets = [names for count in range(5) for names in itertools.combinations(FLAGS, count)]

    def body(flags, bind):
        remount = REMOUNT | (BIND if bind else 0)
        return {
            'remount': answer(mount, None, point, None, remount | bits(flags)),
            'umount': answer(libc.umount2, point.encode(), 0),
            'bind': answer(mount, point, copy, None, BIND),
            'remountCopy': answer(mount, None, copy, None, REMOUNT | BIND | bits(flags)),
            'umountCopy': answer(libc.umount2, copy.encode(), 0),
        }

    for had, flags, bind in itertools.product(subsets, subsets, (True, False)):
        prepare = lambda: mount('none', point, 'tmpfs', bits(had))
        result = child(lambda: in_container(('mnt',), PLAIN, lambda: body(flags, bind), prepare)
                       if libc.unshare(NEW['mnt']) == 0 else None)
        yield {'had': had, 'flags': flags, 'bind': bind, 'results': result}


def new_files(scratch):
    """Making a file and nodes in the root of each filesystem, by the task that mounted it."""
    os.chdir(f'{scratch}/point')
    return {node: answer(os.mknod, f'./{node}', 0o666 | NODES[node][0], NODES[node][1])
            for node in ('null', 'whiteout', 'fifo', 'regular')} | {'create': CALLS['create']('new', 0o644)}


def operations(scratch):
    for kind in FILESYSTEMS:
        body = lambda: new_files(scratch) if new_mount(kind, scratch) == 'OK' else None
        results = in_container(tuple(NEW), PLAIN, body)
        if results:
            yield {'filesystem': kind, 'results': results}


def subtypes(scratch):
    for kind in ('tmpfs.', 'tmpfs.one', 'fuse.', 'fuse.one', 'fuseblk.', 'nonesuch.', 'fuse.one.two', '.', ''):
        yield {'filesystem': kind, 'result': in_container(('mnt',), PLAIN, lambda: new_mount(kind, scratch))}


def save(name, how, **records):
    document = {'kernel': platform.release().split('-')[0], 'how': how, **records}
    with open(os.path.join(os.path.dirname(__file__), f'recorded-{name}.json'), 'w') as file:
        lines = (f'"{key}": ' + (json.dumps(value) if isinstance(value, str) else
                                '[\n' + ',\n'.join(json.dumps(one) for one in value) + '\n]')
                 for key, value in document.items())
        file.write('{\n' + ',\n'.join(lines) + '\n}\n')


def main(scratch):
    os.chmod(scratch, 0o755)
    os.umask(0)
    for name in ('point', 'copy', 'lower', 'upper', 'work'):
        os.mkdir(f'{scratch}/{name}')
        os.chown(f'{scratch}/{name}', 100000, 100000)
    libc.unshare(NEW['mnt'])
    mount(None, '/', None, REC | PRIVATE)
    save('mounts', 'record.py: mount(2) by root of a new user namespace, each in a child of its own',
         who=list(who_may_mount(scratch)), revealing=list(too_revealing(scratch)),
         operations=list(operations(scratch)), subtypes=list(subtypes(scratch)),
         inherited=list(inherited_flags(scratch)))
    save('acts', 'acts.py: calls by seven tasks, through one descriptor of the root of a mount', sequences=acts(scratch))
    save('fuse', 'fuse.py: mount(2) with options left out, and calls on a mount that a small daemon answers',
         **fuse(scratch))


if __name__ == '__main__':
    folder = tempfile.mkdtemp(dir='/dev/shm')
    try:
        main(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
