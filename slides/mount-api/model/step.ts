import { credentials } from './callers.ts';
import { rootMounts } from './namei.ts';
import { type Facts, isRefusal, type Outcome, ok, type Refusal, refuse } from './outcome.ts';
import type { RuleId } from './rules.ts';
import type { Caller, Context, Descriptor, DescriptorFlags, Mount, OpenFile, Path, Place, State } from './state.ts';

/** What a call leaves behind and what it answers. */
export interface Step {
  readonly state: State;
  readonly result: Outcome;
}

export const refused = (state: State, result: Outcome): Step => ({ state, result });

/** The root directory of a caller. */
export const rootOf = (caller: Caller): Path => ({
  mount: rootMounts[credentials[caller].mountNamespace],
  dentry: '/',
});

/** Hands out the next descriptor. */
export const open = (state: State, file: OpenFile, flags: DescriptorFlags, rule: RuleId, facts: Facts = {}): Step => ({
  state: {
    ...state,
    descriptors: { ...state.descriptors, [state.nextDescriptor]: { ...file, ...flags } },
    nextDescriptor: state.nextDescriptor + 1,
  },
  result: ok(rule, state.nextDescriptor, facts),
});

/** Puts a changed context back under its descriptor. */
export const update = (state: State, fd: number, context: Context): State => ({
  ...state,
  descriptors: { ...state.descriptors, [fd]: { ...(state.descriptors[fd] as Descriptor), kind: 'context', context } },
});

/** Adds or replaces mounts. */
export const withMounts = (state: State, mounts: readonly Mount[]): State => ({
  ...state,
  mounts: { ...state.mounts, ...Object.fromEntries(mounts.map((mount) => [mount.id, mount])) },
});

/**
 * The mounts of a tree, parents first: `next_mnt()`.
 * @param keep which mounts to take; what stands on one that is left out is left out too
 */
export function treeOf(state: State, root: Mount, keep: (mount: Mount, at: Place) => boolean = () => true) {
  const children = new Map<number, Mount[]>();
  for (const mount of Object.values(state.mounts)) {
    if (mount.at && keep(mount, mount.at))
      children.set(mount.at.parent, [...(children.get(mount.at.parent) ?? []), mount]);
  }
  const tree = new Set<Mount>();
  const waiting = [root];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    tree.add(next);
    waiting.push(...(children.get(next.id) ?? []).toReversed().filter((child) => !tree.has(child)));
  }
  return [...tree] as readonly Mount[];
}

/** `fdget()`: the open file of a descriptor. One of O_PATH counts as not open. */
export function fileAt(state: State, fd: number): OpenFile | Refusal {
  const descriptor = state.descriptors[fd];
  if (!descriptor || descriptor.kind === 'path') return refuse('EBADF', 'descriptor-not-open', { fd });
  return descriptor;
}

/** The context of a descriptor. */
export function contextAt(state: State, fd: number): Context | Refusal {
  const file = fileAt(state, fd);
  if (isRefusal(file)) return file;
  return file.kind === 'context' ? file.context : refuse('EINVAL', 'descriptor-not-a-context', { fd });
}
