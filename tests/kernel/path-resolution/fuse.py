"""A FUSE filesystem of three directories, / with x and y, that calls somebody whenever a name in it is looked up."""

import errno
import os
import struct

LOOKUP, FORGET, GETATTR, INIT, BATCH_FORGET = 1, 2, 3, 26, 42
NODES = {b"x": 2, b"y": 3}
S_IFDIR = 0o40755


def serve(fd, before_lookup):
    """Answers the kernel's requests on a descriptor of /dev/fuse until the filesystem is gone."""
    while True:
        try:
            request = os.read(fd, 1 << 17)
        except OSError:
            return
        _, opcode, unique, node = struct.unpack_from("IIQQ", request)
        if opcode not in (FORGET, BATCH_FORGET):
            error, body = answer(opcode, node, request[40:], before_lookup)
            os.write(fd, struct.pack("IiQ", 16 + len(body), -error, unique) + body)


def answer(opcode, node, body, before_lookup):
    if opcode == INIT:
        major, minor = struct.unpack_from("II", body)
        return 0, struct.pack("IIII", major, min(minor, 31), 0, 0).ljust(64, b"\0")
    if opcode == GETATTR:
        return 0, struct.pack("QII", 0, 0, 0) + attributes(node)
    if opcode == LOOKUP:
        before_lookup()
        found = NODES.get(body.rstrip(b"\0"))
        return (0, struct.pack("QQQQII", found, 0, 0, 0, 0, 0) + attributes(found)) if found else (errno.ENOENT, b"")
    return errno.ENOSYS, b""


def attributes(node):
    return struct.pack("6Q10I", node, 0, 0, 0, 0, 0, 0, 0, 0, S_IFDIR, 2, 0, 0, 0, 4096, 0)
