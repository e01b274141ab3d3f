#!/usr/bin/env python3
"""Draws sequences of calls on binderfs, makes them, and writes down what the kernel answered.

Runs as root on a kernel that has binderfs, alone: nothing else may have an instance mounted. The recordings beside it
were made in User Mode Linux.
    record.py RESULTS POOL SEED SEQUENCES CALLS
    record.py RESULTS POOL CORNERS
The second form makes the calls of a file, which has a list of sequences.
POOL is the number of minors that the kernel was built with (BINDERFS_MAX_MINOR), 1048576 if it was not changed.
RESULTS gets [call, answer] for each call; an answer is [errno name or OK, value]. Instances and descriptors are
numbered from 1 on, one more for each that a call returned.
"""
import json
import os
import signal
import sys

from draw import CALLERS, Draw
from recorder import Recorder


def devices():
    """The names that the kernel was told to make in each instance: its parameter devices."""
    with open("/proc/cmdline") as file:
        told = [word.split("=", 1)[1] for word in file.read().split() if word.startswith("binder_linux.devices=")]
    return told[0] if told else "binder,hwbinder,vndbinder"


class Script:
    """Calls that were written down, in the place of drawn ones."""

    def __init__(self, calls):
        self.calls = calls

    def call(self, index, instances, fds):
        return self.calls[index]


def scripts(file=None, seed=None, sequences=None, length=None):
    """What draws the calls of each sequence, and how many."""
    if file:
        with open(file) as corners:
            return [(Script(calls), len(calls)) for calls in json.load(corners)]
    return [(Draw(int(seed)), int(length))] * int(sequences)


def main(target, pool, *source):
    pool = int(pool)
    callers = {name: {"uid": uid, "userNamespace": namespace, "ipcNamespace": ipc}
               for name, (uid, namespace, ipc) in CALLERS.items()}
    recorder, recorded = Recorder(callers), []
    for draw, length in scripts(*source) if len(source) == 1 else scripts(None, *source):
        recorder.reset()
        calls = []
        for index in range(length):
            call = draw.call(index, [*recorder.instances], [*recorder.fds])
            calls.append([call, recorder.call(call)])
        recorder.finish()
        recorded.append(calls)
    written = ",\n".join("[\n" + ",\n".join(map(json.dumps, calls)) + "\n]" for calls in recorded)
    note = f"Written by record.py; BINDERFS_MAX_MINOR in drivers/android/binderfs.c was {pool}."
    head = {"kernel": os.uname().release, "note": note, "pool": pool, "devices": devices(), "callers": callers}
    with open(target, "w") as file:
        file.write(f'{json.dumps(head)[:-1]},\n"sequences": [\n{written}\n]}}\n')
    for pid in {pid for pid, _ in recorder.holders.values()}:
        os.kill(pid, signal.SIGKILL)


if __name__ == "__main__":
    main(*sys.argv[1:])
