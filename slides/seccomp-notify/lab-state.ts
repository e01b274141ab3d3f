import { isListOf, isObject, isOneOf, isWhole, type Scenario } from '@deck';

/** What the target does, or what happens to it. */
export const targetActs = ['mknod', 'getppid', 'openat', 'usr1', 'usr2', 'kill'] as const;

/** What the supervisor does with one notification, which it names by its id. */
const idActs = ['value', 'error', 'continue', 'addfd', 'addfd-send', 'id-valid'] as const;

/** What the supervisor does without an id. */
const plainActs = ['recv', 'close'] as const;

type TargetAct = (typeof targetActs)[number];
type PlainAct = TargetAct | (typeof plainActs)[number];
type IdAct = (typeof idActs)[number];

/** Everything that has a button. */
export type Act = PlainAct | IdAct;

/** One press of a button. */
export type Action = { readonly do: PlainAct } | { readonly do: IdAct; readonly id: number };

/** What a reader has made of the lab: the kernel's state follows from the actions. */
export interface LabState {
  /** The filter was installed with `SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV`. */
  readonly killable: boolean;
  /** Oldest first. */
  readonly actions: readonly Action[];
  /** The id that the supervisor will name; null for that of its last RECV. */
  readonly id: number | null;
}

/** The id of the first notification. The kernel draws it at random; this one is that of the round trip. */
export const firstId = 7;

/** As many actions as an address has room for. */
export const mostActions = 24;

const highestId = firstId + mostActions;

const isId = (value: unknown): value is number => isWhole(value, 1, highestId);

function isAction(value: unknown): value is Action {
  if (!isObject(value)) return false;
  const keys = Object.keys(value).length;
  if (isOneOf(value['do'], idActs)) return keys === 2 && isId(value['id']);
  return keys === 1 && isOneOf(value['do'], [...targetActs, ...plainActs]);
}

/** Checks a state that came from outside; null if it is none. */
export function read(value: unknown): LabState | null {
  if (!isObject(value)) return null;
  const { killable, actions, id } = value;
  if (typeof killable !== 'boolean' || !isListOf(actions, mostActions, isAction)) return null;
  return id === null || isId(id) ? { killable, actions, id } : null;
}

/** Whether an action names an id. */
export const namesId = (act: Act): act is IdAct => isOneOf(act, idActs);

/** The state after one more action. RECV fills the supervisor's buffer, so that it holds another id from then on. */
export function after(state: LabState, action: Action): LabState {
  return { ...state, actions: [...state.actions, action], id: action.do === 'recv' ? null : state.id };
}

const told = (...actions: readonly Action[]): LabState => ({ killable: false, actions, id: null });

const [mknod, recv, answer]: readonly [Action, Action, Action] = [
  { do: 'mknod' },
  { do: 'recv' },
  { do: 'value', id: firstId },
];

/** What the slide shows at each step. */
export const situations: readonly [LabState, ...LabState[]] = [
  told(mknod),
  told(mknod, recv, answer),
  told(mknod, recv, { do: 'usr2' }, answer),
  told(mknod, recv, { do: 'continue', id: firstId }),
  told(mknod, recv, { do: 'close' }, { do: 'getppid' }),
];

/** What a reader can choose beside the steps. */
export const scenarios: readonly Scenario<LabState>[] = [
  { title: 'From the start', state: told() },
  { title: 'Answered too early', state: told(mknod, answer) },
  { title: 'Killed', state: told(mknod, recv, { do: 'kill' }, answer) },
  { title: 'Signal held back', state: { ...told(mknod, recv, { do: 'usr1' }, answer), killable: true } },
  { title: 'A file as answer', state: told({ do: 'openat' }, recv, { do: 'addfd-send', id: firstId }) },
];
