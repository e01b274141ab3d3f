"""Records which writers and texts the running kernel accepts: `python3 record.py > recorded-writers.json`, as root."""

import json
import platform
import random

from kernel import CAPABILITIES, Kernel

ALL = list(CAPABILITIES)
NOTE = (
    'Situations played step by step by record.py, each with what the kernel answered. Namespace 0 is the initial one, '
    'those of unshare are counted up. Processes are given by their place in `credentials`; ids in them are kernel-global. '
    'The texts of a step are written one after the other to one descriptor.'
)


def who(euid=0, namespace=0, capabilities=ALL, egid=None):
    return {
        'namespace': namespace,
        'euid': euid,
        'egid': euid if egid is None else egid,
        'capabilities': list(capabilities),
    }


# Everybody who does something in a recording.
CREDENTIALS = []


def place(credentials):
    if credentials not in CREDENTIALS:
        CREDENTIALS.append(credentials)
    return CREDENTIALS.index(credentials)


class Recording:
    """Does steps and keeps them with their answers."""

    def __init__(self, about):
        self.kernel = Kernel()
        self.about = about
        self.steps = []

    def keep(self, do, answer, **arguments):
        if answer is not None:
            for role in [role for role in ('by', 'opener', 'writer') if role in arguments]:
                arguments[role] = place(arguments[role])
            self.steps.append({'do': do, **arguments, 'answer': answer})
        return answer

    def unshare(self, by):
        return self.keep('unshare', self.kernel.unshare(by), by=by)

    def write(self, *texts, file='uid_map', namespace=1, opener=None, writer=None, **how):
        opener = opener or who()
        arguments = {
            'file': file,
            'namespace': namespace,
            'opener': opener,
            'writer': writer or opener,
            'texts': texts,
            **how,
        }
        return self.keep('write', self.kernel.write(**arguments), **arguments)

    def read(self, file='uid_map', namespace=1, reader=0):
        arguments = {'file': file, 'namespace': namespace, 'reader': reader}
        self.keep('read', self.kernel.read(**arguments), **arguments)

    def ids(self, do, namespace, uids):
        self.keep(do, getattr(self.kernel, do)(namespace, uids), namespace=namespace, uids=uids)

    def end(self):
        self.kernel.close()
        return {'about': self.about, 'steps': self.steps}


def lines(count, lower=100000, size=1, step=2):
    """So many extents, in falling order inside and rising order outside, with holes between them."""
    return ''.join(f'{(count - 1 - i) * step} {lower + i * step} {size}\n' for i in range(count))


TEXTS = {
    'lengths around the limit': ['0 0 1'.ljust(4096), '0 0 1'.ljust(4095)],
    'a length over the limit with garbage': ['x' * 4096],
    'as many extents as there can be': [lines(340, 1000)],
    'one extent too many': [lines(341, 1000)],
    'one extent too many, garbage': [lines(340, 1000) + 'x'],
    '340 extents and an empty line': [lines(340, 1000) + '\n'],
    '340 extents, the last without a newline': [lines(340, 1000)[:-1]],
    'the extent that is too many overlaps': [lines(339, 1000) + '0 0 1\n5 5 5\n'],
    'the end of a C string': ['0 0 1\0 garbage'],
    'the end of a C string behind a newline': ['0 0 1\n\0 2 2 2'],
    'a C string without anything': ['\0', '\0' * 4095, '\0' * 4096],
    'white space of C': ['\v0\f0\r1\t'],
    'white space that is none': ['0\u00a00 1', '0\u20030 1', '0 0 1\u00a0', '\ufeff0 0 1', '0\x1c0 1'],
    'newlines only': ['\n', '\n\n', ' ', ''],
    'numbers that need more than 64 bits': [f'{2**64} {2**64 + 5} {2**64 + 7}'],
    'leading zeros': [f'{"0" * 1000}7 {"0" * 1000}8 {"0" * 1000}9'],
    'other notations': ['0x0 0 1', '0 0x0 1', '0 0 0x1', '+0 0 1', '0 -1 1', '0 0 1.0', '1e1 0 1', '0,0,1', '010 010 010'],
    'missing numbers': ['0', '0 ', '0 0', '0 0 ', '0 0  \n0 1 1', ' 0', '0 0 1 \n \n1 1 1'],
    'more than numbers': ['0 0 1x', '0 0 1 x', '0 0 1 #', '0 0 1 1', '0 0 1 \n1 1 1 1'],
    'last ids': ['4294967294 0 2', '0 4294967294 2', '4294967295 0 1', '0 4294967295 1', '4294967294 4294967294 1'],
    'counts that wrap': ['0 0 4294967296', '1 0 4294967295', '0 1 4294967295', '4294967290 0 6', '4294967290 7 5'],
    'overlaps inside': ['0 0 10\n9 10 1', '9 0 2\n0 10 10', '0 0 1\n0 5 1', '5 0 1\n0 10 10', '0 0 2\n2 5 3'],
    'overlaps outside': ['0 0 10\n10 9 1', '0 9 2\n10 0 10', '0 5 1\n1 5 1', '0 5 1\n10 0 10', '0 0 2\n5 2 3'],
}


def texts():
    for about, written in TEXTS.items():
        for file in ['uid_map'] if len(written) > 1 or len(written[0]) > 99 else ['uid_map', 'gid_map', 'projid_map']:
            for text in written:
                recording = Recording(about)
                recording.unshare(who())
                recording.write(text, file=file)
                recording.read(file)
                yield recording.end()


def descriptors():
    recording = Recording('offsets and calls')
    recording.unshare(who())
    for file in ['uid_map', 'gid_map', 'projid_map', 'setgroups']:
        text = 'deny' if file == 'setgroups' else '0 0 1'
        for how in [{'call': 'pwrite'}, {'call': 'pwrite', 'position': 1}, {'call': 'pwrite', 'position': -1}, {'position': 1}]:
            recording.write(text, file=file, **how)
        recording.write('x', text, text, file=file)
        recording.write(text, file=file)
        recording.write('x' * 5000, file=file)
        recording.write(text, file=file, namespace=0)
        recording.write(text, file=file, namespace=0, call='pwrite')
    recording.write('x' * 5000, file='uid_map', namespace=0, position=3)
    yield recording.end()


def words():
    for written in [
        ['allow', 'deny', 'deny', 'allow'],
        ['deny\n\n\n', 'allow\n\n', 'denyx', ' deny', 'allowed', 'deny\0x', 'allow\0x', 'allow \t', 'deny \n x', 'all', ''],
        ['deny    ', 'deny   ', 'x' * 8, 'x' * 7],
    ]:
        recording = Recording('words for setgroups')
        recording.unshare(who())
        for text in written:
            recording.write(text, file='setgroups')
            recording.read('setgroups')
        recording.write('0 0 1', file='gid_map')
        recording.write('deny', file='setgroups')
        recording.write('allow', file='setgroups')
        recording.unshare(who(namespace=1))
        recording.write('0 0 1', file='uid_map')
        recording.unshare(who(namespace=1))
        recording.read('setgroups', 2)
        recording.write('allow', file='setgroups', namespace=2)
        recording.write('x', file='setgroups', opener=who(1000, 0, []))
        recording.write('x', file='setgroups', opener=who(0, 1, []))
        yield recording.end()


def nested():
    for parent, creator in [
        ('0 100000 1000\n1000 101000 1000\n', 100000),
        (lines(6, size=2), 100000),
        (lines(7, 0), 0),
        ('0 4294960000 5000\n', 4294960000),
    ]:
        for child in ['0 0 1000', '0 999 2', '0 1999 1', '0 0 2000', lines(6, 0), lines(7, 0), '5 3 1', '0 1 1', '0 0 3']:
            recording = Recording('a map within a map')
            recording.unshare(who(0))
            recording.write(parent)
            recording.write(parent, file='gid_map')
            recording.unshare(who(creator, 1))
            recording.write(child, namespace=2)
            recording.write(child, namespace=2, opener=who(creator, 1))
            recording.read(namespace=2, reader=0)
            recording.read(namespace=2, reader=1)
            recording.read(namespace=2, reader=2)
            recording.read(namespace=1, reader=2)
            recording.read(namespace=0, reader=2)
            recording.ids('up', 2, [*range(99999, 100014), 0, 3])
            recording.ids('down', 2, [*range(14), 999, 65534])
            yield recording.end()


def deep():
    recording = Recording('as deep as it goes')
    for level in range(40):
        if recording.unshare(who(namespace=level)) != 'OK':
            break
        for file in ['uid_map', 'gid_map']:
            recording.write('0 0 1', file=file, namespace=level + 1, opener=who(namespace=level))
    yield recording.end()


def somebody(dice, namespace):
    """Mostly who could be allowed something: an owner, or root."""
    euid = dice.choice([0, 1000, 100000] if namespace < 2 else [100000, 100001])
    egid = dice.choice([euid, euid, euid, 1000, 100001])
    return who(euid, namespace, [name for name in ALL if dice.random() < 0.75], egid)


def drawn(dice):
    recording = Recording('drawn')
    depth = dice.choice([1, 1, 2, 2, 3])
    for level in range(depth):
        if recording.unshare(somebody(dice, level)) != 'OK':
            break
        for _ in range(3):
            file = dice.choice(['uid_map', 'uid_map', 'gid_map', 'gid_map', 'projid_map', 'setgroups'])
            text = dice.choice(['0 0 1', '0 1000 1', '7 100000 1', '0 1000 2', '0 100000 9', '0 1 5\n8 0 2', lines(6)])
            target = dice.choice([level + 1] * 9 + [dice.randint(0, level + 1)])
            opener = somebody(dice, dice.choice([max(target - 1, 0), target, dice.randint(0, level + 1)]))
            writer = dice.choice([opener, opener, somebody(dice, dice.randint(0, level + 1))])
            recording.write('deny' if file == 'setgroups' else text, file=file, namespace=target, opener=opener, writer=writer)
        for file in ['uid_map', 'gid_map']:
            recording.write('0 0 4294967295' if level == 0 else '0 0 200000', file=file, namespace=level + 1)
            recording.write('0 0 1\n100000 100000 9\n1000 1000 1', file=file, namespace=level + 1, opener=who(namespace=level))
            recording.read(file, level + 1, dice.randint(0, level + 1))
    return recording.end()


def main():
    dice = random.Random(415)
    situations = [*texts(), *descriptors(), *words(), *nested(), *deep(), *[drawn(dice) for _ in range(200)]]
    kernel = platform.release().split('-')[0]
    print(json.dumps({'kernel': kernel, 'note': NOTE, 'credentials': CREDENTIALS, 'situations': situations}))


main()
