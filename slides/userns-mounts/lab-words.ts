import { type Outcome, type Rule, rules, type Saw, type Step } from './model.ts';

/** An answer of the kernel, in words. */
export interface Answer {
  /** The call, and what it answers: `mount(2): EPERM`. */
  readonly text: string;
  /** The answer alone, where there is no room for more. */
  readonly short: string;
  readonly good: boolean;
  /** The rule that decided, as a sentence. */
  readonly rule: string;
  /** Where the kernel says so. */
  readonly source: string;
  /** What the rule looked at. */
  readonly saw: string;
  readonly trace: readonly Asked[];
  /** The user namespace that a capability was last asked for in; null where none was. */
  readonly capability: Capability | null;
}

/** A question for a capability. */
export interface Capability {
  readonly in: string;
  readonly has: boolean;
}

/** A function of the kernel that was asked. */
export interface Asked {
  readonly name: string;
  readonly passed: boolean;
}

/** An answer as the model gives it. */
export function answerOf({ errno, rule, saw, trace }: Outcome<unknown>, call: string): Answer {
  return {
    text: `${call}: ${errno}`,
    short: errno,
    good: errno === 'OK',
    rule: errno === 'OK' ? sentence(rule) : (refusals[rule] ?? sentence(rule)),
    source: rules[rule].source,
    saw: sawText(saw),
    trace: askedIn(trace),
    capability: capabilityIn(trace),
  };
}

/** mknod(2) that succeeds, and the open(2) that shows what that is worth. */
export function fooled(made: Outcome<unknown>, opened: Outcome): Answer {
  const rule = '`55956b59df33` lets root inside make the node, but `SB_I_NODEV` lets nobody open it.';
  const text = `mknod(2): OK, then open(2): ${opened.errno}`;
  const short = `OK → ${opened.errno}`;
  const trace = askedIn([...made.trace.slice(0, -1), ...opened.trace.slice(-1)]);
  const { noDevices = false, owner = null } = opened.saw;
  const capability = capabilityIn(made.trace);
  return { ...answerOf(opened, 'open(2)'), text, short, rule, saw: sawText({ noDevices, owner }), trace, capability };
}

/** A program that was started; a set-user-ID bit that does not count is no error. */
export function ran(outcome: Outcome<{ readonly effective: number }>): Answer {
  const answer = answerOf(outcome, 'execve(2)');
  if (!outcome.value) return answer;
  const good = outcome.rule === 'suid-honoured';
  const { effective } = outcome.value;
  const short = good ? `runs as ${effective}` : `bit ignored: ${effective}`;
  return { ...answer, good, short, text: `execve(2): OK, ${good ? '' : 'bit ignored, '}runs as ${effective}` };
}

/** Rules that tell better what is missing when they refuse. */
const refusals: Partial<Record<Rule, string>> = {
  'context-owner': 'It shows a namespace, and mounting needs `CAP_SYS_ADMIN` in the owner of that one.',
};

/** The names of the kernel's own things are code. */
const sentence = (rule: Rule): string =>
  rules[rule].text.replace(/\b(?:[A-Z]+_[A-Z_]+|allow_other|user_id|group_id|nodev|nosuid|noexec)\b/g, '`$&`');

function capabilityIn(trace: readonly Step[]): Capability | null {
  const last = trace.findLast(({ saw }) => 'needed' in saw);
  return last ? { in: String(last.saw['needed']), has: last.passed } : null;
}

/** Rules that only few filesystems, names or flags can break; where they pass, a trace is easier without them. */
const quiet: readonly Rule[] = [
  'known-filesystem',
  'subtype-named',
  'names-are-fixed',
  'name-is-free',
  'name-exists',
  'writable',
  'ids-are-valid',
  'file-supported',
  'node-supported',
  'overlay-whiteout',
  'socket-opens-not',
];

/** The functions of a trace in their order; one that asks several rules in a row stands there once. */
function askedIn(trace: readonly Step[]): Asked[] {
  const asked: Asked[] = [];
  for (const { rule, passed } of trace.filter(({ rule, passed }) => !passed || !quiet.includes(rule))) {
    const name = functionOf(rule);
    const last = asked.at(-1);
    if (last?.name === name && last.passed) asked.pop();
    asked.push({ name, passed });
  }
  return asked;
}

/** Rules whose source names no function, or not the one that asks first. */
const others: Partial<Record<Rule, string>> = {
  'device-capability-of-owner': 'vfs_mknod',
  'file-permission': 'inode_permission',
  'device-exists': 'chrdev_open',
};

const functionOf = (rule: Rule): string => others[rule] ?? rules[rule].source.split(', ')[1] ?? rule;

const keys: Readonly<Record<string, string>> = {
  needed: 'asked in',
  user: 'caller in',
  asked: 'asked for',
  noDevices: 'SB_I_NODEV',
  nodev: 'nodev',
  mountsThere: 'mounts there',
  fullyVisible: 'one fully visible',
  isOwner: 'caller owns it',
  overFile: 'capable over the file',
  overSuperblock: 'capable over the superblock',
  override: 'override by the module',
};

const values: Readonly<Record<string, string>> = { init: 'host', true: 'yes', false: 'no' };

/** What a rule looked at, as a list: `asked in: initial user namespace · caller in: container`. */
export const sawText = (saw: Saw): string =>
  Object.entries(saw)
    .map(([key, value]) => `${keys[key] ?? key}: ${valueText(key, value)}`)
    .join(' · ');

function valueText(key: string, value: Saw[string]): string {
  if (value === null) return 'invalid';
  if (key === 'mode' && typeof value === 'number') return `0${value.toString(8)}`;
  return values[String(value)] ?? String(value);
}
