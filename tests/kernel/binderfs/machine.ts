import type { Boot, Call, Caller, Result, State } from '../../../slides/binderfs/model.ts';

export type Model = typeof import('../../../slides/binderfs/model.ts');

export const host: Caller = { uid: 0, userNamespace: null, ipcNamespace: 'initial' };
export const container: Caller = {
  uid: 0,
  userNamespace: { first: 100_000, count: 65_536 },
  ipcNamespace: 'other',
};

/** A kernel that keeps its state, with the calls that the checks make most. All but `act` are made by one caller. */
export interface Machine {
  readonly state: () => State;
  readonly act: (call: Call) => Result;
  /** Mounts and returns the number of the instance, which is 0 when there is none. */
  readonly mount: (options?: string) => number;
  readonly open: (instance: number, path: string) => number;
  readonly add: (instance: number, name: string) => Result;
  readonly unlink: (instance: number, path: string) => Result;
  readonly rename: (instance: number, from: string, to: string) => Result;
  readonly manage: (fd: number) => Result;
}

export function machine(model: Model, caller: Caller = host, boot: Boot = {}): Machine {
  let state = model.boot(boot);
  const keep = (step: { state: State; result: Result }) => {
    state = step.state;
    return step.result;
  };
  const act = (call: Call) => keep(model.step(state, call));
  return {
    state: () => state,
    act,
    mount: (options = '') => act({ call: 'mount', caller, options }).value?.instance ?? 0,
    open: (instance, path) => act({ call: 'open', caller, instance, path }).value?.fd ?? 0,
    add: (instance, name) => keep(model.addDevice(state, { caller, instance, name })),
    unlink: (instance, path) => act({ call: 'unlink', caller, instance, path }),
    rename: (instance, from, to) => act({ call: 'rename', caller, instance, from, to }),
    manage: (fd) => act({ call: 'ioctl', caller, fd, command: 'BINDER_SET_CONTEXT_MGR' }),
  };
}
