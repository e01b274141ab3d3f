import { answer } from './answer.ts';
import type { Ended } from './enter.ts';
import { type Flow, setNotification } from './flow.ts';
import type { Answer } from './outcome.ts';
import { findSent } from './send.ts';
import type { FilterId, Listener, SourceFile, SupervisorId } from './state.ts';
import { fallAsleep } from './supervisors.ts';
import { addfdFlags, addfdSize, ioctlSizeMask, O_CLOEXEC, u32 } from './uapi.ts';

/** `struct seccomp_notif_addfd`; all but the id are `u32`. */
export interface Addfd {
  readonly id: bigint;
  /** 1 SETFD, 2 SEND. */
  readonly flags: number;
  readonly srcfd: number;
  readonly newfd: number;
  /** `O_CLOEXEC` or 0. */
  readonly newfdFlags: number;
  /** The size that stands in the ioctl number: 14 bits. 24 unless told. */
  readonly size?: number;
  /** Whether all bytes after the 24th are zero, if there are any. True unless told. */
  readonly tailZero?: boolean;
}

/** `seccomp_notify_addfd` up to the point where the supervisor sleeps. */
export function addfd(
  flow: Flow,
  supervisor: SupervisorId,
  filter: FilterId,
  listener: Listener,
  request: Addfd,
): Ended {
  const source = checkArgument(request, flow.state.supervisorFds);
  if ('rule' in source) return { flow, answer: source };
  const found = findSent(flow, listener, request.id);
  if (!('tid' in found)) return { flow, answer: found };
  const { tid, notification } = found;
  const send = has(request, addfdFlags.SEND);
  if (send && notification.addfds.length > 0)
    return { flow, answer: answer('addfd-busy', { queued: notification.addfds.length }) };
  const cloexec = u32(request.newfdFlags) === O_CLOEXEC;
  const setfd = has(request, addfdFlags.SETFD) ? u32(request.newfd) : null;
  const queued = setNotification(flow, tid, notification, {
    addfds: [{ supervisor, file: source.file, cloexec, setfd, send }, ...notification.addfds],
    ready: notification.ready + 1,
    state: send ? 'REPLIED' : 'SENT',
  });
  return fallAsleep(queued, supervisor, { ioctl: 'ADDFD', filter }, 'addfd-waits', { id: notification.id, tid });
}

const has = ({ flags }: Addfd, flag: number) => (u32(flags) & flag) !== 0;

/** The file to install, or what is wrong with the argument. */
function checkArgument(request: Addfd, fds: Readonly<Record<number, SourceFile>>): SourceFile | Answer {
  const size = u32(request.size ?? addfdSize.least) & ioctlSizeMask;
  if (size < addfdSize.least || size >= addfdSize.pageSize) return answer('addfd-size', { size });
  if (size > addfdSize.least && request.tailZero === false) return answer('addfd-tail', { size });
  const { newfdFlags, flags, newfd, srcfd } = request;
  if (u32(newfdFlags) & ~O_CLOEXEC) return answer('newfd-flags-unknown', { newfd_flags: newfdFlags });
  if (u32(flags) & ~(addfdFlags.SETFD | addfdFlags.SEND)) return answer('addfd-flags-unknown', { flags });
  if (u32(newfd) !== 0 && !has(request, addfdFlags.SETFD)) return answer('newfd-without-setfd', { newfd, flags });
  const source = fds[u32(srcfd)];
  return source && !source.path ? source : answer('srcfd-bad', { srcfd, path: source?.path ?? null });
}
