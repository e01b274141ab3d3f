import { type Entry, type Replay, trapped } from './lab-replay.ts';
import type { Act, Action } from './lab-state.ts';
import { type Answer, actions, type Change, errnoName, rules } from './model.ts';

/** What stands on the button of each action. */
export const actTitles: Readonly<Record<Act, string>> = {
  mknod: 'mknod()',
  getppid: 'getppid()',
  openat: 'openat()',
  usr1: 'SIGUSR1',
  usr2: 'SIGUSR2 (SA_RESTART)',
  kill: 'SIGKILL',
  recv: 'RECV',
  value: 'SEND val 0',
  error: 'SEND −EACCES',
  continue: 'SEND CONTINUE',
  addfd: 'ADDFD',
  'addfd-send': 'ADDFD SEND',
  'id-valid': 'ID_VALID',
  close: 'close',
};

/** An action in the log: the buttons' words, with the id. */
function actionText(action: Action): string {
  const [ioctl = '', ...rest] = actTitles[action.do].split(' ');
  if (!('id' in action)) return ioctl;
  return [ioctl, `id ${action.id}`, ...rest].join(' ');
}

/** The names of the calls by their numbers. */
const names = new Map<number, string>(Object.entries(trapped).map(([name, { nr }]) => [nr, `${name}()`]));

/** A call by its number, as it is written in C. */
export const callName = (nr: number): string => names.get(nr) ?? `call ${nr}`;

/** What a call ended in, in a word or two. */
export function answerText({ errno, value, received }: Answer): string {
  if (errno === 'asleep') return 'sleeps';
  if (errno === 'impossible') return 'not possible';
  if (errno !== 'OK') return errno;
  return received ? `id ${received.id}` : value === null || value === 0n ? 'OK' : String(value);
}

/** Whether a call went well; a call that sleeps has not failed. */
export const isGood = ({ errno }: Answer): boolean => errno === 'OK' || errno === 'asleep';

/** What followed from an action. */
export interface Consequence {
  readonly text: string;
  /** The rule behind it, as a sentence. */
  readonly rule: string | null;
  /** Short enough, and of enough weight, for the log. */
  readonly logged: boolean;
}

const consequence = (text: string, rule: string | null, logged = true): Consequence => ({ text, rule, logged });

/** What a call gave back, as a trace has it. */
const gave = (errno: number, value: bigint): string => (errno === 0 ? String(value) : `−1 ${errnoName(errno)}`);

/** What followed from an action for the target and for a supervisor that slept; the answer itself is not among it. */
export function consequences({ action, result }: Entry, call: string): readonly Consequence[] {
  return result.changes.flatMap((change) => consequenceOf(change, action, call));
}

function consequenceOf(change: Change, action: Action, call: string): readonly Consequence[] {
  const own = action.do in trapped;
  switch (change.kind) {
    case 'returned':
      return own ? [] : [consequence(`${call} = ${gave(change.errno, change.value)}`, rules[change.rule].says)];
    case 'ran':
      return [consequence(`The kernel runs ${call}.`, null, false)];
    case 'handler-ran':
      return [consequence(`The handler of ${change.signal} runs.`, null, false)];
    case 'notification':
      return change.from === null && !own
        ? [consequence(`enters again: id ${change.id}`, `${call} is a new notification.`)]
        : [];
    case 'died':
      return [consequence('the target dies', null)];
    case 'hung-up':
      return [consequence('The listener reports POLLHUP.', null, false)];
    case 'fd-installed':
      return [consequence(`fd ${change.fd} of the target is ${change.file}.`, null, false)];
    case 'supervisor-returned':
      return action.do in { recv: 1, addfd: 1, 'addfd-send': 1 }
        ? []
        : [consequence(`RECV = ${answerText(change.answer)}`, rules[change.answer.rule].says)];
    default:
      return [];
  }
}

const actionNames = new Map<number, string>(Object.entries(actions).map(([name, value]) => [value, name]));

/** What a rule looked at, without what is always the same here. */
export function lookedText({ looked }: Answer): readonly string[] {
  const { action, ...others } = looked;
  const hidden = ['filter', 'data', 'tid', 'pid', 'nr', 'does'];
  const said = typeof action === 'number' ? [`action ${actionNames.get(action) ?? action}`] : [];
  const rest = Object.entries(others).flatMap(([name, value]) =>
    hidden.includes(name) || String(value) === '' ? [] : [`${name} ${value === null ? 'none' : value}`],
  );
  return [...said, ...rest];
}

/** One line of the log. */
export interface LogLine {
  readonly text: string;
  readonly answer: string;
  readonly good: boolean;
  readonly followed: string;
}

/** Every action with its answer and with what followed. */
export function logOf({ entries }: Replay): readonly LogLine[] {
  return entries.map((entry, index) => ({
    text: actionText(entry.action),
    answer: answerText(entry.result),
    good: isGood(entry.result),
    followed: consequences(entry, callBefore(entries, index))
      .filter(({ logged }) => logged)
      .map(({ text }) => text)
      .join(', '),
  }));
}

/** The call that the target made last, up to an entry. */
export function callBefore(entries: readonly Entry[], index: number): string {
  const last = entries
    .slice(0, index + 1)
    .findLast(({ action, result }) => action.do in trapped && result.errno !== 'impossible');
  return last ? `${last.action.do}()` : 'the call';
}
