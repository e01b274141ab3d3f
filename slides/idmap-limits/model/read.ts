import { extentsOf } from './id-map.ts';
import { up } from './lookup.ts';
import type { MapFile, NamespaceId, State } from './namespaces.ts';
import { noProcess, type Outcome, outcome } from './outcome.ts';

/** What a map or `setgroups` shows. */
export interface ReadOutcome extends Outcome {
  /** The whole text; null on an error. */
  readonly value: string | null;
}

/**
 * Reads a file of a namespace.
 * @param reader the namespace of the process that opened the file: outside ids are shown as that namespace sees them,
 *   or as its parent does if it reads its own map (uid_m_show)
 */
export function read(
  state: State,
  file: MapFile | 'setgroups',
  namespace: NamespaceId,
  reader: NamespaceId,
): ReadOutcome {
  const target = state.namespaces[namespace];
  const relativeTo = namespace === reader ? (target?.parent ?? namespace) : reader;
  const lower = state.namespaces[relativeTo];
  if (!target || !lower) return { ...outcome(noProcess(namespace, reader)), value: null };
  const shown = outcome({ rule: 'shown', evidence: { kind: 'read', relativeTo } });
  if (file === 'setgroups') return { ...shown, value: target.setgroupsAllowed ? 'allow\n' : 'deny\n' };
  const lines = extentsOf(target.maps[file]).map(({ first, lowerFirst, count }) =>
    [first, up(lower.maps[file], lowerFirst).value, count].map((id) => `${id}`.padStart(10)).join(' '),
  );
  return { ...shown, value: lines.map((line) => `${line}\n`).join('') };
}
