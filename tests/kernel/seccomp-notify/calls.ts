import assert from 'node:assert/strict';
import type { Call, Change, Options, Outcome, State } from '../../../slides/seccomp-notify/model.ts';
import type { Model } from './model-type.ts';

/** `getppid(2)`, which the recorded targets trapped. */
const getppid = 110;
const supervisorPid = 2991n;
export const target = 100;
export const notify = 0x7fc00000;

/** A row's words: what is said of several calls stands in a list. */
export type Words = string | number | boolean | readonly Words[];

/** A model with a state that calls change. */
export interface Scene {
  readonly play: (call: Call) => Outcome;
  readonly state: () => State;
}

/** A scene after `start` with these options. */
export function scene(model: Model, options: Options = {}): Scene {
  let state = model.start({
    noNewPrivs: true,
    pid: target,
    supervisorFds: { 7: { file: 'log', path: false } },
    ...options,
  });
  return {
    state: () => state,
    play: (call) => {
      const next = model.step(state, call);
      state = next.state;
      return next.result;
    },
  };
}

export const install = (flags: number, verdict = notify, nr = getppid): Call => ({
  call: 'set-filter',
  tid: target,
  flags,
  verdicts: { [nr]: verdict },
});
export const trap: Call = { call: 'syscall', tid: target, nr: getppid, args: [], native: supervisorPid };
export const recv: Call = { call: 'recv', supervisor: 0, filter: 0 };
export const idValid: Call = { call: 'id-valid', supervisor: 0, filter: 0, id: 1n };
export const send = (error: number, val = 0n, flags = 0): Call => ({
  call: 'send',
  supervisor: 0,
  filter: 0,
  id: 1n,
  error,
  val,
  flags,
});
const plain = { id: 1n, flags: 0, srcfd: 7, newfd: 0, newfdFlags: 0 };
export const addfd = (request: Partial<typeof plain>): Call => ({
  call: 'addfd',
  supervisor: 0,
  filter: 0,
  ...plain,
  ...request,
});

/** Plays calls in a new scene and gives the outcome of the last. */
export function last(model: Model, ...calls: Call[]): Outcome {
  const { play } = scene(model);
  return calls.map(play).at(-1) as Outcome;
}

/** What the target was given back in a step: value and errno. */
export function seen({ changes }: { readonly changes: readonly Change[] }): Words {
  const back = changes.find((change) => change.kind === 'returned');
  return back ? [Number(back.value), back.errno] : [];
}

export const signal = (name: 'SIGUSR1' | 'SIGUSR2' | 'SIGTERM' | 'SIGKILL', tid = 100): Call => ({
  call: 'signal',
  tid,
  signal: name,
});
export const clone = (as: 'thread' | 'process'): Call => ({ call: 'clone', tid: 100, as });
export const run: Call = { call: 'run', tid: 100 };
export const poll: Call = { call: 'poll', supervisor: 0, filter: 0 };
export const close: Call = { call: 'close', supervisor: 0, filter: 0 };
export const interrupt: Call = { call: 'interrupt', supervisor: 0 };
export const byStep: Options = { schedule: 'by-step', supervisors: 2 };

/** Plays calls and compares the rules that decided them. */
export function decided(model: Model, options: Options, expected: readonly (readonly [Call, string])[]): void {
  const { play } = scene(model, options);
  for (const [call, rule] of expected)
    assert.equal(
      play(call).rule,
      rule,
      JSON.stringify(call, (_, v) => String(v)),
    );
}

/** The same call by another supervisor thread. */
export const by = (supervisor: number, call: Call): Call => ({ ...call, supervisor }) as Call;
