import { answer } from './answer.ts';
import { type Flow, findProcess, note, setProcess } from './flow.ts';
import { processOf } from './lives.ts';
import type { Answer } from './outcome.ts';
import type { AddfdRequest, Process, ThreadId } from './state.ts';

/** The lowest descriptor that is free below the limit, or none. */
export function lowestFree(fds: Process['fds'], limit: number): number | null {
  let fd = 0;
  while (fds[fd]) fd += 1;
  return fd < limit ? fd : null;
}

/** What came of installing a file: the descriptor or none, and the answer for the supervisor. */
export interface Installed {
  readonly flow: Flow;
  readonly fd: number | null;
  readonly answer: Answer;
}

/** `receive_fd` and `receive_fd_replace`: the target puts a file of the supervisor into its own table. */
export function receiveFd(flow: Flow, tid: ThreadId, request: AddfdRequest): Installed {
  const { fdLimit: limit } = flow.state;
  const pid = processOf(flow, tid);
  const fds = findProcess(flow.state, pid)?.fds ?? {};
  const { file, cloexec, setfd } = request;
  const fd = setfd ?? lowestFree(fds, limit);
  if (fd === null) return { flow, fd, answer: answer('addfd-fd-limit', { limit }) };
  if (fd >= limit) return { flow, fd: null, answer: answer('addfd-newfd-limit', { newfd: fd, limit }) };
  const replaced = fds[fd]?.file ?? null;
  return {
    flow: note(setProcess(flow, pid, { fds: { ...fds, [fd]: { file, cloexec } } }), {
      kind: 'fd-installed',
      tid,
      fd,
      file,
      cloexec,
      replaced,
    }),
    fd,
    answer: answer('fd-installed', { fd, replaced }, BigInt(fd)),
  };
}
