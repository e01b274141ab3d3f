import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { DeckLibrary } from '../../src/compile/deck-library.ts';
import { DeckError } from '../../src/compile/errors.ts';
import { components } from '../../src/elements/registry.ts';

/** Each `.mdx` in `broken/` is a chapter with one mistake; the `.txt` beside it is what its author reads. */
const cases = join(import.meta.dirname, 'broken');
const root = mkdtempSync(join(tmpdir(), 'deck-broken-'));
afterAll(() => rmSync(root, { recursive: true }));

const config = {
  title: 'Broken',
  language: 'en',
  speaker: 'Nobody',
  event: 'Nowhere',
  releases: ['4.15', '5.0'],
  chapters: [{ id: 'talk', title: 'Talk' }],
};

async function messagesFor(file: string): Promise<string> {
  const folder = join(root, basename(file, '.mdx'));
  mkdirSync(join(folder, 'slides/talk'), { recursive: true });
  cpSync(join(cases, 'files'), join(folder, 'slides/talk'), { recursive: true });
  writeFileSync(join(folder, 'slides/deck.ts'), `export default ${JSON.stringify(config)};`);
  writeFileSync(join(folder, 'slides/talk/slides.mdx'), readFileSync(join(cases, file)));
  const library = new DeckLibrary({
    root: folder,
    folder: join(folder, 'slides'),
    shown: 'slides',
    registry: components,
  });
  await library.read();
  const problems = await library.compileAll();
  return problems.length > 0 ? `${new DeckError(problems).message}\n` : 'no problem\n';
}

describe('what an author reads about', () => {
  const files = readdirSync(cases).filter((file) => file.endsWith('.mdx'));
  test.each(files)('%s', async (file) => {
    const messages = await messagesFor(file);
    expect(messages).toMatch(/^slides\/talk\/\S+:\d+:\d+: \S.*\.$/m);
    await expect(messages).toMatchFileSnapshot(join(cases, `${basename(file, '.mdx')}.txt`));
  });
});
