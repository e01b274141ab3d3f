/**
 * The maps of user namespaces as Linux 6.12 and 6.18 keep them (user_namespaces(7), kernel/user_namespace.c): which
 * texts and writers `/proc/PID/uid_map`, `gid_map`, `projid_map` and `setgroups` accept, and how ids are searched.
 *
 * Everything is plain data, nothing is changed in place, and every function answers for every input. A state is
 * a list of namespaces, named by their index; credentials hold kernel-global ids, which are those of namespace 0.
 * Every answer names the rule that decided: `rules` has its sentence, its error and its source.
 *
 * The shortest use: `write(freshContainer, byRoot('0 100000 65536\n')).result.errno`.
 */

export { byRoot, freshContainer, type Usage, usage } from './model/container.ts';
export type { OpenFile, Write } from './model/file-rules.ts';
export { type Extent, emptyMap, extentsOf, type IdMap, identityMap, idMap, textOf } from './model/id-map.ts';
export { invalidId, maxBaseExtents, maxBytes, maxExtents, overflowId } from './model/limits.ts';
export { type Compare, down, type Lookup, up } from './model/lookup.ts';
export {
  allCapabilities,
  type Capability,
  type CapabilityCheck,
  type Credentials,
  initialRoot,
  initialState,
  type MapFile,
  type NamespaceId,
  type State,
  type UserNamespace,
} from './model/namespaces.ts';
export type { Evidence, Outcome } from './model/outcome.ts';
export { type Field, type ParsedLine, type ParsedMap, parseMap, type TextFault } from './model/parse.ts';
export { type ReadOutcome, read } from './model/read.ts';
export { type Errno, type Rule, type RuleId, rules, type Stage } from './model/rules.ts';
export { type UnshareOutcome, unshare } from './model/unshare.ts';
export { type WriteOutcome, write } from './model/write.ts';
