"""Draws the next call of a recording."""

import random

from agent import TASKS

CLONE_PIDFD, CLONE_NEWPID, CLONE_NEWUTS, PARENT_SETTID, DETACHED = 0x1000, 0x20000000, 0x4000000, 0x100000, 0x400000
SIGNALS = [0, 0, 9, 9, 15, 15, 10, 10, 12, 17, 18, 18, 65, -1]


def number_for(driver, process):
    if process.nested:
        return random.randint(1, 4)
    return random.choice([*driver.numbers[-6:] * 3, random.choice(driver.numbers), -1, 0, 290])


def draw(driver):
    """A call that is likely to tell something, by a task that runs."""
    task = driver.pick()
    process = task.process
    single = driver.threads(process) == 1
    pidfds = [fd for fd, sure in process.fds if sure]
    fd = random.choice([fd for fd, _ in process.fds] * 8 + [1, 20, -1])
    number, sig = number_for(driver, process), random.choice(SIGNALS)
    names = ['clone'] * (12 if len(driver.tasks) < 5 else 6) + ['pidfd_open'] * 6 + ['pidfd_send_signal'] * 7
    names += ['kill'] * 3 + ['pidfd_getfd'] * 3 + ['waitid'] * 5 + ['wait4'] * 2 + ['sigaction'] * 2 + ['setsid'] * 2
    names += ['setns', 'open_proc', 'close', 'pipe', 'clone3']
    names += ['ns_last_pid'] * 2 + (['poll'] * 5 + ['fstat'] if pidfds else []) + (['setuid'] if single else [])
    names += ['exit_group', 'exit', 'execve'] if task.index > 1 else []
    names += ['fdinfo'] * 2 if pidfds and process.uid == 0 and not process.nested else []
    names += ['thread'] * 2 if task.index > 1 else []
    name = random.choice(names)
    if len(driver.tasks) > TASKS - 3 and name in ('clone', 'clone3', 'thread'):
        name = 'pipe'
    blocking = single and random.random() < 0.3
    options = random.choice([4, 4, 4, 4, 0x1000004, 2, 12, 0, 0x40000004, 0x80000004, 0xc0000004, 64])
    arguments = {
        'clone': {'flags': 17 | random.choice([0, 0, 0, CLONE_PIDFD, CLONE_PIDFD, CLONE_NEWPID, CLONE_NEWUTS,
                                               CLONE_PIDFD | PARENT_SETTID, CLONE_PIDFD | DETACHED, DETACHED])},
        'clone3': {'flags': random.choice([0, CLONE_PIDFD, DETACHED, 1 << 40, 17, 0x10000, 0x800,
                                           CLONE_PIDFD | PARENT_SETTID]),
                   'exitSignal': random.choice([17, 17, 17, 65, 300]), 'size': random.choice([64, 64, 64, 56, 5000]),
                   'sameAddress': random.random() < 0.5},
        'thread': {},
        'exit': {'code': random.randint(-1, 300)},
        'exit_group': {'code': random.randint(-1, 300)},
        'execve': {'program': 'python3'},
        'kill': {'pid': random.choice([number] * 8 + [-number, -1, -2**31]), 'signal': sig},
        'pidfd_open': {'pid': number, 'flags': random.choice([0, 0, 0, 0x800, 0x80, 0x80, 0x880, 1])},
        'pidfd_send_signal': {'pidfd': random.choice([fd] * 12 + [-10000, -10001]), 'signal': sig,
                              'flags': random.choice([0, 0, 0, 0, 0, 1, 2, 4, 4, 3, 8]),
                              'info': random.choice([None, None, None, {'signo': sig, 'code': -1},
                                                     {'signo': sig, 'code': 0}, {'signo': sig, 'code': -6},
                                                     {'signo': 3, 'code': -1}])},
        'pidfd_getfd': {'pidfd': fd, 'fd': random.choice([0, 3, 4, 5, 30]), 'flags': random.choice([0, 0, 0, 0, 1])},
        'poll': {'fd': random.choice(pidfds or [0])},
        'fstat': {'fd': random.choice(pidfds or [0])},
        'fdinfo': {'fd': random.choice(pidfds or [0])},
        'close': {'fd': random.choice([fd, 20]) if fd > 2 else 20},
        'open_proc': {'pid': number if not process.nested else 999},
        'setns': {'fd': fd, 'flags': random.choice([0, 1, CLONE_NEWUTS, CLONE_NEWUTS] if single else [0, 1])},
        'sigaction': {'signal': random.choice([17, 17, 10, 15, 9, 19, 0, 66]),
                      'disposition': random.choice(['SIG_DFL', 'SIG_IGN', 'SIG_IGN', 'handler'])},
        'waitid': {'type': random.choice([0, 1, 3, 3, 3, 2, 9]), 'id': random.choice([number, fd, fd]),
                   'options': options | (0 if blocking else 1), 'alarm': blocking},
        'wait4': {'pid': random.choice([number, number, -1, 0, -number, -2**31]),
                  'options': random.choice([0, 0, 0, 2, 0x40000000, 0x80000000, 4]) | (0 if blocking else 1),
                  'alarm': blocking},
        'setuid': {'uid': random.choice([0, 1000, 1000, 1001, 2**32 - 1])},
        'ns_last_pid': {'last': random.choice([*(n - 1 for n in driver.numbers[-4:]), 298, 305, 309, 310, -1, 2**23])},
    }
    return {'by': task.index, 'call': name, **arguments.get(name, {})}
