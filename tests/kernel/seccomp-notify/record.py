"""Records random sequences of calls around seccomp user notifications, as recorded-sequences.json.

Run as root: python3 record.py SEQUENCES SEED > recorded-sequences.json

Everything runs on one CPU. This program, its supervisor threads, and the targets that may run are real-time threads of
one priority, which pass the CPU on by sched_yield(2). A target that must not run yet has a lower priority, so that it
gets no CPU meanwhile. So what happens between a wake-up and the target's run can be seen ("by-step").

Calls and answers are in the words of the model. Threads are numbered in the order in which they were made. Ids count
from the first id that was received from the same listener; "unknown" is an id that was never given out.
"""

import ctypes
import errno
import fcntl
import json
import mmap
import os
import queue
import random
import select
import signal
import socket
import struct
import sys
import threading
import time

import record_targets

libc = record_targets.libc
IOCTL = {"recv": 0xC0502100, "send": 0xC0182101, "id-valid": 0x40082102, "set-flags": 0x40082104}
SOURCES = {300: "file", 301: "path"}
NUMBERS = {102: None, 104: record_targets.GROUP}
LISTENER = 8
PRIORITY, LOW = 10, 1


def spin(seconds):
    """Lets every other real-time thread run, and none else."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        libc.sched_yield()


def patiently(call, *args):
    """Makes a call again and again without leaving the CPU to targets that must not run."""
    while True:
        try:
            return call(*args)
        except BlockingIOError:
            spin(0.001)


def may_run(tid, yes):
    try:
        os.sched_setscheduler(tid, os.SCHED_FIFO, os.sched_param(PRIORITY if yes else LOW))
    except ProcessLookupError:
        pass


class Supervisor:
    """A thread that makes one ioctl at a time."""

    def __init__(self):
        self.orders, self.results, self.busy = queue.SimpleQueue(), queue.SimpleQueue(), False
        self.thread = threading.Thread(target=self.work, daemon=True)
        self.thread.start()

    def work(self):
        while order := self.orders.get():
            fd, cmd, argument, read = order
            ctypes.set_errno(0)
            value = libc.ioctl(fd, ctypes.c_ulong(cmd), argument)
            name = "OK" if value >= 0 else errno.errorcode[ctypes.get_errno()]
            self.results.put([name, read() if value >= 0 and read else max(value, 0)])

    def give(self, *order):
        self.busy = True
        self.orders.put(order)


class Sequence:
    def __init__(self, rng, number):
        self.rng = rng
        self.by_step = rng.random() < 0.5
        self.limit = rng.choice([4, 5, 400, 400])
        self.privileged = rng.random() < 0.5
        self.uid = 0 if self.privileged else 65534
        self.address = f"\0seccomp-notify-{os.getpid()}-{number}"
        self.server = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.server.bind(self.address)
        self.server.listen(8)
        self.threads, self.listeners, self.filters, self.steps = [], {}, 0, []
        self.supervisors = [Supervisor() for _ in range(2)]
        self.child = os.fork()
        if self.child == 0:
            record_targets.target(self.address, self.limit, self.uid)
        self.accept()

    def accept(self):
        self.server.setblocking(False)
        line, _ = patiently(self.server.accept)
        line.setblocking(False)
        pid, tid = json.loads(patiently(line.recv, 4096))
        may_run(tid, not self.by_step)
        self.threads.append({"pid": pid, "tid": tid, "line": line, "busy": False, "dead": False})

    def order(self, index, *order):
        thread = self.threads[index]
        thread["busy"] = True
        thread["line"].send(json.dumps(order).encode())

    def let(self, indexes):
        """Lets real-time threads settle, and with them the targets given."""
        if self.by_step:
            for index in indexes:
                may_run(self.threads[index]["tid"], True)
        spin(0.012)
        if self.by_step:
            for index in indexes:
                may_run(self.threads[index]["tid"], False)

    def idle_of(self, index):
        pid = self.threads[index]["pid"]
        return [i for i, t in enumerate(self.threads) if t["pid"] == pid and not t["busy"] and not t["dead"]]

    def is_dead(self, thread):
        try:
            with open(f"/proc/{thread['pid']}/task/{thread['tid']}/stat") as stat:
                return stat.read().rpartition(")")[2].split()[0] in "ZX"
        except (FileNotFoundError, ProcessLookupError):
            return True

    def collect(self):
        """What has come back since the last step."""
        returned, dead, back = {}, [], {}
        for index, thread in enumerate(self.threads):
            if thread["busy"]:
                try:
                    data, fds, _, _ = socket.recv_fds(thread["line"], 4096, 1)
                    if data:
                        returned[index], thread["busy"] = json.loads(data), False
                        thread["fds"] = fds
                except (BlockingIOError, ConnectionResetError):
                    pass
            if not thread["dead"] and self.is_dead(thread):
                thread["dead"] = True
                dead.append(index)
        for index, supervisor in enumerate(self.supervisors):
            if not supervisor.results.empty():
                back[index], supervisor.busy = supervisor.results.get(), False
        return returned, dead, back

    def step(self, call, answer_of=None, let=(), sleeps=True):
        self.let(let)
        returned, dead, back = self.collect()
        while not sleeps and call["thread"] not in returned:
            self.let(let)
            returned.update(self.collect()[0])
        if answer_of == "thread":
            answer = returned.get(call["thread"], ["dies" if call["thread"] in dead else "asleep"])
        elif answer_of == "supervisor":
            answer = back.pop(call["supervisor"], ["asleep"])
        else:
            answer = answer_of
        step = {"call": call, "answer": answer, "returned": returned, "dead": dead, "back": back}
        self.steps.append({k: v for k, v in step.items() if v not in ({}, [], None)})
        return answer

    # Targets

    def set_filter(self, index):
        flags = self.rng.choice([0, 8, 8, 8, 8, 40, 40, 40, 1, 17, 25, 9, 24, 32, 64, 57, 16])
        choice = lambda: self.rng.choice(
            [0x7FC00000] * 12 + [0x7FFF0000, 0x7FFC0000, 0x7FF00000, 0x50000 | 13, 0x50000, 0x5FFFF]
            + self.rng.choice([[], [], [], [], [], [], [0x80000000], [0], [0x30000], [0x12340000]])
        )
        verdicts = {nr: choice() for nr in NUMBERS if self.rng.random() < 0.9}
        call = {"call": "set-filter", "thread": index, "flags": flags, "verdicts": verdicts}
        self.order(index, "set-filter", flags, verdicts)
        answer = self.step(call, "thread", [index], False)
        # TSYNC names the thread that is in its way; give its number instead of its id.
        tids = {t["tid"]: i for i, t in enumerate(self.threads)}
        if answer[0] > 2 and answer[0] in tids and not flags & LISTENER:
            answer[:] = ["thread", tids[answer[0]]]
        elif answer[0] >= 0:
            if flags & LISTENER:
                self.listeners[self.filters] = {"fd": self.threads[index]["fds"][0], "first": None, "ids": []}
            self.filters += 1

    def syscall(self, index):
        nr = self.rng.choice(list(NUMBERS))
        native = self.uid if nr == 102 else NUMBERS[nr]
        self.order(index, "syscall", nr)
        call = {"call": "syscall", "thread": index, "nr": nr, "native": native}
        self.step(call, "thread", self.idle_of(index) + [index])

    def set_no_new_privs(self, index):
        self.order(index, "set-no-new-privs")
        self.step({"call": "set-no-new-privs", "thread": index}, "thread", [index], False)

    def clone(self, index):
        kind = self.rng.choice(["thread", "thread", "process"])
        self.threads[index]["line"].send(json.dumps(["clone", kind]).encode())
        may_run(self.threads[index]["tid"], True)
        self.accept()
        may_run(self.threads[index]["tid"], not self.by_step)
        self.step({"call": "clone", "thread": index, "as": kind}, None, [index])

    def exit(self, index):
        self.threads[index]["line"].send(json.dumps(["exit"]).encode())
        self.step({"call": "exit", "thread": index}, None, [index])

    def signal(self, index):
        name = self.rng.choice(["SIGUSR1", "SIGUSR2", "SIGUSR1", "SIGUSR2", "SIGURG", "SIGTERM", "SIGKILL"])
        thread = self.threads[index]
        libc.syscall(234, thread["pid"], thread["tid"], int(getattr(signal, name)))
        self.step({"call": "signal", "thread": index, "signal": name}, None, self.idle_of(index))

    def run(self, index):
        self.step({"call": "run", "thread": index}, None, [index])

    # Supervisors

    def id(self, listener):
        ids = listener["ids"]
        if not ids or self.rng.random() < 0.05:
            return 0x1234567, "unknown"
        id = self.rng.choice(ids[-2:]) + self.rng.choice([0, 0, 0, 0, 0, 0, 1])
        return id % 2**64, id - listener["first"]

    def supervise(self, supervisor, filter, *argument, **call):
        self.supervisors[supervisor].give(self.listeners[filter]["fd"], *argument)
        return self.step({**call, "supervisor": supervisor, "filter": filter}, "supervisor")

    def recv(self, supervisor, filter):
        kind = self.rng.choice(["zeroed"] * 8 + ["dirty", "read-only"])
        listener = self.listeners[filter]
        buffer = ctypes.create_string_buffer(80)
        if kind == "dirty":
            buffer[79] = 1
        argument = readonly_page() if kind == "read-only" else ctypes.addressof(buffer)

        def read():
            id, tid, _, nr, arch = struct.unpack("QIIiI", buffer.raw[:24])
            if listener["first"] is None:
                listener["first"] = id
            listener["ids"].append(id)
            return [id - listener["first"], [t["tid"] for t in self.threads].index(tid), nr, arch]

        self.supervise(supervisor, filter, IOCTL["recv"], ctypes.c_void_p(argument), read, call="recv", buffer=kind)

    def send(self, supervisor, filter):
        real, id = self.id(self.listeners[filter])
        val, error, flags = self.rng.choice(
            [(42, 0, 0), (0, -1, 0), (0, 7, 0), (5, -13, 0), (-13, 0, 0), (-5000, 0, 0), (2**40, 0, 0), (0, 0, 0)]
            + [(0, 0, 1)] * 4 + [(0, -1, 1), (1, 0, 1), (0, 0, 2)]
        )
        self.supervise(supervisor, filter, IOCTL["send"], struct.pack("QqiI", real, val, error, flags), None,
                       call="send", id=id, val=val, error=error, flags=flags)

    def id_valid(self, supervisor, filter):
        real, id = self.id(self.listeners[filter])
        self.supervise(supervisor, filter, self.rng.choice([0x40082102, 0x80082102]), struct.pack("Q", real), None,
                       call="id-valid", id=id)

    def addfd(self, supervisor, filter):
        real, id = self.id(self.listeners[filter])
        flags = self.rng.choice([0, 0, 1, 1, 2, 2, 3] * 5 + [4])
        newfd = self.rng.choice([0, 3, 50, 5000]) if flags & 1 else self.rng.choice([0] * 30 + [50])
        srcfd = self.rng.choice([300] * 30 + [301, 302])
        cloexec = self.rng.choice([0, os.O_CLOEXEC] * 12 + [1])
        size, zero = self.rng.choice([(24, True)] * 50 + [(32, True)] * 4 + [(20, True), (32, True), (32, False), (4096, True)])
        argument = struct.pack("QIIII", real, flags, srcfd, newfd, cloexec) + (b"\0" if zero else b"\1") * 5000
        self.supervise(supervisor, filter, 0xC0002103 | size << 16, argument, None, call="addfd", id=id, flags=flags,
                       srcfd=srcfd, newfd=newfd, newfdFlags=cloexec, size=size, tailZero=zero)

    def set_flags(self, supervisor, filter):
        flags = self.rng.choice([0, 1, 2])
        argument = ctypes.c_ulong(flags)
        self.supervise(supervisor, filter, IOCTL["set-flags"], argument, None, call="set-flags", flags=flags)

    def ioctl(self, supervisor, filter):
        cmd = self.rng.choice([*IOCTL.values(), 0x80082102, 0x40182103, 0x40102103, 0x50002103, 0x2103, 0xC0502105, 0])
        self.supervise(supervisor, filter, cmd, None, None, call="ioctl", cmd=cmd)

    def poll(self, supervisor, filter):
        poll = select.poll()
        poll.register(self.listeners[filter]["fd"], select.POLLIN | select.POLLOUT)
        events = poll.poll(0)
        self.step({"call": "poll", "supervisor": supervisor, "filter": filter}, ["OK", events[0][1] if events else 0])

    def read(self, supervisor, filter):
        try:
            os.read(self.listeners[filter]["fd"], 80)
        except OSError as error:
            self.step({"call": "read", "supervisor": supervisor, "filter": filter}, [errno.errorcode[error.errno], 0])

    def close(self, supervisor, filter):
        os.close(self.listeners.pop(filter)["fd"])
        self.step({"call": "close", "supervisor": supervisor, "filter": filter}, ["OK", 0])

    def interrupt(self, supervisor):
        signal.pthread_kill(self.supervisors[supervisor].thread.ident, signal.SIGUSR1)
        self.step({"call": "interrupt", "supervisor": supervisor}, "supervisor")

    # All together

    def choose(self):
        rng = self.rng
        alive = [i for i, t in enumerate(self.threads) if not t["dead"]]
        idle = [i for i in alive if not self.threads[i]["busy"]]
        busy = [i for i in alive if self.threads[i]["busy"]]
        free = [i for i, s in enumerate(self.supervisors) if not s.busy]
        asleep = [i for i, s in enumerate(self.supervisors) if s.busy]
        options = []
        if idle:
            options.append((3 if self.listeners else 24, self.set_filter, [idle]))
            options.append((20 if self.listeners else 1, self.syscall, [idle]))
            options += [(0.7, self.set_no_new_privs, [idle]), (0.5, self.exit, [idle])]
            if len(self.threads) < 4:
                options.append((3, self.clone, [idle]))
        if alive:
            options.append((2, self.signal, [alive]))
        if busy:
            options.append((4, self.signal, [busy]))
            if self.by_step:
                options.append((8, self.run, [busy]))
        if free and self.listeners:
            both = [free, list(self.listeners)]
            options.append((14 if busy else 2, self.recv, both))
            often = 1 if busy else 0.1
            options += [(10 * often, self.send, both), (4 * often, self.id_valid, both), (14 * often, self.addfd, both)]
            options += [(1, self.set_flags, both), (1, self.ioctl, both), (4, self.poll, both), (0.6, self.read, both)]
            options.append((1.5, self.close, both))
        if asleep:
            options.append((4, self.interrupt, [asleep]))
        if not options:
            return False
        _, action, choices = rng.choices(options, [option[0] for option in options])[0]
        action(*[rng.choice(choice) for choice in choices])
        return True

    def play(self, length):
        if self.rng.random() < 0.9:
            self.set_no_new_privs(0)
        while len(self.steps) < length and self.choose():
            pass
        fds = {i: self.fds(t) for i, t in enumerate(self.threads) if not t["dead"]}
        return {"schedule": "by-step" if self.by_step else "at-once", "privileged": self.privileged,
                "fdLimit": self.limit, "steps": self.steps, "fds": fds}

    def fds(self, thread):
        folder = f"/proc/{thread['pid']}/task/{thread['tid']}/fdinfo"
        found = {}
        for fd in os.listdir(folder):
            if int(fd) < record_targets.HIGH:
                with open(f"{folder}/{fd}") as info:
                    flags = next(line.split()[1] for line in info if line.startswith("flags"))
                found[int(fd)] = bool(int(flags, 8) & os.O_CLOEXEC)
        return dict(sorted(found.items()))

    def end(self):
        for thread in self.threads:
            if not self.is_dead(thread):
                os.kill(thread["pid"], signal.SIGKILL)
            may_run(thread["tid"], True)
        time.sleep(0.002)
        for supervisor in self.supervisors:
            supervisor.orders.put(None)
            while supervisor.thread.is_alive():
                signal.pthread_kill(supervisor.thread.ident, signal.SIGUSR1)
                spin(0.002)
        for listener in self.listeners.values():
            os.close(listener["fd"])
        for thread in self.threads:
            thread["line"].close()
        self.server.close()
        while True:
            try:
                os.waitpid(-1, 0)
            except ChildProcessError:
                break


def readonly_page():
    flags = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS
    return libc.mmap(None, ctypes.c_size_t(4096), mmap.PROT_READ, flags, -1, ctypes.c_long(0))


def main(count, seed):
    libc.mmap.restype = ctypes.c_void_p
    libc.prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER
    sys.setswitchinterval(1e-4)
    signal.signal(signal.SIGUSR1, lambda *_: None)
    signal.siginterrupt(signal.SIGUSR1, True)
    os.sched_setaffinity(0, {0})
    os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(PRIORITY))
    fcntl.fcntl(os.open("/dev/null", os.O_RDWR), fcntl.F_DUPFD, 300)
    fcntl.fcntl(os.open("/", os.O_PATH), fcntl.F_DUPFD, 301)
    rng = random.Random(seed)
    sequences = []
    for number in range(count):
        sequence = Sequence(rng, number)
        sequences.append(sequence.play(rng.randint(16, 36)))
        sequence.end()
    note = f"random sequences of calls, as root, by record.py {count} {seed}"
    print(json.dumps({"kernel": os.uname().release.partition("-")[0], "note": note, "sequences": sequences}))


main(int(sys.argv[1]), int(sys.argv[2]))
