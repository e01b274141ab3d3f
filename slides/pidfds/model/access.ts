import { SIGCONT } from './flags.ts';
import type { Caller } from './lifecycle.ts';
import type { Process } from './state.ts';

/** `check_kill_permission`: the same user, root, or SIGCONT within the session. */
export const maySignal = ({ process: me }: Caller, target: Process, signal: number): boolean =>
  me.uid === 0 || me.uid === target.uid || (signal === SIGCONT && me.group === target.group);

/**
 * `ptrace_may_access`: itself, root, or the same user unless the target has closed itself to others. What it had chosen
 * still holds when it has exited.
 */
export const mayLookInto = ({ process: me }: Caller, target: Process): boolean =>
  me.id === target.id || me.uid === 0 || (me.uid === target.uid && target.dumpable);
