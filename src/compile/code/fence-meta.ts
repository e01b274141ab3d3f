import { suggest } from '../../deck/nearest.ts';
import { type Place, SlideProblem } from '../errors.ts';
import { type LitLines, parseStages } from './stages.ts';

/** What an author writes after the language of a fence. */
export interface FenceMeta {
  /** What each stage lights; one stage that lights everything when none are written. */
  readonly stages: readonly LitLines[];
  /** Where the text comes from, when not from the fence itself. */
  readonly snippet?: SnippetName;
  /** Number of the first line, when lines are numbered. */
  readonly start?: number;
  readonly title?: string;
}

/** A file of the chapter's folder, or the named region of one. */
export interface SnippetName {
  readonly path: string;
  readonly region?: string;
}

const keys = ['file', 'start', 'title'] as const;

type Key = (typeof keys)[number];

/** `{stages}`, `key="value"` or `key=value`, or any other word. */
const option = /\{([^}]*)\}|([\w-]+)=(?:"([^"]*)"|(\S*))|(\S+)/g;

/**
 * Reads `{1|3-5|all} file=path#region start=N title="…"`, in any order.
 * @param place of the fence
 * @throws SlideProblem for an option that is unknown, given twice or malformed
 */
export function parseFenceMeta(meta: string, place: Place): FenceMeta {
  const { braces, values } = readOptions(meta, place);
  const file = values.get('file');
  const start = values.get('start');
  const title = values.get('title');
  if (file !== undefined && start !== undefined) {
    throw new SlideProblem(
      'A code block with file= cannot have start=.',
      place,
      'Remove start=; the lines have their numbers in the file.',
    );
  }
  return {
    stages: braces === undefined ? [null] : parseStages(braces, place),
    ...(file !== undefined && { snippet: parseSnippetName(file, place) }),
    ...(start !== undefined && { start: parseStart(start, place) }),
    ...(title !== undefined && { title }),
  };
}

function readOptions(meta: string, place: Place) {
  let braces: string | undefined;
  const values = new Map<Key, string>();
  for (const [text, stages, key, quoted, bare, word] of meta.matchAll(option)) {
    if (stages !== undefined) {
      if (braces !== undefined)
        throw new SlideProblem('The code block has its stages twice.', place, `Remove ${text}.`);
      braces = stages;
    } else if (key !== undefined) {
      const known = knownKey(key, place);
      if (values.has(known)) throw new SlideProblem(`The code block has ${known}= twice.`, place, `Remove ${text}.`);
      values.set(known, knownValue(known, quoted ?? bare ?? '', place));
    } else {
      throw strayWord(word ?? text, place);
    }
  }
  return { braces, values };
}

function knownKey(key: string, place: Place): Key {
  const known = keys.find((candidate) => candidate === key);
  if (known) return known;
  throw unknownOption(key, place);
}

function knownValue(key: Key, value: string, place: Place): string {
  if (value === '') throw new SlideProblem(`${key}= has no value.`, place, `Write ${example[key]}, or remove it.`);
  if (!value.startsWith('"')) return value;
  throw new SlideProblem(`The value of ${key}= has no closing quote.`, place, `Write ${example[key]}.`);
}

const example: Record<Key, string> = {
  file: 'file=path#region',
  start: 'start=20',
  title: 'title="kernel/user_namespace.c, 4.15"',
};

function strayWord(word: string, place: Place): SlideProblem {
  if (!word.startsWith('{')) return unknownOption(word, place);
  return new SlideProblem('The stages of the code block have no closing brace.', place, 'Write them as {1|3-5|all}.');
}

function unknownOption(word: string, place: Place): SlideProblem {
  const near = suggest(word, keys);
  return new SlideProblem(
    `"${word}" is not an option of a code block.`,
    place,
    near ? `Did you mean ${near}=?` : 'The options are {stages}, file=, start= and title="…".',
  );
}

function parseStart(start: string, place: Place): number {
  if (/^[1-9]\d*$/.test(start)) return Number(start);
  throw new SlideProblem(
    `start=${start} is not a line number.`,
    place,
    `Write a whole number from 1, as in ${example.start}.`,
  );
}

function parseSnippetName(file: string, place: Place): SnippetName {
  const [path = '', ...rest] = file.split('#');
  const region = rest.join('#');
  if (path === '' || (rest.length > 0 && region === '')) {
    throw new SlideProblem(`file=${file} does not name a file and a region.`, place, `Write ${example.file}.`);
  }
  if (path.startsWith('/') || path.split(/[/\\]/).includes('..')) {
    throw new SlideProblem(`file=${path} leaves the chapter's folder.`, place, 'Copy the file next to slides.mdx.');
  }
  return rest.length > 0 ? { path, region } : { path };
}
