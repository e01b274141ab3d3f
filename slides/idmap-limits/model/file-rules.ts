import { extentsOf } from './id-map.ts';
import { maxBytes } from './limits.ts';
import {
  type Capability,
  type Credentials,
  capable,
  type MapFile,
  type NamespaceId,
  type State,
  type UserNamespace,
} from './namespaces.ts';
import { type Decision, decideIf } from './outcome.ts';

/** An open file of a process, `/proc/PID/uid_map` and so on. */
export interface OpenFile {
  readonly kind: MapFile | 'setgroups';
  /** The user namespace of the process that the file is of. */
  readonly namespace: NamespaceId;
  /** Who opened it; another process may write to it. */
  readonly opener: Credentials;
  /** The offset of the descriptor in bytes, or the argument of `pwrite()`. */
  readonly position: number;
}

/** One `write()` or `pwrite()`. */
export interface Write {
  readonly file: OpenFile;
  readonly writer: Credentials;
  /** What is written; its bytes are those of UTF-8. */
  readonly text: string;
  /** `write` if left out. */
  readonly call?: 'write' | 'pwrite';
  /**
   * CVE-2018-18955, the bug of 4.15 to 4.19.1: sorts a map of more than five extents before its outside ids are
   * translated, and only `forward` is translated.
   */
  readonly sortBeforeTranslation?: boolean;
}

/** A write to a file that exists. */
export interface Writing extends Write {
  readonly state: State;
  readonly target: UserNamespace;
}

/** A write to a map of a namespace that is not the initial one. */
export interface MapWriting extends Writing {
  readonly kind: MapFile;
  readonly parent: UserNamespace;
  readonly parentId: NamespaceId;
}

type Check<Context> = (context: Context) => Decision | null;

/** The capability over the parent that a map takes; none for project ids. */
export const setidCapability: Readonly<Record<MapFile, Capability | null>> = {
  uid_map: 'CAP_SETUID',
  gid_map: 'CAP_SETGID',
  projid_map: null,
};

/** How many bytes a text has. */
export const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

const position: Check<Writing> = ({ file }) =>
  decideIf(file.position < 0, 'negative-offset', { kind: 'position', position: file.position });

const pwrite: Check<Writing> = ({ file, call }) =>
  decideIf(call === 'pwrite', 'no-pwrite', { kind: 'position', position: file.position });

/** What holds for every file in `/proc` that is a `seq_file`. */
export const callRules = [position, pwrite];

/** Whether a write begins elsewhere than at the start of the file. */
export const notAtStart = ({ file }: Writing, rule: 'not-at-start' | 'setgroups-not-at-start'): Decision | null =>
  decideIf(file.position !== 0, rule, { kind: 'position', position: file.position });

/** Whether a write has too many bytes. */
export function tooLong({ text }: Writing, rule: 'too-long' | 'setgroups-too-long', most: number): Decision | null {
  const bytes = bytesOf(text);
  return decideIf(bytes > most, rule, { kind: 'size', bytes, most });
}

const openerNamespace: Check<MapWriting> = ({ file: { namespace, opener }, parentId }) =>
  decideIf(![namespace, parentId].includes(opener.namespace), 'opener-namespace', {
    kind: 'namespaces',
    target: namespace,
    opener: opener.namespace,
  });

const writtenOnce: Check<MapWriting> = ({ target, kind }) => {
  const extents = extentsOf(target.maps[kind]).length;
  return decideIf(extents > 0, 'written-once', { kind: 'extents', file: kind, extents });
};

const openerSysAdmin: Check<MapWriting> = ({ state, file: { opener, namespace }, kind }) => {
  const check = capable(state, opener, namespace, 'CAP_SYS_ADMIN');
  const needed = setidCapability[kind] !== null;
  return decideIf(needed && !check.capable, 'opener-sys-admin', { kind: 'capability', who: 'opener', check });
};

/** What is checked before the text of a map is read. */
export const mapFileRules = [
  openerNamespace,
  (writing: MapWriting) => notAtStart(writing, 'not-at-start'),
  (writing: MapWriting) => tooLong(writing, 'too-long', maxBytes),
  writtenOnce,
  openerSysAdmin,
];
