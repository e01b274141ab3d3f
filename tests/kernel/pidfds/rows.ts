import { type Kernel, type Machine, type Model, machine, status } from './machine.ts';

/** Plays one row's situation and says what the model answers. */
type Situation = (machine: Machine, model: Model) => unknown;

/** The number of the child in the rows that print it. */
const childNumber = 20055;
const init = 1;

/** A child, and a pidfd of it in init. */
function child({ act, fork, numberOf }: Machine, flags = 0) {
  act(init, { call: 'ns_last_pid', last: childNumber - 1 });
  const task = fork(init);
  const pid = numberOf(task);
  return { task, pid, pidfd: act(init, { call: 'pidfd_open', pid, flags }).value ?? -1 };
}

/** A child that was killed and is a zombie. */
function zombie(machine: Machine) {
  const made = child(machine);
  machine.act(init, { call: 'pidfd_send_signal', pidfd: made.pidfd, signal: 9, flags: 0 });
  return made;
}

const wexited = { call: 'waitid', type: 3, options: 4 } as const;

function reaped(machine: Machine) {
  const made = zombie(machine);
  machine.act(init, { ...wexited, id: made.pidfd });
  return made;
}

const send = (pidfd: number, signal: number, flags = 0) =>
  ({ call: 'pidfd_send_signal', pidfd, signal, flags }) as const;

/** A thread of init, and the answer to opening its number. */
const openThread = ({ act, thread, numberOf }: Machine, flags: number) =>
  status(act(init, { call: 'pidfd_open', pid: numberOf(thread(init)), flags }));

const closesOnExec = ({ descriptor }: Machine, fd: number | null) => Number(descriptor(init, fd ?? -1)?.cloexec);

const opening: Record<string, Situation> = {
  D01: (machine) => {
    const { act, fork, numberOf } = machine;
    const opened = act(init, { call: 'pidfd_open', pid: numberOf(fork(init)), flags: 0 });
    return [opened.status, closesOnExec(machine, opened.value)];
  },
  D06: (machine) => openThread(machine, 0),
  D23: (machine) => status(machine.act(init, { call: 'pidfd_open', pid: zombie(machine).pid, flags: 0 })),
  D33: (machine) => {
    const { pid, pidfd } = child(machine);
    const second = machine.answer(init, { call: 'pidfd_open', pid, flags: 0 });
    const [one, two] = [pidfd, Number(second)].map((fd) => machine.answer(init, { call: 'fstat', fd }));
    return second !== pidfd && one === two;
  },
  D44: ({ act, numberOf, descriptor, state }, { CLONE_PIDFD }) => {
    const { value, seen } = act(init, { call: 'clone3', flags: CLONE_PIDFD, exitSignal: 17, size: 64 });
    const file = descriptor(init, seen.secondFd ?? -1)?.file;
    const pid = state().tasks.find(({ id }) => id === seen.task)?.pid;
    return value === numberOf(seen.task ?? 0) && file?.kind === 'pidfd' && file.pid === pid;
  },
  D45: ({ act, answer }, { CLONE_PIDFD }) => {
    const { seen } = act(init, { call: 'clone3', flags: CLONE_PIDFD, exitSignal: 17, size: 64 });
    act(seen.task ?? 0, { call: 'exit_group', code: 0 });
    return answer(init, { ...wexited, id: seen.secondFd ?? -1 });
  },
  D46: ({ act }) => status(act(init, { call: 'clone3', flags: 0x1000, exitSignal: 17, size: 56 })),
  D47: ({ act }, { CLONE_PIDFD, CLONE_PARENT_SETTID, SIGCHLD }) =>
    status(act(init, { call: 'clone', flags: CLONE_PIDFD | CLONE_PARENT_SETTID | SIGCHLD })),
  D48: ({ act }, { CLONE_PIDFD, CLONE_DETACHED, SIGCHLD }) =>
    status(act(init, { call: 'clone', flags: CLONE_PIDFD | CLONE_DETACHED | SIGCHLD })),
};

const signalling: Record<string, Situation> = {
  D08: (machine) => status(machine.act(init, send(child(machine).pidfd, 0))),
  D09: (machine) => status(machine.act(init, send(child(machine).pidfd, 0, 8))),
  D10: (machine) => status(machine.act(init, send(child(machine).pidfd, 0, 1 | 2))),
  D11: (machine) => status(machine.act(init, send(child(machine).pidfd, 65))),
  D12: (machine) => {
    const { pidfd } = child(machine);
    machine.act(init, { call: 'close', fd: pidfd });
    const closed = machine.act(init, send(pidfd, 0));
    const pipe = machine.act(init, { call: 'pipe' });
    return [closed.status, machine.act(init, send(pipe.value ?? -1, 0)).status];
  },
  D20: (machine) => status(machine.act(init, send(child(machine).pidfd, 9))),
  D31: (machine) => {
    const { act, fork } = machine;
    const { pid, pidfd } = reaped(machine);
    act(init, { call: 'ns_last_pid', last: pid - 1 });
    fork(init);
    return [act(init, send(pidfd, 0)).status, act(init, { call: 'kill', pid, signal: 0 }).status];
  },
  D38: (machine) => {
    const { act, fork } = machine;
    const { pidfd } = child(machine);
    const stranger = fork(init);
    act(stranger, { call: 'setuid', uid: 65534 });
    return [
      act(stranger, { call: 'pidfd_getfd', pidfd, fd: 0, flags: 0 }),
      act(stranger, send(pidfd, 0)),
      act(stranger, send(pidfd, 15)),
      act(stranger, { call: 'pidfd_open', pid: 1, flags: 0 }),
    ].map(status);
  },
  D52: (machine) => {
    const { task, pidfd } = child(machine);
    machine.act(task, { call: 'execve', program: 'sleep' });
    return status(machine.act(init, send(pidfd, 0)));
  },
};

const waiting: Record<string, Situation> = {
  D14: (machine) => {
    const { act } = machine;
    const { value } = act(init, { call: 'open_proc', pid: child(machine).pid });
    return status(act(init, { ...wexited, id: value ?? -1 }));
  },
  D17: (machine) => [machine.answer(init, { call: 'poll', fd: child(machine).pidfd })].filter((events) => events !== 0),
  D18: (machine) => machine.answer(init, { ...wexited, id: child(machine).pidfd, options: 4 | 1 }),
  D19: (machine, { PIDFD_NONBLOCK }) => machine.answer(init, { ...wexited, id: child(machine, PIDFD_NONBLOCK).pidfd }),
  D21: (machine) => machine.answer(init, { call: 'poll', fd: zombie(machine).pidfd }),
  D24: (machine) => String(machine.answer(init, { call: 'fdinfo', fd: zombie(machine).pidfd })),
  D25: (machine, model) => {
    const { value, seen } = machine.act(init, { ...wexited, id: zombie(machine).pidfd });
    return [value, seen.number, seen.exit?.status, seen.exit && model[seen.exit.code]];
  },
  D27: (machine) => machine.answer(init, { ...wexited, id: reaped(machine).pidfd }),
  D28: (machine) => String(machine.answer(init, { call: 'fdinfo', fd: reaped(machine).pidfd })),
  D29: (machine) => machine.answer(init, { call: 'poll', fd: reaped(machine).pidfd }),
  D39: (machine) => {
    const { pidfd } = child(machine);
    return machine.answer(machine.fork(init), { ...wexited, id: pidfd });
  },
};

const getfd = (pidfd: number, fd: number, flags = 0) => ({ call: 'pidfd_getfd', pidfd, fd, flags }) as const;

const taking: Record<string, Situation> = {
  D34: (machine) => status(machine.act(init, getfd(child(machine).pidfd, 0, 1))),
  D35: (machine) => status(machine.act(init, getfd(child(machine).pidfd, 99))),
  D36: (machine) => {
    const copied = machine.act(init, getfd(child(machine).pidfd, 0));
    return [copied.status, closesOnExec(machine, copied.value)];
  },
  D37: ({ act }) => status(act(init, getfd(act(init, { call: 'pipe' }).value ?? -1, 0))),
  D41: (machine, { CLONE_NEWUTS }) =>
    status(machine.act(init, { call: 'setns', fd: child(machine).pidfd, flags: CLONE_NEWUTS })),
  D42: (machine, { CLONE_NEWUTS }) =>
    status(machine.act(init, { call: 'setns', fd: reaped(machine).pidfd, flags: CLONE_NEWUTS })),
  D43: (machine) => status(machine.act(init, getfd(reaped(machine).pidfd, 0))),
};

const situations = { ...opening, ...signalling, ...waiting, ...taking };

export const rows = Object.fromEntries(
  Object.entries(situations).map(([id, play]) => [id, (model: Model) => play(machine(model), model)]),
);

/** The rows of the older release, which have ids of the newer one. */
export const olderRows: Readonly<Record<string, (model: Model, kernel: Kernel) => string>> = {
  D06: (model, kernel) => openThread(machine(model, kernel), 0),
  D07: (model, kernel) => openThread(machine(model, kernel), model.PIDFD_THREAD),
};
