import { dirfdPath, movedTo } from './lab-state.ts';
import { type Outcome, type RuleId, rules, type Saw, type Step } from './model.ts';

/** One component of the path, or what happened between two. */
export interface Stop {
  readonly component: string;
  /** What happened, in a few words. */
  readonly says: string;
  /** The absolute paths to which the walk came, the one that is numbered first. */
  readonly places: readonly [string, ...string[]];
  readonly kind: 'walk' | 'rename' | 'refused';
}

const isInside = (path: string): boolean => path === dirfdPath || path.startsWith(`${dirfdPath}/`);

/** Whether the walk has left the container. */
export const isOutside = (path: string): boolean => !isInside(path);

/** What the walk did, component by component. */
export function trailOf({ steps, errno, rule }: Outcome): Stop[] {
  const stops: Stop[] = [];
  for (const [index, step] of steps.entries()) {
    if (step.move === 'opened') continue;
    const before = steps[index - 1];
    const stop = stopOf(step, before?.path ?? '/', errno);
    const last = continues(step, before?.move, rule) ? stops.pop() : undefined;
    stops.push(last === undefined ? stop : joined(last, stop, step.move));
  }
  return stops;
}

/** A component may take two steps: a name and the mount on it, a link and the place where its text starts. */
function continues({ move, component }: Step, before: Step['move'] | undefined, rule: RuleId): boolean {
  if (move === 'mount' || move === 'root') return true;
  if (move === 'dotdot') return before === 'unmount';
  if (move !== 'refused') return false;
  return before === 'link' || before === 'unmount' || component === '' || rule === 'moved-during-dotdot';
}

function joined(last: Stop, stop: Stop, move: Step['move']): Stop {
  if (move === 'dotdot') return { ...stop, says: last.says };
  if (move === 'refused') return { ...last, says: stop.says, kind: 'refused' };
  return { ...last, says: stop.says, places: [...last.places, ...stop.places] };
}

const words: Partial<Record<Step['move'], string>> = {
  start: 'starts here',
  name: 'found',
  mount: 'enters mount',
  dot: 'stays',
  dotdot: 'goes up',
  unmount: 'leaves mount',
  top: 'stays',
  root: 'starts over',
  magic: 'jumps',
  rename: 'moves out',
};

/** @param from where the walk stood before */
function stopOf(step: Step, from: string, errno: string): Stop {
  const { move, component, path } = step;
  if (move === 'refused')
    return { component: component || '/', says: errno, places: [decidedAt(step)], kind: 'refused' };
  const says = words[move] ?? '';
  if (move === 'rename')
    return { component: 'b', says: step.renamed?.errno === 'OK' ? says : 'busy', places: [path], kind: 'rename' };
  if (move === 'start') return { component: path === dirfdPath ? 'dirfd' : path, says, places: [path], kind: 'walk' };
  return { component, says, places: placesOf(step, from), kind: 'walk' };
}

/** A link is a place of its own, though the walk stands in its directory. */
function placesOf({ move, component, path }: Step, from: string): Stop['places'] {
  if (move === 'link') return [inDirectory(path, component)];
  return move === 'magic' ? [inDirectory(from, component), path] : [path];
}

const inDirectory = (directory: string, name: string): string =>
  directory === '/' ? `/${name}` : `${directory}/${name}`;

/** A name is refused where it stands, "." and ".." where the walk does. */
const decidedAt = ({ component, path }: Step): string =>
  ['', '.', '..'].includes(component) ? path : inDirectory(path, component);

/** Whether `b` was moved during the walk. */
export const isMoved = ({ steps }: Outcome): boolean => steps.some(({ renamed }) => renamed?.errno === 'OK');

/** Where the call opened something outside of the container; null if it did not. */
export const escapedTo = (outcome: Outcome): string | null =>
  'path' in outcome && isOutside(outcome.path) ? outcome.path : null;

/** What the rule looked at, or what was opened. */
export function evidence(outcome: Outcome): string {
  const escaped = escapedTo(outcome);
  if (escaped !== null) return `It escaped to \`${escaped}\` of the host.`;
  return 'path' in outcome ? `Opened \`${outcome.path}\`, inside.` : seen(outcome.saw);
}

function seen({ component = '', at, target, to }: Saw): string {
  const leads = target ?? to;
  if (at === undefined) return '';
  if (component === '') return `Refused at \`${at}\`.`;
  return leads === undefined
    ? `Refused: \`${component}\` in \`${at}\`.`
    : `Refused: \`${component}\`, to \`${leads}\`.`;
}

/** All of it in sentences, for those who do not see the drawing. */
export function description(outcome: Outcome): string {
  const stops = trailOf(outcome).map(({ component, says }) => `${component} ${says}`.trim());
  const moved = isMoved(outcome) ? ` The directory b is now ${movedTo}.` : '';
  const walk = stops.length === 0 ? 'Nothing is walked.' : `The walk: ${stops.join(', ')}.`;
  return `${walk}${moved} ${rules[outcome.rule].says} ${evidence(outcome).replaceAll('`', '')}`.trim();
}
