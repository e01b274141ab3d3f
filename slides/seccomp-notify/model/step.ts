import { type Addfd, addfd } from './addfd.ts';
import { answer } from './answer.ts';
import { type Ended, enter } from './enter.ts';
import { type Flow, findThread } from './flow.ts';
import { type Installation, install } from './install.ts';
import { interrupt } from './interrupt.ts';
import { close, hangUp, nullIoctl, poll, releaseListeners, setFlags } from './listener.ts';
import type { Answer, Change } from './outcome.ts';
import { recv, wakeReceivers } from './recv.ts';
import { idValid, type Response, send } from './send.ts';
import type { Buffer, FilterId, Listener, State, SupervisorId, Syscall, Thread, ThreadId } from './state.ts';
import { clone, exit, run, sendSignal, setNoNewPrivs, writeMemory } from './targets.ts';
import type { Signal } from './uapi.ts';
import { isWoken, wake } from './wait.ts';

/** What a target thread does. Only `syscall` goes past its filters: they are taken to allow the others. */
export type TargetCall = { readonly tid: ThreadId } & (
  | ({ readonly call: 'set-filter' } & Installation)
  | ({ readonly call: 'syscall' } & Syscall)
  | { readonly call: 'set-no-new-privs' }
  | { readonly call: 'clone'; readonly as: 'thread' | 'process' }
  | { readonly call: 'write-memory'; readonly address: bigint; readonly text: string }
  | { readonly call: 'exit' }
);

/** What happens to a target thread from outside. */
export type TargetEvent = { readonly tid: ThreadId } & (
  | { readonly call: 'signal'; readonly signal: Signal }
  | { readonly call: 'run' }
);

/** What a supervisor thread does with the listener of a filter. */
export type SupervisorCall = { readonly supervisor: SupervisorId; readonly filter: FilterId } & (
  | { readonly call: 'recv'; readonly buffer?: Buffer }
  | ({ readonly call: 'send' } & Response)
  | { readonly call: 'id-valid'; readonly id: bigint }
  | ({ readonly call: 'addfd' } & Addfd)
  | { readonly call: 'set-flags'; readonly flags: number }
  | { readonly call: 'poll' }
  | { readonly call: 'read' }
  /** Any ioctl with a null argument: `cmd` is a `u32`. */
  | { readonly call: 'ioctl'; readonly cmd: number }
  | { readonly call: 'close' }
);

/** A handler interrupts a supervisor thread in the call that it sleeps in. */
export interface SupervisorEvent {
  readonly call: 'interrupt';
  readonly supervisor: SupervisorId;
}

export type Call = TargetCall | TargetEvent | SupervisorCall | SupervisorEvent;

/** What came of a call, with everything that changed, in order. */
export interface Outcome extends Answer {
  readonly changes: readonly Change[];
}

/** One call, and all that follows from it. It takes any call and never throws. */
export function step(state: State, call: Call): { readonly state: State; readonly result: Outcome } {
  const { flow, answer: first } = dispatch({ state, changes: [] }, call);
  const settled = settle(flow);
  const caller = 'supervisor' in call ? call.supervisor : null;
  // A supervisor that slept may have been woken already.
  const [later = first] = settled.changes.flatMap((change) =>
    change.kind === 'supervisor-returned' && change.supervisor === caller ? [change.answer] : [],
  );
  return { state: settled.state, result: { ...later, changes: settled.changes } };
}

function dispatch(flow: Flow, call: Call): Ended {
  if (call.call === 'interrupt') return interrupt(flow, call.supervisor);
  return 'tid' in call ? ofTarget(flow, call) : ofSupervisor(flow, call);
}

const refuse = (flow: Flow, rule: 'caller-unknown' | 'caller-dead' | 'caller-asleep'): Ended => ({
  flow,
  answer: answer(rule),
});

function ofTarget(flow: Flow, call: TargetCall | TargetEvent): Ended {
  const thread = findThread(flow.state, call.tid);
  if (!thread) return refuse(flow, 'caller-unknown');
  if (thread.dead) return refuse(flow, 'caller-dead');
  if (call.call === 'signal') return sendSignal(flow, thread, call.signal);
  if (call.call === 'run') return run(flow, thread);
  return thread.notification ? refuse(flow, 'caller-asleep') : byTarget(flow, thread, call);
}

function byTarget(flow: Flow, thread: Thread, call: TargetCall): Ended {
  switch (call.call) {
    case 'set-filter':
      return install(flow, thread, call);
    case 'syscall':
      return enter(flow, thread.tid, { nr: call.nr | 0, args: call.args, native: call.native });
    case 'set-no-new-privs':
      return setNoNewPrivs(flow, thread);
    case 'clone':
      return clone(flow, thread, call.as);
    case 'write-memory':
      return writeMemory(flow, thread, call.address, call.text);
    case 'exit':
      return exit(flow, thread);
  }
}

function ofSupervisor(flow: Flow, call: SupervisorCall): Ended {
  const sleep = flow.state.supervisors[call.supervisor];
  if (sleep === undefined) return refuse(flow, 'caller-unknown');
  if (sleep) return refuse(flow, 'caller-asleep');
  const listener = flow.state.filters[call.filter]?.listener;
  if (!listener?.open) return { flow, answer: answer('listener-closed', { filter: call.filter }) };
  return bySupervisor(flow, listener, call);
}

function bySupervisor(flow: Flow, listener: Listener, call: SupervisorCall): Ended {
  const { supervisor, filter } = call;
  switch (call.call) {
    case 'recv':
      return recv(flow, supervisor, filter, listener, call.buffer ?? 'zeroed');
    case 'send':
      return send(flow, listener, call);
    case 'id-valid':
      return idValid(flow, listener, call.id);
    case 'addfd':
      return addfd(flow, supervisor, filter, listener, call);
    case 'set-flags':
      return setFlags(flow, filter, listener, call.flags);
    case 'poll':
      return poll(flow, filter, listener);
    case 'read':
      return { flow, answer: answer('read-unsupported') };
    case 'ioctl':
      return nullIoctl(flow, filter, listener, call.cmd);
    case 'close':
      return close(flow, filter, listener);
  }
}

/**
 * Lets everything follow that needs no further call. A target that leaves may free a supervisor, which may let go of a
 * listener, which may wake targets: each round that changes something ends the sleep of at least one of them.
 */
function settle(flow: Flow): Flow {
  const { threads, supervisors, filters } = flow.state;
  const rounds = 2 * (threads.length + supervisors.length + filters.length);
  let next = flow;
  for (let round = 0; round < rounds; round += 1) {
    const woken = next.state.schedule === 'at-once' ? next.state.threads.filter(isWoken) : [];
    next = releaseListeners(wakeReceivers(hangUp(woken.reduce((now, { tid }) => wake(now, tid), next))));
  }
  return next;
}
