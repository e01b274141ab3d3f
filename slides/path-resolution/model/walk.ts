import { any, O, RESOLVE, scoped } from './flags.ts';
import { type List, prepend } from './list.ts';
import type { Move, Refusal, Saw, Step, Steps } from './outcome.ts';
import { rename } from './rename.ts';
import type { RuleId } from './rules.ts';
import { type Place, pathOf, type Tree } from './tree.ts';

/** A name between slashes. */
export interface Component {
  readonly name: string;
  /** Whether the path or the text of a link that it is from ends with a slash. */
  readonly slash: boolean;
}

/** A rename that somebody else makes during the walk. */
export interface ScheduledRename {
  /**
   * Before which component, counted from 0 over all that are looked up, those of links included. The number behind the
   * last one is the moment before the final checks.
   */
  readonly before: number;
  readonly from: string;
  readonly to: string;
}

/** The state of a walk: `struct nameidata` in fs/namei.c. */
export interface Walk {
  readonly tree: Tree;
  readonly flags: bigint;
  readonly resolve: bigint;
  readonly place: Place;
  /** Where ".." stays and absolute links start over: known from the start if scoped, else once it was needed. */
  readonly root: Place | null;
  /** The components that are left. */
  readonly todo: List<Component>;
  /** How many components were taken so far. */
  readonly taken: number;
  /** How many links were followed. */
  readonly links: number;
  /** `LOOKUP_FOLLOW`: a final link is followed. */
  readonly follow: boolean;
  /** `LOOKUP_DIRECTORY`: a directory is wanted. */
  readonly directory: boolean;
  /** `FMODE_CREATED`. */
  readonly created: boolean;
  /** How many renames there had been when the walk started. */
  readonly renamesBefore: number;
  readonly schedule: readonly ScheduledRename[];
  /** The newest first. */
  readonly steps: Steps;
  readonly refusal: Refusal | null;
}

export const asks = ({ resolve }: Walk, bits: bigint): boolean => any(resolve, bits);
export const isScoped = (walk: Walk): boolean => asks(walk, scoped);
export const creates = ({ flags }: Walk): boolean => any(flags, O.CREAT);

/** Splits a path or the text of a link. Source: `link_path_walk` in fs/namei.c. */
const componentsOf = (path: string): Component[] =>
  path
    .split('/')
    .filter((name) => name !== '')
    .map((name) => ({ name, slash: path.endsWith('/') }));

/** Puts the text of a link in front of what is left. */
export const push = (walk: Walk, text: string): Walk => ({ ...walk, todo: prepend(componentsOf(text), walk.todo) });

/** Adds a step to the trace. */
export function note(walk: Walk, move: Move, component: string, more: Partial<Step> = {}): Walk {
  const { tree, place, links, steps } = walk;
  return {
    ...walk,
    steps: { head: { move, component, place, path: pathOf(tree, place), links, ...more }, tail: steps },
  };
}

/** Goes to a place. */
export const go = (walk: Walk, place: Place, move: Move, component: string): Walk =>
  note({ ...walk, place }, move, component);

/** Rules that a walk which stays in the cache cannot come to: it would have to leave the cache first. */
const beyondTheCache: readonly RuleId[] = [
  'not-a-directory',
  'beneath-dotdot',
  'no-xdev-dotdot',
  'dotdot-off-the-mount',
  'name-too-long',
  'no-such-name',
  'no-xdev-mount',
];

/** Ends the walk with an error. */
export function refuse(walk: Walk, rule: RuleId, component: string, more: Saw = {}): Walk {
  const saw = { component, at: pathOf(walk.tree, walk.place), ...more };
  const unreachable = asks(walk, RESOLVE.CACHED) && beyondTheCache.includes(rule);
  const refusal = unreachable ? { rule: 'cached-only' as const, saw: { ...saw, instead: rule } } : { rule, saw };
  return note({ ...walk, refusal, todo: null }, 'refused', component);
}

/** Lets the others do what is due at this moment, unless the walk has ended. */
export function letOthersRename(walk: Walk): Walk {
  if (walk.refusal !== null) return walk;
  return walk.schedule.filter(({ before }) => before === walk.taken).reduce(renameNow, walk);
}

function renameNow(walk: Walk, { from, to }: ScheduledRename): Walk {
  const { errno, tree } = rename(walk.tree, from, to);
  return note({ ...walk, tree }, 'rename', '', { renamed: { from, to, errno } });
}
