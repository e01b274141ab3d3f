import { actors, type Entry, holderOf, pidfd, pinnedBy, type Replay } from './lab-replay.ts';
import { pids, type Signal } from './lab-state.ts';
import { POLLIN, type Process, rules } from './model.ts';

/** The name of a signal as it stands in a call. */
export const signalName = (signal: number): string => ({ 1: 'SIGHUP', 15: 'SIGTERM' })[signal] ?? String(signal);

const actorNames = new Map<number, string>([
  [actors.init, 'init'],
  [actors.oldScript, 'old script'],
  [actors.newScript, 'new script'],
  [actors.daemon, 'daemon'],
]);

/** Who a process is, in a word or two. */
export const nameOf = (id: number): string => actorNames.get(id) ?? 'stranger';

const withArticle = (id: number): string => {
  if (id === actors.init) return 'init';
  return actorNames.has(id) ? `the ${nameOf(id)}` : 'a stranger';
};

const asSentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** What a cell of the table says about its holder. */
export function stateOf(process: Process | undefined): 'free' | 'runs' | 'zombie' | 'killed' {
  if (!process) return 'free';
  if (!process.exit) return 'runs';
  return process.exit.code === 'CLD_KILLED' ? 'killed' : 'zombie';
}

export const killText = (number: number, signal: Signal): string => `kill(${number}, ${signalName(signal)})`;
export const sendText = (signal: Signal): string => `pidfd_send_signal(${pidfd}, ${signalName(signal)})`;
export const pollText = `poll(${pidfd})`;

/** The call of an entry, as a trace would show it. */
export function callText({ action, number }: Pick<Entry, 'action' | 'number'>): string {
  switch (action.act) {
    case 'fork':
      return 'fork()';
    case 'exit':
      return `${action.pid}: exit(0)`;
    case 'reap':
      return `wait4(${action.pid}, WNOHANG)`;
    case 'lookup':
      return `pidfd_open(${action.pid})`;
    case 'next':
      return `ns_last_pid: ${action.pid - 1}`;
    case 'kill':
      return killText(number, action.signal);
    case 'send':
      return sendText(action.signal);
    default:
      return pollText;
  }
}

/** What the kernel answered: a value, events, or the name of an error. */
export function answerText({ action, result }: Entry): string {
  const { status, value } = result;
  if (status !== 'OK') return status;
  if (action.act === 'poll') return value === 0 ? 'no event' : value === POLLIN ? 'POLLIN' : 'POLLIN | POLLHUP';
  return action.act === 'exit' || action.act === 'next' ? 'done' : String(value);
}

/** Whether a signal reached somebody who was not meant. */
export const hitsWrong = ({ hit, meant }: Entry): boolean => hit.some((id) => id !== meant);

/** The kernel did what was asked, and to the one who was meant. */
export const isGood = (entry: Entry): boolean => entry.result.status === 'OK' && !hitsWrong(entry);

/** The rule that decided. */
export const ruleText = ({ result }: Entry): string => rules[result.rule].text;

/** Who was found and what became of the call for them, in a sentence. */
export function effectText(entry: Entry): string {
  const { action, result } = entry;
  const [delivery] = result.seen.deliveries ?? [];
  if (delivery) {
    const who = asSentence(withArticle(delivery.process));
    const what = entry.zombie ? 'is a zombie: nothing changes, but it is there' : deliveryTexts[delivery.action];
    return `${who} ${what}${hitsWrong(entry) ? ', and was never meant.' : '.'}`;
  }
  if (action.act === 'kill' || action.act === 'send') return 'Nobody is hit.';
  if (action.act === 'fork' && result.value !== null) return `A stranger has number ${result.value}.`;
  return effects[result.rule] ?? '';
}

const deliveryTexts = {
  probe: 'is there',
  dead: 'has exited',
  unkillable: 'has no handler and is not killed',
  ignored: 'ignores it',
  handled: 'handles it',
  stops: 'stops',
  terminates: 'is killed',
  'not permitted': 'is not touched',
} as const;

const effects: Readonly<Record<string, string>> = {
  'poll-alive': 'The process still runs.',
  'poll-zombie': 'The script learns of the exit, and is not the parent.',
  'poll-reaped': 'The script learns that the process is gone.',
  'no-caller': 'The caller has exited.',
  exited: 'The number is held until the parent waits.',
};

/** The last answer to a script, as short as it can be. */
export function outcomeText(entry: Entry): string {
  const { action, hit, result, zombie } = entry;
  const answer = answerText(entry);
  if (action.act === 'poll') return answer;
  const [target] = hit;
  if (target !== undefined) return `${answer}: hits ${withArticle(target)}`;
  if (zombie) return `${answer}: a zombie`;
  return result.status === 'OK' ? `${answer}: is there` : `${answer}: hits nobody`;
}

/** The machine in words: what the drawing shows. */
export function machineText({ machine, number }: Replay): string {
  const holder = holderOf(machine, number);
  const pinned = pinnedBy(machine);
  const table = pids
    .map((pid) => [pid, holderOf(machine, pid)] as const)
    .filter(([, process]) => process)
    .map(([pid, process]) => `${pid} ${nameOf(process?.id ?? 0)} ${stateOf(process)}`);
  return [
    `The old script holds number ${number}: ${holder ? `${withArticle(holder.id)} has it` : 'nobody has it'} now.`,
    pinnedText(pinned),
    `In use: ${table.join(', ')}.`,
  ].join(' ');
}

function pinnedText(pinned: ReturnType<typeof pinnedBy>): string {
  if (!pinned) return 'The new script has no pidfd any more.';
  if (pinned.pid === null) return "The new script's pidfd pins a struct pid whose process is gone.";
  return `The new script's pidfd pins the struct pid that has number ${pinned.pid}.`;
}
