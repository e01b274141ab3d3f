import type { RunEvent, RunOptions, RunResult } from '../../../src/machine/run.ts';
import type { SessionMachine } from '../../../src/machine/session-machine.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** A machine without a processor: what it does is what the test says. */
export interface FakeMachine extends SessionMachine {
  /** Calls in their order, with the commands of runs. */
  readonly calls: string[];
  /** What was typed. */
  typed(): string;
  /** What the guest's shell prints. */
  print(text: string): void;
  /** Of the program that runs. */
  event(event: RunEvent | string): void;
  end(result?: Partial<RunResult>): void;
  /** Lets `load`, `reset` and `boot` take until `arrive`, or fail with a reason. */
  hold(): void;
  arrive(failure?: string): Promise<void>;
  /** What the client says about a crash. */
  fail(reason: string): void;
}

export function fakeMachine(): FakeMachine {
  const calls: string[] = [];
  const listeners = new Set<(bytes: Uint8Array) => void>();
  const stateListeners = new Set<Parameters<SessionMachine['onState']>[0]>();
  let state: ReturnType<SessionMachine['state']> = { status: 'none', reason: null };
  let typed = '';
  let held: { wait: Promise<void>; settle: (failure?: string) => void } | null = null;
  let run: { options: RunOptions; settle: (result: RunResult) => void } | null = null;

  const call = async (name: string, status: typeof state.status) => {
    calls.push(name);
    if (state.status === 'none') state = { ...state, status: 'loading' };
    await held?.wait;
    state = { ...state, status };
  };
  return {
    calls,
    typed: () => typed,
    state: () => state,
    load: () => call('load', 'running'),
    reset: () => call('reset', 'running'),
    boot: () => call('boot', 'running'),
    stop: () => call('stop', 'stopped'),
    resume: () => call('resume', 'running'),
    run: (command, options = {}) => {
      calls.push(command);
      return new Promise((settle) => {
        run = { options, settle };
        if (command.startsWith('stty')) settle(result());
      });
    },
    input(bytes) {
      typed += new TextDecoder().decode(bytes);
    },
    dispose() {
      calls.push('dispose');
      state = { status: 'none', reason: null };
      run?.settle(result({ reset: true, exitCode: -1 }));
    },
    onConsole(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    print(text) {
      for (const listener of listeners) listener(bytesOf(text));
    },
    event(event) {
      run?.options.onEvent?.(typeof event === 'string' ? { kind: 'stdout', bytes: bytesOf(event) } : event);
    },
    end: (part) => run?.settle(result(part)),
    hold() {
      let settle: (failure?: string) => void = () => {};
      const wait = new Promise<void>((resolve, reject) => {
        settle = (failure) => (failure === undefined ? resolve() : reject(new Error(failure)));
      });
      held = { wait, settle };
    },
    async arrive(failure) {
      const { settle } = held ?? {};
      held = null;
      settle?.(failure);
      await settled();
    },
    onState(listener) {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
    fail(reason) {
      state = { status: 'failed', reason };
      for (const listener of stateListeners) listener(state);
    },
  };
}

const result = (part: Partial<RunResult> = {}): RunResult => ({
  stdout: '',
  stderr: '',
  exitCode: 0,
  guestMs: 40,
  ms: 50,
  timedOut: false,
  reset: false,
  ...part,
});

/** Lets everything happen that waits for nothing but promises. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
}
