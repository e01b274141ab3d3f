#!/usr/bin/env python3
"""Draws calls on binderfs for record.py."""
import random

CONTAINER_A, CONTAINER_B = ({"first": first, "count": 65536} for first in (100000, 200000))
CALLERS = {
    "hostRoot": (0, None, "initial"), "hostRootOtherIpc": (0, None, "other"), "hostUser": (1000, None, "initial"),
    "rootA": (0, CONTAINER_A, "other"), "userA": (1000, CONTAINER_A, "other"), "rootB": (0, CONTAINER_B, "initial"),
    "hostTwin": (100000, None, "initial"),
}
LONG = "ü" * 128
NAMES = ["binder", "hwbinder", "vndbinder", "one", "two"] * 6 + [
    "features", "binder_logs", "binder-control"] * 3 + [LONG[:127] + "x", "toString", "__proto__"]
ADDED = NAMES + ["", ".", "..", "a/b", LONG, "x" * 255, "x" * 256, "x" * 300]
PATHS = NAMES * 5 + ["features/extended_error", "features/one", "features/binder", "features/two"] * 4 + [
    "binder_logs/stats", "binder_logs/state", "binder_logs/one"] + [
    "", ".", "..", "/", "//", "./", "features/", "features/.", "features/..", "features//extended_error", "one/",
    "one/two", "missing", "missing/", "missing/one", "features/../one", "../one", "/one", "x" * 255, "x" * 256,
    "binder/", "binder-control/", "a/" * 2048, LONG + "x"]
OPTIONS = ["", "", "", "", "max=4", "max=5", "max=3", "max=6"] * 3 + [
    "stats=global"] * 8 + ["max=2", "max=0", "stats=local", "stats", "max", "max=", "max=0x6", "max=010", "max=08", "max=0x",
    "max=+5", "max=++5", "max=5\n", "max= 5", "max=-1", "max=16", "max=17", "max=1048576", "max=1048577", "max=4294967295",
    "max=4294967296", "max=18446744073709551621", "max=4,max=6", "max=4,stats=global", "stats=global,max=abc",
    "max=abc,stats=global", ",,max=5,,", "=x,max=5", "ro", "ro", "rw", "ro,max=5", "ro,rw", "dirsync", "sync", "async",
    "source=x", "source", "nomax", "MAX=5", "max=5=6", "max=1_0", "ro=1", "unknown=1", "lazytime,mand,nolazytime,nomand",
    "stats=globa", "x" * 4100 + ",unknown", "max=5," + "," * 4100 + "unknown", "max=0B1", "max=0X6", "max=6\n\n"]


class Draw:
    def __init__(self, seed):
        self.random, self.instances, self.fds = random.Random(seed), [], []

    def call(self, index, instances, fds):
        """
        The next call of a sequence.
        :param index: how many calls were made before
        :param instances: numbers of those that are mounted
        :param fds: numbers of the descriptors that are open
        """
        self.instances, self.fds = instances, fds
        if not instances:
            return self.mount(self.pick(["hostRoot", "hostRoot", "rootA", "rootB"]) if index == 0 else None)
        if not fds and self.chance(60):
            return {**self.control(), "caller": "hostRoot"}
        kinds = {"mount": 5, "umount": 4, "remount": 5, "control": 3, "open": 10, "close": 6, "add": 22, "ioctl": 14,
                 "unlink": 10, "rmdir": 2, "rename": 18, "make": 4, "link": 2, "stat": 6, "list": 7}
        return getattr(self, self.random.choices([*kinds], kinds.values())[0])()

    def pick(self, values):
        return self.random.choice(values)

    def chance(self, percent):
        return self.random.random() * 100 < percent

    def caller(self):
        return self.pick(["hostRoot"] * 20 + ["rootA"] * 4 + ["rootB"] * 2 + [*CALLERS])

    def mount(self, caller=None):
        return {"call": "mount", "caller": caller or self.caller(), "options": "" if caller else self.pick(OPTIONS)}

    def on(self, call, **more):
        return {"call": call, "caller": self.caller(), "instance": self.pick(self.instances), **more}

    def umount(self):
        stale = {"instance": 90} if self.chance(3) else {}
        return {**self.on("umount", **({"detach": True} if self.chance(30) else {})), **stale}

    def remount(self):
        stale = {"instance": 90} if self.chance(3) else {}
        return {**self.on("remount", options=self.pick(OPTIONS)), **stale}

    def control(self):
        return self.open("binder-control")

    def open(self, path=None):
        create = {"create": True} if path is None and self.chance(25) else {}
        return self.on("open", path=path or self.pick(["binder", "one", *PATHS]), **create)

    def fd(self):
        return self.pick(self.fds or [1]) if self.chance(97) else 90

    def close(self):
        return {"call": "close", "fd": self.fd()}

    def add(self):
        buffer = {"buffer": self.pick(["unreadable", "unwritable"])} if self.chance(6) else {}
        return {"call": "ioctl", "caller": self.caller(), "fd": self.fd(), "command": "BINDER_CTL_ADD",
                "name": self.pick(ADDED), **buffer}

    def ioctl(self):
        command = self.pick(["BINDER_SET_CONTEXT_MGR"] * 6 + ["BINDER_VERSION"] * 2 + ["UNKNOWN", "BINDER_CTL_ADD"])
        buffer = {"buffer": "unwritable"} if command == "BINDER_VERSION" and self.chance(30) else {}
        name = {"name": "one"} if command == "BINDER_CTL_ADD" else {}
        return {"call": "ioctl", "caller": self.caller(), "fd": self.fd(), "command": command, **name, **buffer}

    def unlink(self):
        return self.on("unlink", path=self.pick(PATHS))

    def rmdir(self):
        return self.on("rmdir", path=self.pick(PATHS))

    def rename(self):
        if self.chance(10):
            return self.on("rename", **{"from": self.pick(NAMES), "toInstance": self.pick(self.instances), "to": self.pick(NAMES)})
        flags = self.pick([[], [], [], ["noreplace"], ["exchange"], ["exchange"], ["whiteout"], ["noreplace", "exchange"],
                           ["noreplace", "whiteout"], ["exchange", "whiteout"]])
        return self.on("rename", **{"from": self.pick(PATHS), "to": self.pick(PATHS)}, **({"flags": flags} if flags else {}))

    def make(self):
        kinds = ["directory", "regular", "char", "block", "fifo", "socket", "symlink"]
        return self.on("make", kind=self.pick(kinds), path=self.pick(PATHS))

    def link(self):
        return self.on("link", **{"from": self.pick(PATHS), "to": self.pick(PATHS)})

    def stat(self):
        return self.on("stat", path=self.pick(PATHS))

    def list(self):
        return self.on("list", path=self.pick(["", "/", "features", "features", ".", "binder_logs", "one", "missing"]))

