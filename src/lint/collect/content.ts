import type { CodeText, Graphic, Link } from '../snapshot.ts';
import type { Canvas } from './canvas.ts';
import { isSeen } from './visible.ts';
import { whereIs } from './where.ts';

/** Pictures that are not marked as decoration, nor part of a picture that has a name of its own. */
export function collectGraphics({ slide }: Canvas): Graphic[] {
  return [...slide.querySelectorAll('img, canvas, svg, [role="img"]')]
    .filter(
      (element) => !element.closest('[aria-hidden="true"]') && !element.parentElement?.closest('svg, [role="img"]'),
    )
    .map((element) => ({ ...whereIs(element), named: isNamed(element) }));
}

/** By itself, or as the picture of a figure that has a name. */
function isNamed(element: Element): boolean {
  // An empty alternative says that the picture is decoration.
  if (element.matches('img[alt], [role="none"], [role="presentation"]')) return true;
  const figure = element.closest('figure');
  const names = [...namesOf(element), ...(figure ? namesOf(figure) : [])];
  return names.some((name) => name?.trim());
}

function namesOf(element: Element): (string | null | undefined)[] {
  const labelled = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  const labels = labelled.map((id) => document.getElementById(id)?.textContent);
  const within = element.querySelector(':scope > :is(title, figcaption)')?.textContent;
  return [element.getAttribute('aria-label'), within, ...labels];
}

/** Every link that can be seen, those of drawings too. */
export function collectLinks({ slide }: Canvas): Link[] {
  return [...slide.querySelectorAll('a[href]')].filter(isSeen).map((element) => ({
    ...whereIs(element),
    href: wholeAddress(element.getAttribute('href') ?? ''),
    inCommits: element.closest('.commits') !== null,
  }));
}

const wholeAddress = (href: string) =>
  URL.canParse(href, document.baseURI) ? new URL(href, document.baseURI).href : href;

/** A block of code that is read as a whole; the source and the output of a run are read in pieces, as they light up. */
export const codeBlocks = 'pre:not(.run pre)';

/** Every block of code. */
export function collectCode({ slide }: Canvas): CodeText[] {
  return [...slide.querySelectorAll(codeBlocks)].filter(isSeen).map((element) => {
    const lines = (element.textContent ?? '').trimEnd().split('\n');
    return {
      ...whereIs(element),
      lines: lines.length,
      columns: Math.max(...lines.map(columnsOf)),
    };
  });
}

/** A tab goes to the next column that is a multiple of four. */
function columnsOf(line: string): number {
  let columns = 0;
  for (const character of line) columns += character === '\t' ? 4 - (columns % 4) : 1;
  return columns;
}
