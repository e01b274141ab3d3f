import { z } from 'zod';
import { readArticle } from './deck-text.ts';

const text = z.string().trim().min(1);

/** The form of a chapter's `facts.json`. */
export const factsSchema = z.array(z.strictObject({ fact: text, values: z.array(text).min(1), source: text }));

/** A statement that slides make, with the values they print for it and where a reader can look it up. */
export type Fact = z.infer<typeof factsSchema>[number];

/** The form of a chapter's `commits.json`, as far as facts need it: a hash is its own source. */
export const commitsSchema = z.array(z.object({ hash: text }));

const slideOnPage = /<article\b[^>]*\bdata-slide="([^"]+)"[^>]*>([\s\S]*?)<\/article>/g;

/** The slides in a page of the built deck, by their ids, as HTML; a slide that stands there at several steps is one. */
export function articlesOf(page: string): ReadonlyMap<string, string> {
  const articles = new Map<string, string>();
  for (const [, id = '', article = ''] of page.matchAll(slideOnPage)) {
    const earlier = articles.get(id);
    articles.set(id, earlier === undefined ? article : `${earlier} ${article}`);
  }
  return articles;
}

/** Whether a slide runs a program. */
export const showsRun = (article: string): boolean => /\bclass="run"/.test(article);

/** The values that a slide prints, each once: in its title, its body and the text alternatives of its figures. */
export function valuesOn(article: string): string[] {
  const separated = article
    // A label may say what no text on the slide does.
    .replace(/<[^>]*\baria-label="([^"]*)"[^>]*>/g, (tag, label: string) => `${tag} ${label} `)
    // A number in groups of three stands alone in its label; the row of numbers beside an axis has a label for each.
    .replace(/>(\d{1,3}(?: \d{3})+)</g, (_, number: string) => `>${number.replaceAll(' ', '_')}<`)
    // "4.19" in one element and "CVE" in the next are two words.
    .replace(/<\/?[a-z]/g, ' $&');
  return valuesIn(readArticle(separated).text);
}

/** Words that begin like the name of an error: "ERRNO" is what a seccomp filter may say. */
const noErrors: readonly string[] = ['ERRNO'];

/** In the order in which they are tried. A value never begins inside a word: "x86_64", "ext4" and "u32" are names. */
const kinds = [
  /CVE-\d{4}-\d{4,}/,
  /0x[0-9a-f]+/,
  // A hash, whole or abbreviated. One without a letter reads like any other number, and is found as one.
  /(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{7,40}(?!\w)/,
  /\d{1,3}(?:[_,]\d{3})+(?!\d)/,
  // A version.
  /\d+(?:\.\d+)+/,
  // The two numbers of a device.
  /\d+:\d+/,
  /\d+/,
  // The name of an error.
  /E[A-Z0-9]{2,}(?!\w)/,
];

const value = new RegExp(`(?<!\\w)(?:${kinds.map(({ source }) => source).join('|')})`, 'g');

/** The values in a text, each once: versions, numbers, hashes, CVE ids and names of errors. */
export function valuesIn(text: string): string[] {
  // The section of a man page is part of its name: "mknod(2)".
  const named = text.replace(/(?<=\w)\(\d\)/g, '');
  const found = Array.from(named.matchAll(value), ([printed]) => printed.replaceAll('_', ' '));
  return [...new Set(found)].filter((printed) => !noErrors.includes(printed));
}

/** What a chapter knows about the values it prints. */
export interface Sources {
  readonly facts: readonly Fact[];
  /** The hashes of its commits. */
  readonly hashes: readonly string[];
  /** On a slide that runs a program, the values in the program and its output. */
  readonly run?: readonly string[];
}

/** The printed values that no fact holds, that do not begin the hash of a commit, and that no run shows. */
export function unexplained(printed: readonly string[], { facts, hashes, run = [] }: Sources): string[] {
  const known = new Set([...facts.flatMap(({ values }) => values), ...run]);
  const isHash = (printed: string) => printed.length >= 7 && hashes.some((hash) => hash.startsWith(printed));
  return printed.filter((printed) => !known.has(printed) && !isHash(printed));
}

/** The values of facts that are printed nowhere. */
export function unprinted(facts: readonly Fact[], printed: readonly string[]): string[] {
  const shown = new Set(printed);
  return facts.flatMap(({ values }) => values).filter((value) => !shown.has(value));
}

/** The values that stand in a chapter's facts more than once: the second would explain nothing. */
export function repeated(facts: readonly Fact[]): string[] {
  const values = facts.flatMap(({ values }) => values);
  return values.filter((value, index) => values.indexOf(value) !== index);
}
