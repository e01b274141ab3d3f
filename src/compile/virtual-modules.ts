import type { Deck } from './read-deck.ts';
import type { SlidePart } from './slide-tree.ts';

/** The modules the application imports instead of files; `src/app/virtual.d.ts` gives their types. */
export const virtualModules = ['virtual:deck/manifest', 'virtual:deck/slides', 'virtual:deck/notes'] as const;

export type VirtualModule = (typeof virtualModules)[number];

/** The text of a virtual module. */
export function virtualModule(id: VirtualModule, { manifest, slides }: Deck): string {
  if (id === 'virtual:deck/manifest') return `export const manifest = ${JSON.stringify(manifest)};`;
  const part = id === 'virtual:deck/slides' ? 'slide' : 'notes';
  const loaders = [...slides.values()].map(
    ({ entry, file }) =>
      `  ${JSON.stringify(entry.id)}: () => import(${JSON.stringify(partAddress(file, part, entry.id))}),`,
  );
  return `export const ${part === 'slide' ? 'slides' : 'notes'} = {\n${loaders.join('\n')}\n};`;
}

/** The module id of one part of one slide: its file with a query, so that watching the file watches the slide. */
export function partAddress(file: string, part: SlidePart, id: string): string {
  return `${file}?${part}=${id}`;
}

/** Reads a module id that `partAddress` wrote; null for any other module. */
export function parsePartAddress(moduleId: string): { file: string; part: SlidePart; id: string } | null {
  const match = /^(.*\/slides\.mdx)\?(slide|notes)=([a-z0-9-]+)/.exec(moduleId);
  return match?.[1] && match[2] && match[3] ? { file: match[1], part: match[2] as SlidePart, id: match[3] } : null;
}
