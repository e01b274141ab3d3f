import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { createFenceCompiler, type Fence, type FenceCompiler } from '../../../../src/compile/code/compile-fence.ts';
import type { CodeBlock } from '../../../../src/deck/code.ts';

const folder = fileURLToPath(new URL('../../../golden/code/', import.meta.url));
const cases = readdirSync(folder).filter((name) => name.endsWith('.md'));

const context = {
  readSnippet: (path: string) => (existsSync(folder + path) ? readFileSync(folder + path, 'utf8') : undefined),
};

let compiler: FenceCompiler;
beforeAll(async () => {
  compiler = await createFenceCompiler();
});

// A new case is a new file; two fences in one file are a morph.
test.each(cases)('%s', async (name) => {
  const fences = fencesOf(readFileSync(folder + name, 'utf8'));
  const [first, ...rest] = fences;
  if (!first) throw new Error(`${name} has no fence`);
  const block =
    rest.length > 0 ? compiler.morph(fences, context, { line: 1, column: 1 }) : compiler.fence(first, context);
  await expect(readable(block)).toMatchFileSnapshot(`${folder}${name.replace(/\.md$/, '.json')}`);
});

function fencesOf(markdown: string): Fence[] {
  return Array.from(
    markdown.matchAll(/^```(\S+) ?(.*)\n([\s\S]*?)^```$/gm),
    ([, language = '', meta = '', text = ''], index) => ({
      language,
      meta,
      text: text.replace(/\n$/, ''),
      place: { line: index + 1, column: 1 },
    }),
  );
}

/** JSON with one line of code or one stage to a line, so that a change can be read. */
function readable(block: CodeBlock): string {
  return `${JSON.stringify(block).replace(/(?=\{"(tokens|version)":)|(?="(versions|stages)":)/g, '\n')}\n`;
}
