import type { Correction } from '../../slides/closing/corrections.ts';
import type { SlideText } from './deck-text.ts';

/** One line of the source with what it says, as it stands there and with the corrections made. */
export interface SourceItem {
  /** From 1. */
  readonly line: number;
  /** From 0: the title, each heading's section, and the closing. */
  readonly section: number;
  readonly pieces: readonly Piece[];
  readonly corrected: readonly Piece[];
}

/** A part of a line that the deck must hold: a text, the target of a link, or a commit's full hash. */
export type Piece = { readonly [Kind in 'text' | 'link' | 'hash']: { readonly kind: Kind; readonly value: string } }[
  | 'text'
  | 'link'
  | 'hash'];

const heading = /^(\d+\.\d+|At some point): /;

/**
 * Cuts the source into its lines. A heading that repeats the one before it goes on with the same section.
 * @param source the text of the original slides
 */
export function sourceItems(source: string, corrections: readonly Correction[]): SourceItem[] {
  const lines = source.split('\n');
  const corrected = correct(source, corrections).split('\n');
  let section = 0;
  let current = lines.find((line) => line !== '') ?? '';
  const title = current;
  return lines.map((line, index) => {
    const startsSection = heading.test(line) ? line !== current : line === title && current !== title;
    if (startsSection) {
      section++;
      current = line;
    }
    return { line: index + 1, section, pieces: piecesOf(line), corrected: piecesOf(corrected[index] ?? '') };
  });
}

/** Makes every correction; a list that gets shorter leaves empty lines in front, so that lines keep their numbers. */
function correct(source: string, corrections: readonly Correction[]): string {
  return corrections.reduce((text, correction) => {
    const emptied = '\n'.repeat(lineCount(correction.source) - lineCount(correction.printed));
    return text.replace(correction.source, () => emptied + correction.printed);
  }, source);
}

const lineCount = (text: string) => text.split('\n').length;

/** What one line of the source says, without its Markdown. */
export function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  const rest = line
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, (_, text: string, target: string) => {
      if (target !== '#') pieces.push({ kind: 'link', value: target });
      return text;
    })
    .replace(/\b[0-9a-f]{39,41}\b/g, (hash) => {
      pieces.push({ kind: 'hash', value: hash });
      return '';
    })
    .replace(/^\s*- /, '')
    .replace(/^\s*<-/, '')
    .replace(/\*(\w+(?: \w+)*)\*/g, '$1')
    .replaceAll('`', '')
    .replace(/:\s*$/, '');
  // A line of braces or dots says nothing that could be missing.
  if (/[\p{L}\d]/u.test(rest)) pieces.push({ kind: 'text', value: rest.trim() });
  return pieces;
}

/** True when the slides together hold a piece; white space and case make no difference. */
export function holds(slides: readonly SlideText[], { kind, value }: Piece): boolean {
  if (kind === 'text') return slides.some(({ text }) => squeeze(text).includes(squeeze(value)));
  if (kind === 'link') return slides.some(({ links }) => links.includes(value));
  const isCommit = (link: string) => link.startsWith('https://git.kernel.org/') && link.endsWith(`/${value}`);
  return slides.some(({ text, links }) => text.includes(value.slice(0, 12)) && links.some(isCommit));
}

const squeeze = (text: string) => text.toLowerCase().replace(/\s+/g, '');
