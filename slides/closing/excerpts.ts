import type { Correction } from './corrections.ts';

/** What a slide shows of a correction's two texts. */
export type Excerpts = Pick<Correction, 'source' | 'printed'>;

/** Digits of a hash shown after the first one that differs. */
const context = 2;

/** Shortens both texts of a correction to what lets the room see the difference. */
export function excerpts({ source, printed }: Excerpts): Excerpts {
  if (source.includes('\n')) return { source: firstToLast(source), printed: commit(printed) };
  if (/^[0-9a-f]{39,41}$/.test(source)) {
    const end = firstDifference(source, printed) + context;
    return { source: `${source.slice(0, end)}…`, printed: `${printed.slice(0, end)}…` };
  }
  return { source: plain(source), printed: plain(printed) };
}

function firstDifference(a: string, b: string): number {
  const index = [...a].findIndex((character, position) => character !== b[position]);
  return index < 0 ? a.length : index;
}

function firstToLast(list: string): string {
  const lines = list.split('\n');
  return `${commit(lines[0] ?? '')} … ${commit(lines.at(-1) ?? '')}`;
}

/** Twelve digits of a hash in a list. */
const commit = (line: string) => line.replace(/^- /, '').slice(0, 12);

/** Backticks are the source's markup, not its text. */
const plain = (text: string) => text.replaceAll('`', '');
