import { lowestFree, minorsFor } from './minors.ts';
import { ask, type Rules } from './outcome.ts';
import { childOf, type Device, devicesOf, type Instance, nameLimit, root, type State, withInstance } from './state.ts';
import { cut } from './text.ts';

/** Where the kernel writes the answer: to the caller, in vain, or nowhere, for the devices that a mount makes. */
export type Reply = 'writable' | 'unwritable' | 'none';

export interface Added {
  readonly state: State;
  readonly device: Device;
}

/**
 * Makes a device in the root of an instance, in the kernel's order: the count, the minor, the reply, and only then the
 * name. A minor that was taken for a name that is refused is free again.
 */
export function* createDevice(state: State, instance: Instance, name: string, reply: Reply): Rules<Added> {
  const count = devicesOf(instance).length;
  yield ask('device-max', { devices: count, max: instance.max });
  if (count >= instance.max) return null;
  const minor = yield* takeMinor(state, instance);
  if (minor === null) return null;
  if (reply !== 'none') {
    yield ask('reply-writable', { major: state.major, minor });
    if (reply === 'unwritable') return null;
  }
  const kept = cut(name, nameLimit);
  yield ask('device-name', { name: kept });
  if (['', '.', '..'].includes(kept) || kept.includes('/')) return null;
  const there = childOf(instance, root, kept);
  yield ask('device-name-free', { name: kept, taken: there?.kind ?? null });
  if (there) return null;
  const device = deviceNode(minor, kept);
  return { state: withInstance(state, { ...instance, nodes: [...instance.nodes, device] }), device };
}

/** The lowest free minor of all, if the instance may have it. */
export function* takeMinor(state: State, instance: Instance): Rules<number> {
  const minor = lowestFree(state);
  const limit = minorsFor(state, instance);
  yield ask('minor-free', { minor, limit });
  if (minor >= limit) return null;
  return minor;
}

const deviceNode = (minor: number, name: string): Device => ({
  kind: 'device',
  ino: minor + 3,
  parent: root.ino,
  name,
  minor,
  manager: null,
  managerUid: null,
});
