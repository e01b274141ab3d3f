import { answer } from './answer.ts';
import type { Ended } from './enter.ts';
import { lowestFree } from './fds.ts';
import { type Flow, findProcess, note, setThread, update } from './flow.ts';
import type { Answer } from './outcome.ts';
import type { Filter, State, Thread, ThreadId } from './state.ts';
import { actions, filterFlags, u32, u64 } from './uapi.ts';

/** `seccomp(SECCOMP_SET_MODE_FILTER)`. */
export interface Installation {
  /** `SECCOMP_FILTER_FLAG_*`: `u32`. */
  readonly flags: number;
  /** What the program returns for a call, by its number; it allows all others. */
  readonly verdicts: Readonly<Record<number, number>>;
  /** The id of the listener's first notification: `u64`. The kernel draws it at random; 1 unless told. */
  readonly firstId?: bigint;
}

const { TSYNC, NEW_LISTENER, TSYNC_ESRCH, WAIT_KILLABLE_RECV } = filterFlags;
const known = Object.values(filterFlags).reduce((mask, flag) => mask | flag, 0);
const has = (flags: number, flag: number) => (flags & flag) !== 0;

/** `seccomp_set_mode_filter`. */
export function install(flow: Flow, thread: Thread, installation: Installation): Ended {
  const flags = u32(installation.flags);
  const wrong = checkFlags(flags) ?? checkThread(flow.state, thread, flags);
  if (wrong) return { flow, answer: wrong };
  const fd = lowestFree(findProcess(flow.state, thread.process)?.fds ?? {}, flow.state.fdLimit);
  if (has(flags, NEW_LISTENER) && fd === null)
    return { flow, answer: answer('listener-fd-limit', { limit: flow.state.fdLimit }) };
  return checkChain(flow, thread, flags) ?? attach(flow, thread, { ...installation, flags }, fd ?? 0);
}

function checkFlags(flags: number): Answer | null {
  if (flags & ~known) return answer('filter-flags-unknown', { flags, unknown: u32(flags & ~known) });
  if (has(flags, TSYNC) && has(flags, NEW_LISTENER) && !has(flags, TSYNC_ESRCH))
    return answer('tsync-and-listener', { flags });
  if (has(flags, WAIT_KILLABLE_RECV) && !has(flags, NEW_LISTENER))
    return answer('killable-without-listener', { flags });
  return null;
}

function checkThread({ privileged }: State, { noNewPrivs }: Thread, flags: number): Answer | null {
  return noNewPrivs || privileged ? null : answer('no-new-privs-missing', { flags, noNewPrivs, privileged });
}

/** What the chains of this thread and of its siblings forbid. */
function checkChain(flow: Flow, thread: Thread, flags: number): Ended | null {
  const listening = thread.chain.find((filter) => flow.state.filters[filter]?.listener);
  if (has(flags, NEW_LISTENER) && listening !== undefined)
    return { flow, answer: answer('chain-has-listener', { filter: listening }) };
  const strayed = threadsOf(flow.state, thread.process).find(({ chain: [newest] }) => isForeign(newest, thread));
  if (!has(flags, TSYNC) || !strayed) return null;
  const { tid } = strayed;
  const result = has(flags, TSYNC_ESRCH)
    ? answer('tsync-esrch', { tid })
    : answer('tsync-names-thread', { tid }, BigInt(tid));
  return { flow, answer: result };
}

/** Whether a thread's newest filter is none of the caller's: then the chains have parted. */
const isForeign = (newest: number | undefined, { chain }: Thread) => newest !== undefined && !chain.includes(newest);

/** The threads of a process that live, the caller among them. */
const threadsOf = ({ threads }: State, process: ThreadId) =>
  threads.filter((thread) => thread.process === process && !thread.dead);

function attach(flow: Flow, thread: Thread, { flags, verdicts, firstId = 1n }: Installation, fd: number): Ended {
  const id = flow.state.filters.length;
  const listens = has(flags, NEW_LISTENER);
  const filter: Filter = {
    verdicts: { ...verdicts },
    waitKillable: has(flags, WAIT_KILLABLE_RECV),
    listener: listens ? { open: true, flags: 0, nextId: u64(firstId), requests: 0, queue: [], hungUp: false } : null,
  };
  const synced = has(flags, TSYNC) ? threadsOf(flow.state, thread.process) : [thread];
  const chain = [id, ...thread.chain];
  const attached = synced.reduce(
    (next, { tid, noNewPrivs }) => setThread(next, tid, { chain, noNewPrivs: noNewPrivs || thread.noNewPrivs }),
    update(flow, { filters: [...flow.state.filters, filter] }),
  );
  return {
    flow: note(attached, { kind: 'filter-attached', filter: id, threads: synced.map(({ tid }) => tid) }),
    answer: listens
      ? answer('listener-created', { filter: id, fd, cloexec: true }, BigInt(fd))
      : answer('filter-attached', { filter: id }),
  };
}

/** `seccomp(SECCOMP_GET_ACTION_AVAIL)`: whether the kernel knows an action (`u32`). */
export function actionAvailable(action: number): Answer {
  const name = Object.entries(actions).find(([, value]) => value === u32(action))?.[0] ?? null;
  return answer(name === null ? 'action-unknown' : 'action-known', { action: u32(action), name });
}

/** `seccomp(SECCOMP_GET_NOTIF_SIZES)`: the sizes of the structures in bytes. */
export const notifSizes = { seccomp_notif: 80, seccomp_notif_resp: 24, seccomp_data: 64 } as const;
