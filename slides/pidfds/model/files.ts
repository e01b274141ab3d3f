import { type Caller, setProcess } from './lifecycle.ts';
import { type Decision, decide } from './outcome.ts';
import { findPid, namespaceOf, processOf, taskOf } from './pids.ts';
import type { Descriptor, File, State } from './state.ts';

/** The low 32 bits of an argument as the kernel reads an `int` and an `unsigned int`. */
export const int = (value: number): number => value | 0;
export const unsigned = (value: number): number => value >>> 0;

export const fileOf = ({ process }: Caller, fd: number): File | null =>
  process.descriptors.find((each) => each.fd === int(fd))?.file ?? null;

/** A file gets the lowest descriptor that is free in the caller's process. */
export function install(
  state: State,
  { process }: Caller,
  file: File,
  cloexec: boolean,
): { readonly state: State; readonly fd: number } {
  const descriptors = processOf(state, process.id)?.descriptors ?? [];
  let fd = 0;
  while (descriptors.some((each) => each.fd === fd)) fd += 1;
  const added: Descriptor = { fd, file, cloexec };
  return { state: setProcess(state, process.id, { descriptors: [...descriptors, added] }), fd };
}

/** `close(fd)`. */
export function close(state: State, { process }: Caller, { fd }: { readonly fd: number }): Decision {
  const closed = process.descriptors.find((each) => each.fd === int(fd));
  if (!closed) return decide(state, 'close-bad-fd', { fd });
  const descriptors = process.descriptors.filter((each) => each !== closed);
  return decide(setProcess(state, process.id, { descriptors }), 'closed', { fd, file: closed.file });
}

/** `pipe2(fds, O_CLOEXEC)`. @returns the read end; the write end is `seen.secondFd` */
export function pipe(state: State, me: Caller): Decision {
  const read = install(state, me, { kind: 'pipe', end: 'read' }, true);
  const write = install(read.state, me, { kind: 'pipe', end: 'write' }, true);
  return decide(write.state, 'piped', { secondFd: write.fd }, read.fd);
}

/** `open("/proc/NUMBER", O_DIRECTORY | O_CLOEXEC)` in a procfs of the caller's pid namespace. */
export function openProc(state: State, me: Caller, { pid: number }: { readonly pid: number }): Decision {
  const pid = findPid(state, namespaceOf(state, me.task), number);
  if (!pid || !taskOf(state, pid.inode)) return decide(state, 'proc-no-such-process', { number });
  const opened = install(state, me, { kind: 'proc', pid: pid.inode }, true);
  return decide(opened.state, 'proc-opened', { number, pid: pid.inode }, opened.fd);
}
