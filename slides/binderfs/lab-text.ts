import { instanceAt, openCount, type Played, type Replay } from './lab-replay.ts';
import { type BinderfsAction, type Place, places } from './lab-state.ts';
import { type Control, type Device, type Instance, lowestFree, type Rule, type Seen, type State } from './model.ts';

/** What a place is called. */
export const placeTitle: Readonly<Record<Place, string>> = { host: 'host', A: 'container A', B: 'container B' };

/** A call as a line of a log. */
export function callText(action: BinderfsAction): string {
  switch (action.do) {
    case 'mount':
      return `mount -o max=${action.max}`;
    case 'remount':
      return `mount -o remount,max=${action.max}`;
    case 'umount':
      return 'umount';
    case 'rename':
      return `rename ${action.name} ${action.to}`;
    case 'close':
      return `close minor ${action.minor}`;
    case 'manage':
      return `manager of ${action.name}`;
    default:
      return `${action.do} ${action.name}`;
  }
}

/** What a call came to: an error, or OK with the minor of a new device. */
export function answerText({ result }: Played): string {
  const minor = result.value?.minor;
  return minor === undefined ? result.errno : `${result.errno}, minor ${minor}`;
}

/** One thing the kernel looked at on the way to its answer. */
export interface Check {
  readonly text: string;
  readonly passed: boolean;
}

type CheckText = (saw: Seen) => string;

/** What is worth a word when it let the call pass. */
const passed: Partial<Record<Rule, CheckText>> = {
  'max-limit': ({ max, limit }) => `max ${max} ≤ ${limit}`,
  'device-max': ({ devices, max }) => `${devices} devices < max ${max}`,
  'minor-free': ({ minor, limit }) => `lowest free minor ${minor} < ${limit}`,
  'device-name': () => 'valid name',
  'device-name-free': () => 'name is free',
  'control-protected': () => 'not binder-control',
  'manager-unset': () => 'no manager yet',
  'mount-busy': () => 'nothing is open',
};

/** What is said of a rule that refused the call; the sentence of the rule is enough for others. */
const failed: Partial<Record<Rule, CheckText>> = {
  'max-limit': ({ max, limit }) => `max ${max} > ${limit}`,
  'device-max': ({ devices, max }) => `${devices} devices, max ${max}`,
  'minor-free': ({ minor, limit }) => `lowest free minor ${minor} ≥ ${limit}`,
  'device-name': ({ name }) => `“${name}” is no name`,
  'device-name-free': ({ name }) => `${name} is taken`,
  'directory-name-free': ({ name }) => `${name} is taken`,
  'instance-mounted': () => 'nothing is mounted',
  'entry-exists': ({ name }) => `no ${name}`,
  'control-protected': () => 'it is binder-control',
  'manager-unset': () => 'it has a manager',
  'mount-point': () => 'nothing is mounted',
  'mount-busy': () => 'a device is open',
  'fd-open': () => 'it is not open',
};

/** What was looked at, in the kernel's order; a rule that was asked often is there for its last time. */
export function checksOf({ result: { asked, rule, errno } }: Played): readonly Check[] {
  const last = asked.filter((one, index) => asked.findLastIndex((other) => other.rule === one.rule) === index);
  return last.flatMap((one) => {
    const refused = errno !== 'OK' && one.rule === rule;
    const text = (refused ? failed : passed)[one.rule]?.(one.saw);
    return text === undefined ? [] : [{ text, passed: !refused }];
  });
}

/** All nodes of an instance that have a minor. */
export const nodesOf = ({ nodes }: Instance): readonly (Control | Device)[] => nodes.filter((node) => 'minor' in node);

/** What is known of a node beside its name and number; empty when there is nothing. */
export function remarkOf(state: State, instance: Instance, node: Control | Device): string {
  const opened = openCount(state, instance.id, node.ino);
  const remarks = [
    ...(node.parent === null ? ['unlinked'] : []),
    ...(node.kind === 'device' && node.manager !== null ? ['manager'] : []),
    ...(opened > 0 ? [opened === 1 ? 'open' : `open × ${opened}`] : []),
  ];
  return remarks.join(', ');
}

/** How full the instance of a place is. */
export function usageOf(instance: Instance | undefined): string {
  if (!instance) return 'not mounted';
  const devices = nodesOf(instance).filter(({ kind }) => kind === 'device').length;
  return `${devices} of max ${instance.max}`;
}

/** The drawing in words. */
export function inWords({ state }: Replay): string {
  const trays = places.map((place) => {
    const instance = instanceAt(state, place);
    const nodes = (instance ? nodesOf(instance) : []).map((node) => {
      const remark = instance ? remarkOf(state, instance, node) : '';
      return `${node.name} ${node.minor}${remark && ` (${remark})`}`;
    });
    return `${placeTitle[place]}: ${instance ? `${nodes.join(', ')}; ${usageOf(instance)}` : 'not mounted'}.`;
  });
  return `Instances with their nodes and minors. ${trays.join(' ')} Lowest free minor: ${lowestFree(state)}.`;
}
