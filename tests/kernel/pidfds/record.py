"""Records random sequences of calls around pidfds: record.py OUTPUT SEQUENCES STEPS SEED, as root.

Every sequence runs in a new pid namespace, so that its numbers begin with 1. The first process drives; every other task
takes orders over a socket. After each call the recorder waits until no task is about to die.
"""

import json
import os
import random
import re
import select
import signal
import socket
import sys
import time

from agent import AGENT_FD, DRIVER_FD, TASKS, libc, perform, some_function
from draw import CLONE_NEWPID, draw

PF_EXITING = 4
OUTPUT_FD = 590


def sockets():
    """Pairs at high descriptors, so that calls find the low ones free."""
    for index in range(1, TASKS):
        for end, place in zip(socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET), (DRIVER_FD, AGENT_FD)):
            os.dup2(end.detach(), place + index)
    os.closerange(3, OUTPUT_FD)


def settled(path):
    try:
        with open(f'{path}/stat') as stat, open(f'{path}/status') as status:
            fields = stat.read().rsplit(')', 1)[1].split()
            pending = re.findall(r'(?:SigPnd|ShdPnd):\t(\w+)', status.read())
    except (FileNotFoundError, ProcessLookupError):
        return True
    return fields[0] == 'Z' or not (int(fields[6]) & PF_EXITING or any(int(p, 16) for p in pending))


def settle():
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            if all(settled(f'/proc/{p}/task/{t}') for p in os.listdir('/proc') if p.isdigit() and p != '1'
                   for t in os.listdir(f'/proc/{p}/task')):
                return
        except (FileNotFoundError, ProcessLookupError):
            pass
        time.sleep(0.002)
    raise TimeoutError


class Task:
    def __init__(self, index, process, link):
        self.index, self.process, self.link = index, process, link

    def runs(self):
        try:
            with open(f'/proc/{self.link}/stat') as stat:
                return stat.read().rsplit(')', 1)[1].split()[0] not in 'ZX'
        except (FileNotFoundError, ProcessLookupError):
            return False


class Process:
    def __init__(self, nested=False, uid=0, fds=()):
        self.nested, self.uid, self.fds = nested, uid, list(fds)


def written(op, result):
    """What a call gave: its value, OK without one, an error, or null for a caller that died of it."""
    call = {name: value for name, value in op.items() if name not in ('child', 'alarm') and value is not None}
    if result is None:
        return {**call, 'gives': None}
    status, value = result.pop('status'), result.pop('value')
    return {**call, 'gives': status if value is None else value, **({'also': result} if result else {})}


class Driver:
    def __init__(self):
        self.init = Process()
        self.tasks = [Task(1, self.init, '1/task/1')]
        self.numbers = [1]

    def pick(self):
        running = [task for task in self.tasks if task.index == 1 or task.runs()]
        return random.choice([*running[-3:], *running])

    def threads(self, process):
        return sum(1 for task in self.tasks if task.process is process and (task.index == 1 or task.runs()))

    def hello(self, index):
        if not select.select([DRIVER_FD + index], [], [], 5)[0]:
            raise TimeoutError
        return json.loads(os.read(DRIVER_FD + index, 4096))

    def order(self, task, op):
        """The task's answer, or null when it did not live to give one."""
        if task.index == 1:
            return perform(op)
        os.write(DRIVER_FD + task.index, json.dumps(op).encode())
        deadline = time.monotonic() + 5
        while time.monotonic() < deadline:
            runs = task.runs()
            if select.select([DRIVER_FD + task.index], [], [], 0.005)[0]:
                return json.loads(os.read(DRIVER_FD + task.index, 4096))
            if not runs:
                return None
        raise TimeoutError

    def run(self, op):
        task = next(task for task in self.tasks if task.index == op['by'])
        op['child'] = len(self.tasks) + 1
        op.setdefault('alarm', False)
        result = self.order(task, op)
        if op['call'] == 'execve':
            task.link, result = result, {'status': 'OK', 'value': 0}
        elif op['call'] in ('clone', 'clone3', 'thread') and result and result['status'] == 'OK':
            link = self.hello(op['child'])
            self.created(task, op, link, result)
        settle()
        self.remember(task, op, result)
        return written(op, result)

    def created(self, task, op, link, result):
        number = int(link.rsplit('/', 1)[1])
        self.numbers.append(number)
        process = task.process
        if op['call'] == 'thread':
            result['value'] = None if process.nested else number
        else:
            process = Process(process.nested or bool(op['flags'] & CLONE_NEWPID), process.uid, process.fds)
        self.tasks.append(Task(op['child'], process, link))

    @staticmethod
    def remember(task, op, result):
        if not result or result['status'] != 'OK':
            return
        if op['call'] in ('pidfd_open', 'pidfd_getfd', 'pipe', 'open_proc'):
            task.process.fds.append((result['value'], op['call'] == 'pidfd_open'))
        if 'secondFd' in result:
            task.process.fds.append((result['secondFd'], op['call'] != 'pipe'))
        if op['call'] == 'close':
            task.process.fds = [each for each in task.process.fds if each[0] != op['fd']]
        if op['call'] == 'execve':
            task.process.fds = []
        if op['call'] == 'setuid':
            task.process.uid = op['uid']


CLONE_NEWNS, MS_REC_PRIVATE = 0x20000, 0x44000


def first_process(output, steps, pid_max, seed):
    """The driver: process 1 of a new namespace, with nothing but descriptors 0 to 2 below the high ones."""
    os.dup2(output, OUTPUT_FD)
    sockets()
    libc.mount(b'proc', b'/proc', b'proc', 0, None)
    os.setsid()
    libc.signal(signal.SIGALRM, some_function)
    libc.siginterrupt(signal.SIGALRM, 1)
    with open('/proc/sys/kernel/pid_max', 'w') as limit:
        limit.write(str(pid_max))
    random.seed(seed)
    driver = Driver()
    steps = [driver.run(draw(driver)) for _ in range(steps)]
    os.write(OUTPUT_FD, json.dumps({'pidMax': pid_max, 'steps': steps}).encode())


def sequence(*arguments):
    """What was recorded, or nothing when the machine was too slow to settle."""
    read, write = os.pipe()
    if (child := os.fork()) == 0:
        os.close(read)
        if libc.unshare(CLONE_NEWPID | CLONE_NEWNS) or libc.mount(b'none', b'/', None, MS_REC_PRIVATE, None):
            raise OSError('this needs root')
        if (first := os.fork()) == 0:
            try:
                first_process(write, *arguments)
            finally:
                os._exit(0)
        os.waitpid(first, 0)
        os._exit(0)
    os.close(write)
    with open(read, 'rb') as result:
        text = result.read()
    os.waitpid(child, 0)
    return json.loads(text) if text else None


def main(path, count, steps, seed):
    limits = [303, 310, 32768]
    recorded = [sequence(int(steps), limits[n % 3], f'{seed} {n}') for n in range(int(count))]
    note = 'Made by record.py: random sequences of calls, each in a new pid namespace, with what the kernel answered.'
    with open(path, 'w') as file:
        file.write(json.dumps({'note': note, 'kernel': os.uname().release.split('-')[0]})[:-1] + ', "sequences": [\n')
        file.write(',\n'.join(json.dumps(each, separators=(',', ':')) for each in recorded if each) + '\n]}\n')
    print(f'{sum(1 for each in recorded if each)} of {count} sequences')


if __name__ == '__main__':
    main(*sys.argv[1:])
