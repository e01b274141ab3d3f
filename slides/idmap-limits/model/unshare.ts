import { maxParentLevel } from './limits.ts';
import { up } from './lookup.ts';
import {
  allCapabilities,
  type Credentials,
  lineage,
  type MapFile,
  type NamespaceId,
  newNamespace,
  type State,
  type UserNamespace,
} from './namespaces.ts';
import { type Decision, decideIf, firstOf, noProcess, type Outcome, outcome } from './outcome.ts';

/** What `unshare(CLONE_NEWUSER)` answers. */
export interface UnshareOutcome extends Outcome {
  /** The process afterwards: on success in the new namespace, with the same ids and every capability there. */
  readonly credentials: Credentials;
  /** The new namespace; null on an error. */
  readonly namespace: NamespaceId | null;
}

interface Creation {
  readonly creator: Credentials;
  readonly threads: number;
  readonly level: number;
  readonly parent: UserNamespace;
}

const creationRules: readonly ((creation: Creation) => Decision | null)[] = [
  ({ threads }) => decideIf(threads > 1, 'threads', { kind: 'threads', threads }),
  ({ level }) => decideIf(level > maxParentLevel, 'too-deep', { kind: 'level', level }),
  ({ creator, parent }) => unmapped('creator-uid', parent, 'uid_map', creator.euid),
  ({ creator, parent }) => unmapped('creator-gid', parent, 'gid_map', creator.egid),
];

/**
 * Moves a process to a new child of its user namespace.
 * @param threads how many threads the process has
 */
export function unshare(
  state: State,
  creator: Credentials,
  threads = 1,
): { readonly state: State; readonly result: UnshareOutcome } {
  const parent = state.namespaces[creator.namespace];
  if (!parent) return refusal(state, creator, noProcess(creator.namespace, creator.namespace));
  const level = lineage(state, creator.namespace).length - 1;
  const refused = firstOf(creationRules, { creator, threads, level, parent });
  if (refused) return refusal(state, creator, refused);
  const namespace = state.namespaces.length;
  return {
    state: { namespaces: [...state.namespaces, newNamespace(parent, creator)] },
    result: {
      ...outcome({ rule: 'created', evidence: { kind: 'level', level: level + 1 } }),
      credentials: { ...creator, namespace, capabilities: allCapabilities },
      namespace,
    },
  };
}

const refusal = (state: State, creator: Credentials, decision: Decision) => ({
  state,
  result: { ...outcome(decision), credentials: creator, namespace: null },
});

/** Who creates a namespace must have a name in its parent. */
function unmapped(
  rule: 'creator-uid' | 'creator-gid',
  parent: UserNamespace,
  file: MapFile,
  id: number,
): Decision | null {
  const lookup = up(parent.maps[file], id);
  return decideIf(lookup.rule === 'unmapped', rule, { kind: 'creator-id', lookup });
}
