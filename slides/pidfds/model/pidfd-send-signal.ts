import { fileOf, int, unsigned } from './files.ts';
import * as flag from './flags.ts';
import type { Caller } from './lifecycle.ts';
import { type Decision, decide } from './outcome.ts';
import { leaderPid, namespaceOf, outward, pidOf } from './pids.ts';
import type { Rule } from './rules.ts';
import { sendToGroup, sendToPid } from './send.ts';
import type { State } from './state.ts';

/** `pidfd_send_signal(pidfd, signal, info, flags)`. */
export interface PidfdSendSignal {
  readonly pidfd: number;
  readonly signal: number;
  readonly flags: number;
  /** `si_signo` and `si_code`, or null for what kill(2) sends. */
  readonly info?: { readonly signo: number; readonly code: number } | null;
}

const scopes = flag.PIDFD_SIGNAL_THREAD | flag.PIDFD_SIGNAL_THREAD_GROUP | flag.PIDFD_SIGNAL_PROCESS_GROUP;

/** A `struct pid` and whether a signal to it is for one thread. */
interface Target {
  readonly pid: number;
  readonly thread: boolean;
}

/** `pidfd_send_signal(2)`: the checks in the order of the system call. */
export function pidfdSendSignal(state: State, me: Caller, call: PidfdSendSignal): Decision {
  const flags = unsigned(call.flags);
  const signal = int(call.signal);
  const file = fileOf(me, call.pidfd);
  const seen = { fd: int(call.pidfd), file, signal, flags };
  if (flags & ~scopes) return decide(state, 'send-unknown-flag', seen);
  if (flags & (flags - 1)) return decide(state, 'send-two-scopes', seen);
  const target = targetOf(state, me, call.pidfd);
  if (typeof target === 'string') return decide(state, target, seen);
  const found = { ...seen, pid: target.pid };
  const around = outward(state, pidOf(state, target.pid)?.namespace ?? 0).map(({ id }) => id);
  if (!around.includes(namespaceOf(state, me.task))) return decide(state, 'send-outside-pidns', found);
  const scope = flags === 0 ? inferredScope(target) : flags;
  const refused = refusedInfo(me, call, target.pid, scope);
  if (refused) return decide(state, refused, found);
  if (scope === flag.PIDFD_SIGNAL_PROCESS_GROUP) {
    return sendToGroup(state, me, target.pid, signal, { gone: 'send-no-group', sent: 'sent-to-group' }, found);
  }
  const toThread = scope === flag.PIDFD_SIGNAL_THREAD;
  return sendToPid(state, me, target.pid, { signal, toThread, gone: 'send-reaped', sent: 'sent' }, found);
}

const inferredScope = ({ thread }: Target) => (thread ? flag.PIDFD_SIGNAL_THREAD : flag.PIDFD_SIGNAL_THREAD_GROUP);

function targetOf(state: State, me: Caller, fd: number): Target | Rule {
  if (state.kernel === '6.18' && int(fd) === flag.PIDFD_SELF_THREAD) return { pid: me.task.pid, thread: true };
  if (state.kernel === '6.18' && int(fd) === flag.PIDFD_SELF_THREAD_GROUP) return ownProcess(state, me);
  const file = fileOf(me, fd);
  if (!file) return 'send-bad-fd';
  if (file.kind === 'pidfd') return file;
  return file.kind === 'proc' ? { pid: file.pid, thread: false } : 'send-not-a-pidfd';
}

const ownProcess = (state: State, { process, task }: Caller): Target => ({
  pid: leaderPid(state, process) ?? task.pid,
  thread: false,
});

/** Only to itself may a task send a signal that looks like one of the kernel's or of tkill. */
function refusedInfo({ task }: Caller, { signal, info }: PidfdSendSignal, pid: number, scope: number): Rule | null {
  if (!info) return null;
  if (int(info.signo) !== int(signal)) return 'send-info-signal-differs';
  const toItself = task.pid === pid && scope !== flag.PIDFD_SIGNAL_PROCESS_GROUP;
  const forged = int(info.code) >= 0 || int(info.code) === flag.SI_TKILL;
  return forged && !toItself ? 'send-info-forged' : null;
}
