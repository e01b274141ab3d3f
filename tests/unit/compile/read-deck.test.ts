import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DeckLibrary } from '../../../src/compile/deck-library.ts';
import { DeckError } from '../../../src/compile/errors.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'deck-read-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const config = { title: 'T', language: 'en', speaker: 'S', event: 'E', releases: [] };

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function writeConfig(change: object): void {
  write(
    'slides/deck.ts',
    `export default ${JSON.stringify({ ...config, chapters: [{ id: 'a', title: 'A' }], ...change }, null, 2)};`,
  );
}

const slide = (id: string, body = '') => `---\nid: ${id}\ntitle: Title of ${id}\nminutes: 1\n---\n${body}\n`;
const library = () =>
  new DeckLibrary({ root, folder: join(root, 'slides'), shown: 'slides', registry: ['Code', 'Step'] });

async function messageOf(read: Promise<unknown>): Promise<string> {
  const error = await read.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DeckError);
  return (error as DeckError).message.split('\n')[0] ?? '';
}

describe('deck.ts', () => {
  test('must be there', async () => {
    mkdirSync(join(root, 'slides'));
    expect(await messageOf(library().read())).toBe('slides/deck.ts:1:1: There is no deck.ts.');
  });

  test('must run', async () => {
    write('slides/deck.ts', 'export default {');
    expect(await messageOf(library().read())).toMatch(/^slides\/deck\.ts:1:1: deck\.ts does not run: \S/);
  });

  test('has no unknown keys', async () => {
    writeConfig({ speeker: 'S' });
    const error = await library()
      .read()
      .catch((reason: unknown) => reason);
    expect(String((error as DeckError).message)).toMatch(
      /^slides\/deck\.ts:13:4: Unknown key "speeker"\.\n(.*\n)*.*Did you mean "speaker"\?/,
    );
  });

  test('names what is wrong in a chapter', async () => {
    writeConfig({ chapters: [{ id: 'a', title: '' }] });
    expect(await messageOf(library().read())).toMatch(/"chapters\.0\.title" must not be empty\.$/);
  });

  test('lists chapters that exist, and all of them', async () => {
    writeConfig({
      chapters: [
        { id: 'a', title: 'A' },
        { id: 'gone', title: 'Gone' },
      ],
    });
    write('slides/a/slides.mdx', slide('one'));
    write('slides/extra/slides.mdx', slide('two'));
    const { problems } = await library().read();
    expect(problems.map(({ message }) => message)).toEqual([
      'The chapter "extra" is not listed.',
      'Chapter "gone" has no slides.',
    ]);
  });
});

describe('while an author types', () => {
  test('a chapter that cannot be cut keeps its slides', async () => {
    writeConfig({});
    write('slides/a/slides.mdx', slide('one') + slide('two', '<Step>x</Step>'));
    const deck = library();
    const before = await deck.read();
    write('slides/a/slides.mdx', `${slide('one')}---\nid: two`);
    const broken = await deck.read();
    expect(broken.problems).toHaveLength(1);
    expect(broken.manifest).toEqual(before.manifest);
  });

  test('a slide with a broken front matter keeps its id', async () => {
    writeConfig({});
    write('slides/a/slides.mdx', slide('one') + slide('two'));
    const deck = library();
    await deck.read();
    write('slides/a/slides.mdx', slide('one') + slide('two').replace('title', 'tittle'));
    const { manifest, problems } = await deck.read();
    expect(manifest.slides.map(({ id }) => id)).toEqual(['one', 'two']);
    expect(problems).toHaveLength(2);
  });

  test('a slide whose body is broken keeps its steps', async () => {
    writeConfig({});
    write('slides/a/slides.mdx', slide('one', '<Step>x</Step>'));
    const deck = library();
    await deck.read();
    write('slides/a/slides.mdx', slide('one', '<Step>x</Step> {'));
    expect((await deck.read()).manifest.slides[0]?.steps).toBe(1);
  });

  test('a slide that was never right stands in with an id of its own', async () => {
    writeConfig({});
    write('slides/a/slides.mdx', `${slide('one')}---\n? : :\n---\n`);
    const { manifest } = await library().read();
    expect(manifest.slides.map(({ id }) => id)).toEqual(['one', 'a-line-7']);
  });
});

test('compiling a slide reads its snippets and names them, so that they can be watched', async () => {
  writeConfig({});
  write('slides/a/slides.mdx', slide('one', '```c file=x.c\n```'));
  write('slides/a/x.c', 'int x;\n');
  const { code, snippets, problem } = await library().compile('one', 'slide');
  expect(problem).toBeUndefined();
  expect(snippets).toEqual([join(root, 'slides/a/x.c')]);
  expect(code).toContain('from "@deck"');
  expect(code).not.toMatch(/new Function|\beval\(/);
});

test("a module points its debugger at the author's line", async () => {
  writeConfig({});
  write('slides/a/slides.mdx', slide('one', '\nText {1 + 1}.'));
  const { map } = await library().compile('one', 'slide');
  expect(JSON.parse(map).sources).toEqual([join(root, 'slides/a/slides.mdx')]);
});
