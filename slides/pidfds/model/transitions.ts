import { hasNumber } from './pids.ts';
import type { State } from './state.ts';

/** What a step changed in the tables, in an order that a lab can animate. */
export type Transition =
  | { readonly kind: 'created'; readonly task: number; readonly process: number; readonly pid: number }
  | { readonly kind: 'reparented'; readonly process: number; readonly from: number; readonly to: number }
  | { readonly kind: 'zombie'; readonly process: number }
  | { readonly kind: 'released'; readonly process: number }
  /** The numbers of a `struct pid` can be given out again; `pinned` tells whether files still refer to it. */
  | {
      readonly kind: 'numbers-free';
      readonly pid: number;
      readonly numbers: readonly number[];
      readonly pinned: boolean;
    };

/** Drops every `struct pid` that nothing refers to any more (`put_pid`). */
export function putPids(state: State): State {
  const held = new Set(
    state.processes.flatMap(({ descriptors }) => descriptors.flatMap(({ file }) => ('pid' in file ? [file.pid] : []))),
  );
  return { ...state, pids: state.pids.filter(({ inode }) => held.has(inode) || hasNumber(state, inode)) };
}

export function transitions(before: State, after: State): Transition[] {
  const known = new Set(before.tasks.map(({ id }) => id));
  const kept = new Set(after.pids.map(({ inode }) => inode));
  return [
    ...after.tasks
      .filter(({ id }) => !known.has(id))
      .map(({ id, process, pid }) => ({ kind: 'created' as const, task: id, process, pid })),
    ...before.processes.flatMap((old) =>
      processTransitions(
        old,
        after.processes.find(({ id }) => id === old.id),
      ),
    ),
    ...before.pids
      .filter(({ inode }) => hasNumber(before, inode) && !hasNumber(after, inode))
      .map(({ inode, numbers }) => ({
        kind: 'numbers-free' as const,
        pid: inode,
        numbers,
        pinned: kept.has(inode),
      })),
  ];
}

type Old = State['processes'][number];

function processTransitions({ id, parent, exit }: Old, now: Old | undefined): Transition[] {
  if (!now) return [{ kind: 'released', process: id }];
  return [
    ...(now.parent === parent ? [] : [{ kind: 'reparented' as const, process: id, from: parent, to: now.parent }]),
    ...(now.exit === exit ? [] : [{ kind: 'zombie' as const, process: id }]),
  ];
}
