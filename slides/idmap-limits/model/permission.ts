import { type MapWriting, setidCapability } from './file-rules.ts';
import type { Extent } from './id-map.ts';
import { down } from './lookup.ts';
import { type Capability, capable } from './namespaces.ts';
import { type Decision, decideIf } from './outcome.ts';

/** Whether these extents may be mapped (new_idmap_permitted): the rule that refuses or allows them. */
export function permission(writing: MapWriting, extents: readonly Extent[]): Decision {
  const capability = setidCapability[writing.kind];
  if (!capability) return { rule: 'any-project', evidence: { kind: 'project-ids' } };
  return rootMap(writing, extents) ?? ownId(writing, extents) ?? setid(writing, capability);
}

/** Root of a parent can be mapped only by who could also have set file capabilities for it (verify_root_map). */
function rootMap({ state, kind, file, target, parentId }: MapWriting, extents: readonly Extent[]): Decision | null {
  const index = extents.findIndex(({ lowerFirst }) => lowerFirst === 0);
  if (kind !== 'uid_map' || index < 0) return null;
  if (file.opener.namespace === file.namespace) {
    return decideIf(!target.creatorHadSetfcap, 'creator-setfcap', { kind: 'root-extent', index });
  }
  const check = capable(state, file.opener, parentId, 'CAP_SETFCAP');
  return decideIf(!check.capable, 'opener-setfcap', { kind: 'capability', who: 'opener', check });
}

/** One's own id alone gives nothing that one did not have. A gid could be used to drop groups, hence `setgroups`. */
function ownId({ kind, file, target, parent }: MapWriting, extents: readonly Extent[]): Decision | null {
  const ids = extents.reduce((sum, { count }) => sum + count, 0);
  const lookup = down(parent.maps[kind], extents[0]?.lowerFirst ?? 0);
  const own = kind === 'uid_map' ? file.opener.euid : file.opener.egid;
  const groupsKept = kind === 'uid_map' || !target.setgroupsAllowed;
  const allowed = ids === 1 && target.owner === file.opener.euid && groupsKept && lookup.value === own;
  return decideIf(allowed, 'own-id', { kind: 'own-id', lookup, own });
}

function setid({ state, writer, file, parentId }: MapWriting, capability: Capability): Decision {
  const ofWriter = capable(state, writer, parentId, capability);
  const ofOpener = capable(state, file.opener, parentId, capability);
  if (!ofWriter.capable)
    return { rule: 'writer-setid', evidence: { kind: 'capability', who: 'writer', check: ofWriter } };
  const rule = ofOpener.capable ? 'capable-setid' : 'opener-setid';
  return { rule, evidence: { kind: 'capability', who: 'opener', check: ofOpener } };
}
