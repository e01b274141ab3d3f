import { emptyMap, type IdMap, identityMap } from './id-map.ts';

/** Names a namespace of a state: its index in `namespaces`. */
export type NamespaceId = number;

/** The files of a process that hold the maps of its user namespace. */
export type MapFile = 'uid_map' | 'gid_map' | 'projid_map';

/** The capabilities that writing maps asks for (capabilities(7)). */
export type Capability = 'CAP_SYS_ADMIN' | 'CAP_SETUID' | 'CAP_SETGID' | 'CAP_SETFCAP';

/** All of them: what a process has in a user namespace that it created. */
export const allCapabilities: readonly Capability[] = ['CAP_SYS_ADMIN', 'CAP_SETUID', 'CAP_SETGID', 'CAP_SETFCAP'];

/** Whose process it is. Ids are kernel-global ones: those of the initial user namespace. */
export interface Credentials {
  readonly namespace: NamespaceId;
  readonly euid: number;
  readonly egid: number;
  /** The effective set. */
  readonly capabilities: readonly Capability[];
}

/** A `struct user_namespace`, as far as maps are concerned. */
export interface UserNamespace {
  /** Null for the initial one. A parent always stands before its children. */
  readonly parent: NamespaceId | null;
  /** The kernel-global euid of the process that created it. */
  readonly owner: number;
  /** Whether that process had CAP_SETFCAP, `parent_could_setfcap`. */
  readonly creatorHadSetfcap: boolean;
  /** What the file `setgroups` shows: `allow` or `deny`. */
  readonly setgroupsAllowed: boolean;
  /** Outside ids in them are kernel-global. */
  readonly maps: Readonly<Record<MapFile, IdMap>>;
}

/** All user namespaces; the first one is the initial one. */
export interface State {
  readonly namespaces: readonly UserNamespace[];
}

const mapsOf = (map: IdMap): UserNamespace['maps'] => ({ uid_map: map, gid_map: map, projid_map: map });

/** A machine that has just booted. */
export const initialState: State = {
  namespaces: [{ parent: null, owner: 0, creatorHadSetfcap: false, setgroupsAllowed: true, maps: mapsOf(identityMap) }],
};

/** Root in the initial user namespace. */
export const initialRoot: Credentials = { namespace: 0, euid: 0, egid: 0, capabilities: allCapabilities };

/** Nothing is mapped in a new namespace; `setgroups` is as in its parent (create_user_ns). */
export const newNamespace = (parent: UserNamespace, creator: Credentials): UserNamespace => ({
  parent: creator.namespace,
  owner: creator.euid,
  creatorHadSetfcap: creator.capabilities.includes('CAP_SETFCAP'),
  setgroupsAllowed: parent.setgroupsAllowed,
  maps: mapsOf(emptyMap),
});

/** The state with some properties of one namespace replaced. */
export const changed = (state: State, id: NamespaceId, change: Partial<UserNamespace>): State => ({
  namespaces: state.namespaces.map((namespace, index) => (index === id ? { ...namespace, ...change } : namespace)),
});

/** A namespace, its parent, and so on up to the initial one. Ends for any state, also for one with a loop in it. */
export function lineage(state: State, id: NamespaceId): readonly NamespaceId[] {
  const ids: NamespaceId[] = [];
  let namespace = state.namespaces[id];
  for (let at = id; namespace; namespace = state.namespaces[at]) {
    ids.push(at);
    at = Math.min(at - 1, namespace.parent ?? -1);
  }
  return ids;
}

/** How a question for a capability was answered (security/commoncap.c, cap_capable). */
export interface CapabilityCheck {
  readonly capability: Capability;
  /** The namespace in which it is needed. */
  readonly needed: NamespaceId;
  readonly capable: boolean;
  /**
   * `effective-set`: the namespace of the credentials is reached, and their set decides. `owner`: they own a
   * namespace on the way right below theirs. `unrelated`: their namespace is not among those on the way.
   */
  readonly decidedBy: 'effective-set' | 'owner' | 'unrelated';
  /** The namespaces that were looked at, from the needed one upwards. */
  readonly path: readonly NamespaceId[];
}

/** Whether these credentials have a capability in a namespace: in theirs by their set, below it also as owner. */
export function capable(state: State, who: Credentials, needed: NamespaceId, capability: Capability): CapabilityCheck {
  const path: NamespaceId[] = [];
  const answer = (decidedBy: CapabilityCheck['decidedBy'], is: boolean) => ({
    capability,
    needed,
    capable: is,
    decidedBy,
    path,
  });
  for (const id of lineage(state, needed)) {
    path.push(id);
    if (id === who.namespace) return answer('effective-set', who.capabilities.includes(capability));
    const { parent, owner } = state.namespaces[id] as UserNamespace;
    if (parent === who.namespace && owner === who.euid) return answer('owner', true);
  }
  return answer('unrelated', false);
}
