"""Makes calls on binderfs as different users and in different namespaces."""
import ctypes
import errno
import json
import os
import signal
import stat
import struct
import time
import traceback

from namespaces import NEWIPC, NEWNS, NEWUSER, check, hold, libc

CLONE_FILES, SYS_CLONE, SYS_RENAMEAT2 = 0x400, 56, 316
MS_REMOUNT, MNT_DETACH = 0x20, 2
RENAME_FLAGS = {"noreplace": 1, "exchange": 2, "whiteout": 4}
NODE_TYPES = {"char": stat.S_IFCHR, "block": stat.S_IFBLK, "fifo": stat.S_IFIFO, "socket": stat.S_IFSOCK}
COMMANDS = {"BINDER_CTL_ADD": 0xC1086201, "BINDER_SET_CONTEXT_MGR": 0x40046207, "BINDER_VERSION": 0xC0046209,
            "UNKNOWN": 0x40046263}
libc.mmap.restype = ctypes.c_void_p


class Recorder:
    def __init__(self, callers):
        self.callers, self.holders, spaces = callers, {}, {}
        for name, caller in callers.items():
            key = json.dumps([caller["userNamespace"], caller["ipcNamespace"]])
            flags = NEWNS * (caller["userNamespace"] is not None or not spaces)
            flags |= NEWUSER * (caller["userNamespace"] is not None) | NEWIPC * (caller["ipcNamespace"] == "other")
            if key not in spaces:
                spaces[key] = (hold(flags, caller["userNamespace"]), flags)
            self.holders[name] = spaces[key]
        self.mounts = {None: self.holders["hostRoot"][0]}
        for name, caller in callers.items():
            if caller["userNamespace"]:
                self.mounts[caller["userNamespace"]["first"]] = self.holders[name][0]

    def reset(self):
        self.instances, self.fds, self.next_instance, self.next_fd = {}, {}, 1, 1

    def mount_space(self, caller):
        namespace = self.callers[caller]["userNamespace"]
        return self.mounts[namespace and namespace["first"]]

    def where(self, instance):
        return f"/proc/{self.instances[instance]}/root/mnt/{instance}"

    def become(self, caller, join_mounts):
        """Takes the caller's namespaces and ids."""
        pid, flags = self.holders[caller]
        kinds = ["ipc"] * bool(flags & NEWIPC) + ["user"] * bool(flags & NEWUSER)
        spaces = [os.open(f"/proc/{pid}/ns/{kind}", os.O_RDONLY) for kind in kinds]
        mounts = os.open(f"/proc/{self.mount_space(caller)}/ns/mnt", os.O_RDONLY)
        for space in spaces:
            check(libc.setns(space, 0))
        if join_mounts:
            check(libc.setns(mounts, 0))
        for fd in [*spaces, mounts]:
            os.close(fd)
        self.take_ids(caller)

    def take_ids(self, caller):
        """By way of root: only who is root of the namespace loses the capabilities with the id."""
        for uid in sorted({0, self.callers[caller]["uid"]}):
            os.setresgid(uid, uid, uid)
            os.setresuid(uid, uid, uid)

    def call(self, call):
        """Makes one call in a child that shares the table of descriptors."""
        reader, writer = os.pipe()
        pid = ctypes.PyDLL(None).syscall(SYS_CLONE, CLONE_FILES | signal.SIGCHLD, 0, 0, 0, 0)
        if pid == 0:
            try:
                answer = ["OK", getattr(self, call["call"])(call)]
            except OSError as error:
                answer = [errno.errorcode[error.errno], getattr(error, "reply", None)]
            except BaseException:
                traceback.print_exc()
                os._exit(1)
            os.write(writer, json.dumps(answer).encode())
            os._exit(0)
        assert os.waitpid(pid, 0)[1] == 0, call
        answer = json.loads(os.read(reader, 65536))
        os.close(reader)
        os.close(writer)
        return self.account(call, answer)

    def account(self, call, answer):
        if answer[0] != "OK":
            return answer
        if call["call"] == "mount":
            self.instances[self.next_instance] = self.mount_space(call["caller"])
            self.next_instance += 1
        if call["call"] == "umount":
            del self.instances[call["instance"]]
        if call["call"] == "open":
            self.fds[self.next_fd] = answer[1]
            self.next_fd += 1
            return ["OK", None]
        if call["call"] == "close":
            del self.fds[call["fd"]]
            time.sleep(0.03)  # the driver lets go of its process later, from a work queue
        return answer

    def finish(self):
        for fd in [*self.fds]:
            self.call({"call": "close", "fd": fd})
        for instance in [*self.instances]:
            caller = next(name for name in self.holders if self.mount_space(name) == self.instances[instance]
                          and self.callers[name]["uid"] == 0)
            answer = self.call({"call": "umount", "caller": caller, "instance": instance})
            assert answer[0] == "OK", (caller, answer)

    def mount(self, call):
        self.become(call["caller"], True)
        check(libc.mount(b"none", f"/mnt/{self.next_instance}".encode(), b"binder", 0, call["options"].encode()))

    def enter_foreign(self, call):
        """Makes the mount the working directory, where the caller's mount namespace does not have it."""
        if call["instance"] not in self.instances:
            self.become(call["caller"], True)
            return f"/mnt/{call['instance']}".encode()
        own = self.instances[call["instance"]] == self.mount_space(call["caller"])
        place = None if own else os.open(self.where(call["instance"]), os.O_PATH)
        self.become(call["caller"], True)
        if own:
            return f"/mnt/{call['instance']}".encode()
        os.fchdir(place)
        os.close(place)
        return b"."

    def umount(self, call):
        check(libc.umount2(self.enter_foreign(call), MNT_DETACH if call.get("detach") else 0))

    def remount(self, call):
        check(libc.mount(b"none", self.enter_foreign(call), b"binder", MS_REMOUNT, call["options"].encode()))

    def enter(self, call):
        """Makes the instance the root directory, so that no path leaves it."""
        os.chroot(self.where(call["instance"]))
        os.chdir("/")

    def as_caller(self, call):
        pid, _ = self.holders[call["caller"]]
        user = os.open(f"/proc/{pid}/ns/user", os.O_RDONLY)
        self.enter(call)
        if self.callers[call["caller"]]["userNamespace"]:
            check(libc.setns(user, 0))
        os.close(user)
        self.take_ids(call["caller"])

    def open(self, call):
        self.as_caller(call)
        return os.open(call["path"], os.O_RDONLY | (os.O_CREAT if call.get("create") else 0), 0o600)

    def close(self, call):
        os.close(self.fds.get(call["fd"], 999))

    def ioctl(self, call):
        self.become(call["caller"], False)
        page = libc.mmap(None, 4096, 3, 0x22, -1, 0)
        name = call.get("name", "").encode()[:256]
        ctypes.memset(page, 0, 264)
        ctypes.memmove(page, name, len(name))
        if call.get("buffer") == "unwritable":
            libc.mprotect(ctypes.c_void_p(page), 4096, 1)
        address = 0 if call.get("buffer") == "unreadable" else page
        result = libc.ioctl(self.fds.get(call["fd"], 999), COMMANDS[call["command"]], ctypes.c_void_p(address))
        number = ctypes.get_errno()
        major, minor = struct.unpack_from("II", ctypes.string_at(page, 264), 256)
        reply = {"minor": minor} if major else None
        if result < 0:
            error = OSError(number, "")
            error.reply = reply
            raise error
        if call["command"] == "BINDER_VERSION":
            return struct.unpack_from("i", ctypes.string_at(page, 4))[0]
        return reply

    def unlink(self, call):
        self.as_caller(call)
        os.unlink(call["path"])

    def rmdir(self, call):
        self.as_caller(call)
        os.rmdir(call["path"])

    def rename(self, call):
        other = os.open(self.where(call["toInstance"]), os.O_PATH) if "toInstance" in call else -100
        try:
            self.as_caller(call)
            flags = sum(RENAME_FLAGS[flag] for flag in call.get("flags", []))
            check(libc.syscall(SYS_RENAMEAT2, -100, call["from"].encode(), other, call["to"].encode(), flags))
        finally:
            libc.close(other)

    def make(self, call):
        self.as_caller(call)
        kind, path = call["kind"], call["path"]
        if kind == "directory":
            os.mkdir(path)
        elif kind == "symlink":
            os.symlink("target", path)
        elif kind == "regular":
            os.mknod(path, stat.S_IFREG | 0o600)
        else:
            os.mknod(path, NODE_TYPES[kind] | 0o600, os.makedev(1, 3))

    def link(self, call):
        self.as_caller(call)
        os.link(call["from"], call["to"])

    def stat(self, call):
        self.as_caller(call)
        found = os.lstat(call["path"])
        minor = os.minor(found.st_rdev) if stat.S_ISCHR(found.st_mode) else None
        return {"mode": found.st_mode, "uid": found.st_uid, "gid": found.st_gid, "minor": minor}

    def list(self, call):
        self.as_caller(call)
        return sorted(os.listdir(call["path"]))
