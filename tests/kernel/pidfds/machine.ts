import type { Call, Result, State } from '../../../slides/pidfds/model.ts';

export type Model = typeof import('../../../slides/pidfds/model.ts');
export type Kernel = State['kernel'];

/** A call without the task that makes it. */
export type Order = Call extends infer Each ? (Each extends Call ? Omit<Each, 'by'> : never) : never;

/** A machine that keeps its state, for situations that are told one call after the other. */
export function machine(model: Model, kernel: Kernel = '6.18', pidMax = 32768) {
  let state = model.boot({ kernel, pidMax });
  const act = (by: number, order: Order): Result => {
    const done = model.step(state, { ...order, by } as Call);
    state = done.state;
    return done.result;
  };
  const created = (by: number, order: Order) => act(by, order).seen.task ?? 0;
  return {
    act,
    state: (): State => state,
    /** What a call returned, or the name of its error. */
    answer: (by: number, order: Order): number | string => said(act(by, order)),
    /** The task that a call made, and its number in the first namespace. */
    fork: (by: number) => created(by, { call: 'fork' }),
    thread: (by: number) => created(by, { call: 'clone', flags: threadFlags(model) }),
    numberOf: (task: number): number => {
      const found = state.tasks.find(({ id }) => id === task);
      return model.numberIn(state, found?.pid ?? 0, 0);
    },
    descriptor: (by: number, fd: number) => {
      const process = state.tasks.find(({ id }) => id === by)?.process;
      return state.processes.find(({ id }) => id === process)?.descriptors.find((each) => each.fd === fd);
    },
  };
}

export type Machine = ReturnType<typeof machine>;

export const threadFlags = ({ CLONE_VM, CLONE_SIGHAND, CLONE_FILES, CLONE_FS, CLONE_THREAD }: Model): number =>
  CLONE_VM | CLONE_SIGHAND | CLONE_FILES | CLONE_FS | CLONE_THREAD;

export const said = ({ status, value }: Result): number | string => (status === 'OK' ? (value ?? 0) : status);

/** OK or the name of the error. */
export const status = ({ status }: Result): string => status;
