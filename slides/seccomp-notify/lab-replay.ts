import { type Action, firstId, type LabState, mostActions, namesId } from './lab-state.ts';
import { actions, addfdFlags, type Call, errnos, filterFlags, type Outcome, type State, start, step } from './model.ts';

/** The target's only thread, and so its process, too. */
const tid = 100;

/** The supervisor's only thread, and the filter whose listener it holds. */
const supervisor = { supervisor: 0, filter: 0 } as const;

/** The supervisor's descriptor of the file that it can put into the target. */
const srcfd = 5;

/** The calls that the filter asks about: numbers of x86_64, and what the kernel would say to an unprivileged target. */
export const trapped = {
  mknod: { nr: 133, native: BigInt(-errnos.EPERM) },
  getppid: { nr: 110, native: 1n },
  openat: { nr: 257, native: BigInt(-errnos.ENOENT) },
} as const;

/** One action, and what came of it. */
export interface Entry {
  readonly action: Action;
  readonly result: Outcome;
  readonly after: State;
}

/** A target under a filter that asks, and a supervisor that holds the listener. */
function begin(killable: boolean): State {
  const verdicts = Object.fromEntries(Object.values(trapped).map(({ nr }) => [nr, actions.USER_NOTIF]));
  const flags = filterFlags.NEW_LISTENER | (killable ? filterFlags.WAIT_KILLABLE_RECV : 0);
  const options = { pid: tid, noNewPrivs: true, supervisorFds: { [srcfd]: { file: '/dev/null', path: false } } };
  return step(start(options), { tid, call: 'set-filter', flags, verdicts, firstId: BigInt(firstId) }).state;
}

/** The model's call for an action. */
function callOf(action: Action): Call {
  switch (action.do) {
    case 'mknod':
    case 'getppid':
    case 'openat':
      return { tid, call: 'syscall', args: [], ...trapped[action.do] };
    case 'usr1':
      return { tid, call: 'signal', signal: 'SIGUSR1' };
    case 'usr2':
      return { tid, call: 'signal', signal: 'SIGUSR2' };
    case 'kill':
      return { tid, call: 'signal', signal: 'SIGKILL' };
    case 'recv':
    case 'close':
      return { ...supervisor, call: action.do };
    default:
      return answerOf(action.do, BigInt(action.id));
  }
}

function answerOf(act: Extract<Action, { id: number }>['do'], id: bigint): Call {
  const reply = { ...supervisor, call: 'send', id, val: 0n, error: 0, flags: 0 } as const;
  const file = { ...supervisor, call: 'addfd', id, srcfd, newfd: 0, newfdFlags: 0, flags: 0 } as const;
  const calls: Readonly<Record<typeof act, Call>> = {
    value: reply,
    error: { ...reply, error: -errnos.EACCES },
    continue: { ...reply, flags: 1 },
    addfd: file,
    'addfd-send': { ...file, flags: addfdFlags.SEND },
    'id-valid': { ...supervisor, call: 'id-valid', id },
  };
  return calls[act];
}

/** A lab's state played through the model. */
export interface Replay {
  readonly entries: readonly Entry[];
  /** How things stand now. */
  readonly state: State;
  /** The ids of all notifications there have been, oldest first. */
  readonly ids: readonly number[];
  /** The id that the supervisor's next call names. */
  readonly id: number;
  /** The id in the supervisor's buffer. */
  readonly held: number | null;
}

/** Plays all actions from the start. */
export function replay({ killable, actions: played, id }: LabState): Replay {
  const entries: Entry[] = [];
  let state = begin(killable);
  for (const action of played) {
    const { state: after, result } = step(state, callOf(action));
    entries.push({ action, result, after });
    state = after;
  }
  const held = entries.flatMap(receivedIn).at(-1) ?? null;
  return { entries, state, ids: entries.flatMap(idsIn), held, id: id ?? held ?? firstId };
}

const idsIn = ({ result }: Entry) =>
  result.changes.flatMap((change) =>
    change.kind === 'notification' && change.from === null ? [Number(change.id)] : [],
  );

/** What RECV gave, at once or to a supervisor that slept. */
function receivedIn({ result }: Entry): number[] {
  const later = result.changes.flatMap((change) => (change.kind === 'supervisor-returned' ? [change.answer] : []));
  return [...later, result].flatMap(({ received }) => (received ? [Number(received.id)] : [])).slice(-1);
}

/** The action that a button stands for now. */
export const actionOf = (act: Action['do'], id: number): Action => (namesId(act) ? { do: act, id } : { do: act });

/** Whether the one who would have to act is free to. */
export function isPossible({ entries, state }: Replay, action: Action): boolean {
  return entries.length < mostActions && step(state, callOf(action)).result.errno !== 'impossible';
}
