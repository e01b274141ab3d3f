import {
  bytesOf,
  callRules,
  type MapWriting,
  mapFileRules,
  type OpenFile,
  type Write,
  type Writing,
} from './file-rules.ts';
import { type Extent, type IdMap, idMap, sortedBy } from './id-map.ts';
import { type Lookup, rangeDown } from './lookup.ts';
import { changed, type State, type UserNamespace } from './namespaces.ts';
import { type Decision, firstOf, noProcess, type Outcome, outcome } from './outcome.ts';
import { type ParsedMap, parseMap } from './parse.ts';
import { permission } from './permission.ts';
import { rules } from './rules.ts';
import { writeSetgroups } from './setgroups.ts';

/** What a write answers. */
export interface WriteOutcome extends Outcome {
  /** The bytes written; null on an error. */
  readonly value: number | null;
  /** The file behind the call: a successful write moves its offset to the end of the text. */
  readonly file: OpenFile;
  /** What was read of a map's text; null if a rule before refused, or the file is `setgroups`. */
  readonly parsed: ParsedMap | null;
  /** The searches of outside ranges in the parent map, one for each extent in the order written. */
  readonly lookups: readonly Lookup[];
}

/** What a write leads to: a decision, how far it came, and what changes in the namespace if it is a success. */
interface Progress {
  readonly decision: Decision;
  readonly parsed?: ParsedMap;
  readonly lookups?: readonly Lookup[];
  readonly change?: Partial<UserNamespace>;
}

/** Writes to a file of a namespace: a map once, `setgroups` as often as its rules allow. */
export function write(state: State, call: Write): { readonly state: State; readonly result: WriteOutcome } {
  const { file } = call;
  const target = state.namespaces[file.namespace];
  const {
    decision,
    parsed = null,
    lookups = [],
    change = null,
  } = target ? written({ ...call, state, target }) : { decision: noProcess(file.namespace, file.opener.namespace) };
  const value = change ? bytesOf(call.text) : null;
  return {
    state: change ? changed(state, file.namespace, change) : state,
    result: { ...outcome(decision), value, file: { ...file, position: value ?? file.position }, parsed, lookups },
  };
}

function written(writing: Writing): Progress {
  const { kind } = writing.file;
  if (kind === 'setgroups') return writeSetgroups(writing);
  const parentId = writing.target.parent ?? -1;
  const parent = writing.state.namespaces[parentId];
  const refused = firstOf(callRules, writing);
  if (refused) return { decision: refused };
  return parent ? writeMap({ ...writing, kind, parent, parentId }) : { decision: initialNamespace(writing.file) };
}

const initialNamespace = ({ namespace, opener }: OpenFile): Decision => ({
  rule: 'initial-namespace',
  evidence: { kind: 'namespaces', target: namespace, opener: opener.namespace },
});

function writeMap(writing: MapWriting): Progress {
  const refused = firstOf(mapFileRules, writing);
  if (refused) return { decision: refused };
  const parsed = parseMap(writing.text);
  const { fault } = parsed;
  if (fault) return { decision: { rule: fault.rule, evidence: { kind: 'text', fault } }, parsed };
  const extents = parsed.lines.map(({ extent }) => extent);
  const permitted = permission(writing, extents);
  if (rules[permitted.rule].errno !== 'OK') return { decision: permitted, parsed };
  return { parsed, ...install(writing, extents, permitted) };
}

/** Every range outside must be one range of kernel-global ids. */
function install(
  { kind, target, parent, sortBeforeTranslation }: MapWriting,
  extents: readonly Extent[],
  permitted: Decision,
): Progress {
  const all = extents.map(({ lowerFirst, count }) => rangeDown(parent.maps[kind], lowerFirst, count));
  const index = all.findIndex(({ rule }) => rule === 'unmapped');
  const lookup = all[index];
  if (lookup) {
    const decision: Decision = { rule: 'outside-parent', evidence: { kind: 'outside', index, lookup } };
    return { decision, lookups: all.slice(0, index + 1) };
  }
  const map = idMap(extents.map((extent, at) => ({ ...extent, lowerFirst: all[at]?.value ?? 0 })));
  const installed = sortBeforeTranslation ? withStaleReverse(map, extents) : map;
  return { decision: permitted, lookups: all, change: { maps: { ...target.maps, [kind]: installed } } };
}

/** With CVE-2018-18955, `reverse` was a copy from before the translation: it kept the ids of the parent. */
const withStaleReverse = (map: IdMap, written: readonly Extent[]): IdMap =>
  map.storage === 'heap' ? { ...map, reverse: sortedBy('lowerFirst', written) } : map;
