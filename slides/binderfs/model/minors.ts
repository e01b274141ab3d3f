import { type Control, type Device, type Instance, reserve, type State } from './state.ts';

/** A minor that is taken, and by which node. */
export interface TakenMinor {
  readonly minor: number;
  readonly instance: number;
  readonly node: Control | Device;
}

/** All minors in use, of all instances, in rising order. */
export function takenMinors({ instances }: State): TakenMinor[] {
  const taken = instances.flatMap(({ id, nodes }) =>
    nodes.flatMap((node) => ('minor' in node ? [{ minor: node.minor, instance: id, node }] : [])),
  );
  return taken.toSorted((a, b) => a.minor - b.minor);
}

/** How many of the minors the instance may use: the lowest so many. */
export function minorsFor({ pool }: State, { ipcNamespace }: Pick<Instance, 'ipcNamespace'>): number {
  return ipcNamespace === 'initial' ? pool : Math.max(pool - reserve, 0);
}

/** The lowest minor that is free, whether an instance may have it or not. */
export function lowestFree(state: State): number {
  const taken = takenMinors(state);
  const gap = taken.findIndex(({ minor }, index) => minor !== index);
  return gap < 0 ? taken.length : gap;
}
