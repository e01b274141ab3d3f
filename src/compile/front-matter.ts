import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { type Layout, layouts, reservedIds } from '../deck/manifest.ts';
import { suggest } from '../deck/nearest.ts';
import { type Place, SlideProblem } from './errors.ts';

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Every key a slide's front matter may have. */
const schema = z.strictObject({
  /** The slide's address. */
  id: z
    .string('must be text')
    .regex(kebab, 'must be lower-case words joined by "-"')
    .refine(
      (id) => !(reservedIds as readonly string[]).includes(id),
      'is an address the deck keeps for itself; choose another',
    ),
  title: z.string('must be text').min(1, 'must not be empty'),
  kernel: z.string('must be text in quotes, because 4.10 is not the number 4.1').optional(),
  /** @default 'text' */
  layout: z.enum(layouts, `must be one of ${layouts.join(', ')}`).default('text'),
  minutes: z.number('must be a number').positive('must be more than 0'),
  /** @default false */
  optional: z.boolean('must be true or false').default(false),
  keySteps: z.array(z.int('must be whole numbers').nonnegative('must not be negative'), 'must be a list').default([]),
});

/** A slide's front matter, checked and with its defaults. */
export interface FrontMatter {
  readonly id: string;
  readonly title: string;
  readonly kernel?: string | undefined;
  readonly layout: Layout;
  readonly minutes: number;
  readonly optional: boolean;
  readonly keySteps: readonly number[];
}

export interface FrontMatterResult {
  readonly value?: FrontMatter;
  readonly problems: readonly SlideProblem[];
  /** Where a key's value stands in the file; the front matter's first line for a key that is not there. */
  placeOf(key: string): Place;
}

const keys = Object.keys(schema.shape);

/**
 * Reads and checks one front matter.
 * @param yaml the text between the `---` lines
 * @param line the line of the opening `---` in the file
 */
export function readFrontMatter(yaml: string, line: number): FrontMatterResult {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): Place => {
    const position = lines.linePos(offset);
    return { line: line + position.line, column: position.col };
  };
  const placeOf = (key: string) => placeOfKey(document, key, at, { line, column: 1 });
  const failed = (problems: SlideProblem[]): FrontMatterResult => ({ problems, placeOf });

  const [syntaxError] = document.errors;
  if (syntaxError) {
    const reason = syntaxError.message.replace(/\.?$/, '.');
    return failed([new SlideProblem(`The front matter is not YAML: ${reason}`, at(syntaxError.pos[0]), quoteAdvice)]);
  }
  if (!isMap(document.contents)) {
    return failed([new SlideProblem('The slide has no front matter.', { line, column: 1 }, minimumAdvice)]);
  }
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { value: parsed.data, problems: [], placeOf };
  // A misspelt key is also a missing one; the author made the first mistake.
  const issues = parsed.error.issues.toSorted((a, b) => unknownFirst(a) - unknownFirst(b));
  return failed(issues.flatMap((issue) => describeIssue(issue, document, placeOf)));
}

const unknownFirst = ({ code }: z.core.$ZodIssue) => (code === 'unrecognized_keys' ? 0 : 1);

const quoteAdvice = 'Put text that contains ":" or "#" between double quotes.';
const minimumAdvice = 'Write at least id, title and minutes between the two "---" lines.';

function describeIssue(issue: z.core.$ZodIssue, document: Document, placeOf: (key: string) => Place): SlideProblem[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, placeOf(key)));
  const key = String(issue.path[0]);
  if (!document.has(key)) {
    return [new SlideProblem(`The front matter has no "${key}".`, placeOf(key), `Add a line "${key}: …".`)];
  }
  return [new SlideProblem(`"${key}" ${issue.message}.`, placeOf(key), adviceFor(key, document.get(key)))];
}

function adviceFor(key: string, value: unknown): string | undefined {
  const meant = key === 'layout' ? suggest(String(value), layouts) : undefined;
  return meant && `Did you mean "${meant}"?`;
}

function unknownKey(key: string, place: Place): SlideProblem {
  const meant = suggest(key, keys);
  const advice = meant ? `Did you mean "${meant}"?` : `The keys are ${keys.join(', ')}.`;
  return new SlideProblem(`Unknown front matter key "${key}".`, place, advice);
}

function placeOfKey(document: Document, key: string, at: (offset: number) => Place, fallback: Place): Place {
  if (!isMap(document.contents)) return fallback;
  const pair = document.contents.items.find((item) => isScalar(item.key) && item.key.value === key);
  return pair && isScalar(pair.key) && pair.key.range ? at(pair.key.range[0]) : fallback;
}
