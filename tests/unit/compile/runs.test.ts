import { describe, expect, test } from 'vitest';
import { createFenceCompiler } from '../../../src/compile/code/compile-fence.ts';
import { isJsx } from '../../../src/compile/jsx.ts';
import { parseBody } from '../../../src/compile/parse.ts';
import { finishPart, readSlideTree } from '../../../src/compile/slide-tree.ts';

const registry = ['Run', 'Scene', 'Step'];
const tree = (...lines: string[]) => readSlideTree(parseBody(lines.join('\n')), '/talk/slides/pidfds', registry);

const run = (fence: string, text = 'int x;') => ['<Run recording={null}>', '', fence, text, '```', '', '</Run>'];

describe('<Run>', () => {
  test('takes one step, after those before it', () => {
    expect(tree(...run('```c')).steps).toBe(1);
    expect(tree('<Step>first</Step>', '', ...run('```c')).steps).toBe(2);
  });

  test('gets its source, its place among the steps, and the name of its chapter for its program', async () => {
    const { slide } = tree('<Step>first</Step>', '', ...run('```c'));
    const finished = finishPart(slide, await createFenceCompiler(), { readSnippet: () => undefined }, registry);
    const element = finished.children.find((node) => isJsx(node) && node.name === 'Run');
    if (!element || !isJsx(element)) throw new Error('The run is gone');
    expect(element.children).toEqual([]);
    const names = element.attributes.map((attribute) => 'name' in attribute && attribute.name);
    expect(names).toEqual(['recording', 'at', 'program', 'block']);
  });

  test.each([
    ['nothing', ['<Run recording={null}>', '', '</Run>'], 1],
    ['text', ['<Run recording={null}>', '', 'text', '', '</Run>'], 1],
    ['two fences', ['<Run recording={null}>', '', '```c', 'a', '```', '', '```c', 'b', '```', '', '</Run>'], 1],
  ])('may not hold %s', (_, lines, line) => {
    expect(() => tree(...lines)).toThrow(
      expect.objectContaining({
        message: '<Run> must hold one code fence and nothing else.',
        place: { line, column: 1 },
      }),
    );
  });

  test('has no stages, and no place in a scene', () => {
    expect(() => tree(...run('```c {1|all}'))).toThrow('The code of a <Run> has no stages.');
    expect(() => tree('<Scene steps={1}>', '', ...run('```c'), '', '</Scene>')).toThrow('inside a <Scene>');
  });
});
