import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import deck from '../../slides/deck.ts';
import { distFolder } from '../../src/cli/dist.ts';

/** What a reader finds on one slide of the built deck. */
export interface SlideText {
  readonly id: string;
  /** Id of the chapter the slide belongs to. */
  readonly chapter: string;
  /** The title and the body, without the frame around them; runs of white space are one space. */
  readonly text: string;
  /** Where its links go, as written in `href`. */
  readonly links: readonly string[];
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The slides of the deck in the built deck, in the order they are shown.
 * @throws Error when a slide has no page: the deck was not built, or not since the slide was written
 */
export function deckText(): SlideText[] {
  return deck.chapters.flatMap(({ id: chapter }) =>
    slideIds(chapter).map((id) => ({ id, chapter, ...readArticle(articleOf(id)) })),
  );
}

/** The front matter of a slide begins with its id, or has it between its `---` lines. */
function slideIds(chapter: string): string[] {
  const source = readFileSync(`${root}slides/${chapter}/slides.mdx`, 'utf8');
  return [...source.matchAll(/^---\n(?:[a-zA-Z]+:.*\n)*?id: *([a-z0-9-]+) *\n/gm)].map((match) => match[1] ?? '');
}

function articleOf(id: string): string {
  const page = `${distFolder}/${id}/index.html`;
  if (!existsSync(page)) throw new Error(`The slide "${id}" has no page ${page}: run "npm run build" first`);
  const html = readFileSync(page, 'utf8');
  const article = new RegExp(`<article\\b[^>]*\\bdata-slide="${id}"[^>]*>([\\s\\S]*?)</article>`).exec(html)?.[1];
  if (article === undefined) throw new Error(`${page} does not hold the slide "${id}"`);
  return article;
}

/** Reads what React wrote: in its output a ">" never stands inside a tag. */
export function readArticle(article: string): Pick<SlideText, 'text' | 'links'> {
  // The rail and the folio are the same on every slide and would vouch for texts that are not on it.
  const content = article.replace(/<(nav|footer)\b[\s\S]*?<\/\1>/g, ' ');
  const links = [...content.matchAll(/<a\b[^>]*\bhref="([^"]*)"/g)].map((match) => decode(match[1] ?? ''));
  const text = decode(
    content.replace(/<\/?(?:span|code|a|em|strong|b|i)\b[^>]*>|<!--.*?-->/g, '').replace(/<[^>]*>/g, ' '),
  );
  return { text: text.replace(/\s+/g, ' ').trim(), links };
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function decode(html: string): string {
  return html.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi,
    (entity, hex?: string, decimal?: string, name?: string) => {
      if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (decimal) return String.fromCodePoint(Number(decimal));
      return named[name ?? ''] ?? entity;
    },
  );
}
