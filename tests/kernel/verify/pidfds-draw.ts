import type { Process, State, Task } from '../../../slides/pidfds/model.ts';
import * as model from '../../../slides/pidfds/model.ts';
import type { Dice } from './dice.ts';
import type { Kernel, Lines } from './feature.ts';
import { callOf, type Drawn, lineOf, pidMaxLine } from './pidfds-lines.ts';

const { CLONE_PIDFD, CLONE_NEWPID, CLONE_NEWUTS, CLONE_PARENT_SETTID, CLONE_DETACHED, SIGCHLD } = model;
const least = -(2 ** 31);
const signals = [0, 0, 9, 9, 15, 15, 10, 10, 12, 17, 18, 18, 65, -1] as const;
/** The guest has little memory. */
const mostTasks = 24;

/** One sequence, as tests/kernel/pidfds/draw.py draws them. */
export function drawProcessCalls(dice: Dice, { release }: Kernel): Lines {
  const pidMax = dice.pick([303, 310, 32_768]);
  const lines = [pidMaxLine(pidMax)];
  let state = model.boot({ kernel: release, pidMax });
  for (let left = dice.between(15, 60); left > 0; left--) {
    const line = lineOf(new Draw(dice, state).call());
    const { state: next, result } = model.step(state, callOf(model, line));
    // The driver cannot be interrupted at once.
    if (result.status === 'NOT MODELLED' || (result.status === 'BLOCKS' && line.startsWith('1 '))) continue;
    lines.push(line);
    state = next;
  }
  return lines;
}

/**
 * A call that is likely to tell something, by a task that runs. The driver stays root: it has to interrupt tasks that block.
 */
class Draw {
  readonly #dice: Dice;
  readonly #state: State;
  readonly #task: Task;
  readonly #process: Process;

  constructor(dice: Dice, state: State) {
    const running = state.tasks.filter(({ exit }) => exit === null);
    this.#dice = dice;
    this.#state = state;
    this.#task = dice.pick([...running.slice(-3), ...running]) as Task;
    this.#process = state.processes.find(({ id }) => id === this.#task.process) as Process;
  }

  #nested = () => this.#state.pids.find(({ inode }) => inode === this.#task.pid)?.namespace !== 0;
  #single = () => this.#state.tasks.filter(({ process, exit }) => process === this.#process.id && !exit).length === 1;

  #number(): number {
    if (this.#nested()) return this.#dice.between(1, 4);
    const all = this.#state.pids.map(({ numbers }) => numbers[0] ?? 1);
    const recent = this.#dice.pick([...all.slice(-6), ...all.slice(-6), ...all]) ?? 1;
    return this.#dice.chance(88) ? recent : this.#dice.pick([-1, 0, 290, this.#state.lastTask]);
  }

  #fd(): number {
    const open = this.#process.descriptors.map(({ fd }) => fd).filter((fd) => fd > 2);
    return (this.#dice.chance(88) ? this.#dice.pick(open) : undefined) ?? this.#dice.pick([1, 20, -1]);
  }

  #pidfd(): number {
    const open = this.#process.descriptors.filter(({ file }) => file.kind === 'pidfd');
    return this.#dice.pick(open)?.fd ?? 0;
  }

  call(): Drawn {
    const call = this.#name();
    return { by: this.#task.id, call, ...this.#arguments(call) };
  }

  #name(): string {
    const alone = this.#single();
    const first = this.#task.id === 1;
    const has = this.#pidfd() > 0;
    const few = this.#state.lastTask < 5;
    const full = this.#state.lastTask >= mostTasks;
    const mayLook = has && this.#process.uid === 0 && !this.#nested();
    return this.#dice.weighted({
      ...{ clone: full ? 0 : few ? 14 : 6, clone3: full ? 0 : 1, thread: full || first ? 0 : 2, pidfd_open: 7 },
      ...{ pidfd_send_signal: 8, kill: 3, pidfd_getfd: 3, waitid: 6, wait4: 3, sigaction: 2, setsid: 2, setns: 1 },
      ...{
        open_proc: 1,
        close: 1,
        pipe: 1,
        poll: has ? 5 : 0,
        fstat: has ? 2 : 0,
        fdinfo: mayLook ? 2 : 0,
        ns_last_pid: 3,
      },
      ...{ setuid: alone && !first ? 2 : 0, exit: first ? 0 : 1, exit_group: first ? 0 : 1, execve: first ? 0 : 1 },
    });
  }

  #arguments(call: string): Readonly<Record<string, unknown>> {
    const { pick, between, chance } = bound(this.#dice);
    const [number, fd, signal] = [this.#number(), this.#fd(), pick(signals)];
    const noWait = this.#single() && chance(30) && this.#task.id !== 1 ? 0 : 1;
    const info = { signo: signal, code: pick([-1, -1, 0, -6]) };
    const all: Readonly<Record<string, () => Readonly<Record<string, unknown>>>> = {
      clone: () => ({ flags: SIGCHLD | pick(cloneFlags) }),
      clone3: () => ({
        flags: pick([0, CLONE_PIDFD, CLONE_DETACHED, 2 ** 40, 17, 0x10000, 0x800, CLONE_PIDFD | CLONE_PARENT_SETTID]),
        exitSignal: pick([17, 17, 17, 65, 300]),
        size: pick([64, 64, 64, 56, 5000]),
        sameAddress: chance(50),
      }),
      exit: () => ({ code: between(-1, 300) }),
      exit_group: () => ({ code: between(-1, 300) }),
      kill: () => ({ pid: chance(75) ? number : pick([-number, -number, -1, least]), signal }),
      pidfd_open: () => ({ pid: number, flags: pick([0, 0, 0, 0x800, 0x80, 0x80, 0x880, 1]) }),
      pidfd_send_signal: () => ({
        pidfd: chance(90) ? fd : pick([-10000, -10001]),
        signal,
        flags: pick([0, 0, 0, 0, 0, 1, 2, 4, 4, 3, 8]),
        info: chance(50) ? null : chance(85) ? info : { signo: 3, code: -1 },
      }),
      pidfd_getfd: () => ({ pidfd: fd, fd: pick([0, 3, 4, 5, 30]), flags: pick([0, 0, 0, 0, 1]) }),
      poll: () => ({ fd: this.#pidfd() }),
      fstat: () => ({ fd: this.#pidfd() }),
      fdinfo: () => ({ fd: this.#pidfd() }),
      close: () => ({ fd: fd > 2 ? pick([fd, fd, 20]) : 20 }),
      open_proc: () => ({ pid: this.#nested() ? 999 : number }),
      setns: () => ({ fd, flags: pick(this.#single() ? [0, 1, CLONE_NEWUTS, CLONE_NEWUTS] : [0, 1]) }),
      sigaction: () => ({
        signal: pick([17, 17, 10, 15, 9, 19, 0, 66]),
        disposition: pick(['SIG_DFL', 'SIG_IGN', 'SIG_IGN', 'handler']),
      }),
      waitid: () => ({
        type: pick([0, 1, 3, 3, 3, 2, 9]),
        id: pick([number, fd, fd]),
        options: (pick(waitOptions) | noWait) >>> 0,
      }),
      wait4: () => ({
        pid: pick([number, number, -1, 0, -number, least]),
        options: (pick([0, 0, 0, 2, 0x40000000, 0x80000000, 4]) | noWait) >>> 0,
      }),
      ns_last_pid: () => ({ last: pick([number - 1, number - 1, number, 298, 305, 309, 310, -1, 2 ** 23]) }),
      setuid: () => ({ uid: pick([0, 1000, 1000, 1001, 2 ** 32 - 1]) }),
    };
    return all[call]?.() ?? {};
  }
}

const cloneFlags = [
  ...[0, 0, 0, CLONE_PIDFD, CLONE_PIDFD, CLONE_NEWPID, CLONE_NEWUTS, CLONE_PIDFD | CLONE_PARENT_SETTID],
  ...[CLONE_PIDFD | CLONE_DETACHED, CLONE_DETACHED],
] as unknown as readonly [number, ...number[]];
const waitOptions = [4, 4, 4, 4, 0x1000004, 2, 12, 0, 0x40000004, 0x80000004, 0xc0000004, 64] as const;

const bound = (dice: Dice) => ({
  pick: <Value>(values: readonly [Value, ...Value[]] | readonly Value[]) => dice.pick(values) as Value,
  between: (from: number, to: number) => dice.between(from, to),
  chance: (percent: number) => dice.chance(percent),
});
