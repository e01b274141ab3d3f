import type { List } from './list.ts';
import type { RenameErrno } from './rename.ts';
import type { Errno, RuleId } from './rules.ts';
import type { Place, Tree } from './tree.ts';

/** What a step of the walk did. */
export type Move =
  /** Began at the root, at dirfd or in the working directory. */
  | 'start'
  /** Went to a name in the directory: a directory, a file, or a link that is not followed. */
  | 'name'
  /** Entered what is mounted there. */
  | 'mount'
  /** `.`, or nothing at all. */
  | 'dot'
  /** `..` to the parent. */
  | 'dotdot'
  /** `..` went from a mount to the directory that it covers, and its parent is next. */
  | 'unmount'
  /** `..` at the root stayed. */
  | 'top'
  /** Found a link, and goes on with its text. */
  | 'link'
  /** The text is absolute: started over at the root, or under RESOLVE_IN_ROOT at dirfd. */
  | 'root'
  /** Jumped through a magic link. */
  | 'magic'
  /** Created the file. */
  | 'create'
  /** Somebody else renamed something; the walk stands where it was. */
  | 'rename'
  /** The call was refused here. */
  | 'refused'
  /** The call opened this. */
  | 'opened';

/** One step of the walk. */
export interface Step {
  readonly move: Move;
  /** The component that is looked at; empty at the start and at the end. */
  readonly component: string;
  /** Where the walk stands after the step, and the absolute path of that at this moment. */
  readonly place: Place;
  readonly path: string;
  /** How many links were followed so far, at most 40. */
  readonly links: number;
  /** For `link`, its text. */
  readonly target?: string;
  /** For `rename`, what was renamed. */
  readonly renamed?: { readonly from: string; readonly to: string; readonly errno: RenameErrno };
}

/** What the deciding rule looked at; a rule fills in what it uses. */
export interface Saw {
  /** The component. */
  readonly component?: string;
  /** The absolute path where the walk stood. */
  readonly at?: string;
  /** The absolute path to which it would have gone. */
  readonly to?: string;
  /** The text of a link. */
  readonly target?: string;
  /** The bits that offend. */
  readonly bits?: bigint;
  /** A size or length in bytes. */
  readonly bytes?: number;
  /** The index of a byte of the struct, from 0. */
  readonly offset?: number;
  /** How many links were followed, or how many renames there were. */
  readonly count?: number;
  /** For `cached-only`, the rule that the slow walk would have come to. */
  readonly instead?: RuleId;
}

interface Decided {
  readonly rule: RuleId;
  readonly saw: Saw;
  /** The walk from its start; empty if the arguments were refused. */
  readonly steps: readonly Step[];
  /** The tree after the call: with the created file, with what was renamed meanwhile, and with what is in the cache. */
  readonly tree: Tree;
}

/** A descriptor. `place` is what it refers to, and may be the dirfd of a later call. */
export interface Opened extends Decided {
  readonly errno: 'OK';
  readonly place: Place;
  /** As `readlink("/proc/self/fd/…")` shows it; with O_TMPFILE, the path of the directory. */
  readonly path: string;
}

export interface Refused extends Decided {
  readonly errno: Errno;
}

export type Outcome = Opened | Refused;

/** Why a call ends with an error. */
export interface Refusal {
  readonly rule: RuleId;
  readonly saw: Saw;
}

export type Steps = List<Step>;
