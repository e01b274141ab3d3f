import { type Bench, contextOf, mountOf } from './lab-state.ts';
import { type Caller, detachedMounts, type MountLine, mountinfo } from './model.ts';

/** Directories of the drawing, from top to bottom. */
export const directories = ['/', '/a', '/m', '/proc'] as const;
/** Where `mnt` can be put, in the order in which arrow keys reach them. */
export const targets = ['/a', '/m'] as const;
export type Target = (typeof targets)[number];

/** A mount as a card in the drawing. */
export interface MountCard {
  readonly id: number;
  readonly text: string;
  /** The directory it covers; null for a detached one. */
  readonly at: string | null;
  /** How many cards lie below it in the same place. */
  readonly depth: number;
  /** `mnt` refers to it. */
  readonly held: boolean;
  /** It was there at the start. */
  readonly old: boolean;
}

/** Numbers below this one belong to what the model starts with. */
const firstNew = 8;

/** All mounts the caller can reach by a path, and those that only a descriptor leads to. */
export function mountCards(bench: Bench, caller: Caller): readonly MountCard[] {
  const held = mountOf(bench);
  const lines: readonly (readonly [MountLine, string | null])[] = [
    ...mountinfo(bench.system, caller).map((line) => [line, line.path] as const),
    ...detachedMounts(bench.system).map((line) => [line, null] as const),
  ];
  const seen = new Map<string | null, number>();
  return lines.map(([line, at]) => {
    const depth = seen.get(at) ?? 0;
    seen.set(at, depth + 1);
    return { id: line.id, text: cardText(line, held), at, depth, held: line.id === held, old: line.id < firstNew };
  });
}

function cardText({ id, type, root, superblock }: MountLine, held: number | null): string {
  const name = id === held ? 'mnt ' : '';
  return `${name}${type}${root === '/' ? '' : root}${superblock === 'ro' ? ' ro' : ''}`;
}

/** The drawing in words. */
export function described(bench: Bench, cards: readonly MountCard[]): string {
  const context = contextOf(bench);
  const parameters = context?.parameters.length ? `with ${context.parameters.join(', ')}` : 'without parameters';
  const log = context?.log.length ? `its log says: ${context.log.join('; ')}` : 'its log is empty';
  const first = context
    ? `fs is a context of ${context.type} in the phase ${context.phase}, ${parameters}; ${log}.`
    : 'fs is no context.';
  const mounts = cards.filter(({ old }) => !old).map(({ text, at }) => `${text} is ${at ? `at ${at}` : 'detached'}`);
  return `${first} ${mounts.length > 0 ? `${mounts.join(', ')}.` : 'No mount was made.'}`;
}
