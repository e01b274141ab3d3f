import { int } from './files.ts';
import { NSIG, SIGKILL, SIGSTOP } from './flags.ts';
import { type Caller, setProcess } from './lifecycle.ts';
import { type Decision, decide, type Seen } from './outcome.ts';
import { findPid, namespaceOf, numberIn } from './pids.ts';
import { invalid, leaders, sendToAll, sendToGroup, sendToPid } from './send.ts';
import type { Disposition, State } from './state.ts';

/** `kill(pid, signal)`. */
export interface Kill {
  readonly pid: number;
  readonly signal: number;
}

/** `sigaction(signal, …)`. */
export interface Sigaction {
  readonly signal: number;
  readonly disposition: Disposition;
}

/** `kill(2)`: a number names whoever has it at this moment, in the caller's pid namespace. */
export function kill(state: State, me: Caller, call: Kill): Decision {
  const pid = int(call.pid);
  const signal = int(call.signal);
  const seen = { number: pid, signal };
  if (pid === -(2 ** 31)) return decide(state, 'kill-int-min', seen);
  const namespace = namespaceOf(state, me.task);
  if (pid === -1) return killAll(state, me, signal, seen);
  if (pid > 0) {
    const inode = findPid(state, namespace, pid)?.inode;
    return sendToPid(
      state,
      me,
      inode,
      { signal, toThread: false, gone: 'kill-no-such-process', sent: 'kill-sent' },
      seen,
    );
  }
  const group = pid === 0 ? me.process.group : findPid(state, namespace, -pid)?.inode;
  return sendToGroup(state, me, group, signal, { gone: 'kill-nobody', sent: 'kill-sent-to-group' }, seen);
}

/** Everybody but the reaper of the namespace and the caller. */
function killAll(state: State, me: Caller, signal: number, seen: Seen): Decision {
  const namespace = namespaceOf(state, me.task);
  const targets = leaders(state).filter(
    ({ pid, process }) => numberIn(state, pid, namespace) > 1 && process !== me.process.id,
  );
  if (targets.length === 0) return decide(state, 'kill-nobody', seen);
  if (invalid(signal)) return decide(state, 'signal-invalid', seen);
  const sent = sendToAll(state, me, targets, signal);
  const reached = sent.deliveries.some(({ action }) => action !== 'not permitted');
  return decide(sent.state, reached ? 'kill-sent-to-group' : 'kill-all-failed', {
    ...seen,
    deliveries: sent.deliveries,
  });
}

/** `sigaction(2)`. */
export function sigaction(state: State, { process }: Caller, { signal, disposition }: Sigaction): Decision {
  const number = int(signal);
  const fixed = number === SIGKILL || number === SIGSTOP;
  if (number < 1 || number > NSIG || fixed) return decide(state, 'sigaction-invalid-signal', { signal: number });
  const dispositions = { ...process.dispositions, [number]: disposition };
  return decide(setProcess(state, process.id, { dispositions }), 'sigaction-set', { signal: number });
}
