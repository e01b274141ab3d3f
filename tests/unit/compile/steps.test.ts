import { describe, expect, test } from 'vitest';
import { parseBody } from '../../../src/compile/parse.ts';
import { numberSteps } from '../../../src/compile/steps.ts';

const count = (...lines: string[]) => numberSteps(parseBody(lines.join('\n')));
const fence = (meta: string) => [`\`\`\`c ${meta}`, 'int a;', 'int b;', '```', ''];

describe('numberSteps', () => {
  test.each<[string, number, string[]]>([
    ['text has none', 0, ['Text.']],
    ['each step takes one', 2, ['<Step>a</Step>', '', '<Step>b</Step>']],
    ['steps in steps count', 2, ['<Step>', '', 'a', '', '<Step>b</Step>', '', '</Step>']],
    ['steps in a list of steps count', 3, ['<Steps>', '', '- a <Step>b</Step>', '- c', '', '</Steps>']],
    ['a fence takes one less than its stages', 2, fence('{1|2|all}')],
    ['a fence of one stage takes none', 0, fence('{1-2}')],
    ['a morph adds the stages of its fences', 3, ['<Morph>', '', ...fence('{1|2}'), ...fence('{1|all}'), '</Morph>']],
    ['a scene says how many', 4, ['<Scene steps={4}>', '', 'a', '', '</Scene>']],
    ['a number of its own counts when it is the highest', 5, ['<Step>a</Step>', '', '<Step at={5}>b</Step>']],
    ['a number of its own takes none', 2, ['<Step>a</Step>', '', '<Step at={1}>b</Step>', '', '<Step>c</Step>']],
    [
      'everything adds up',
      6,
      ['<Step>a</Step>', '', ...fence('{1|2}'), '<Scene steps={3}>', '', 'x', '', '</Scene>', '', '<Step>z</Step>'],
    ],
  ])('%s', (_name, expected, lines) => {
    expect(count(...lines)).toBe(expected);
  });

  test.each(['<Step at={0}>a</Step>', '<Step at="2">a</Step>', '<Step at={n}>a</Step>', '<Scene steps>a</Scene>'])(
    'refuses %s',
    (line) => {
      expect(() => count(line)).toThrow(/needs (at|steps)=\{…\} with a whole number above 0, written out\./);
    },
  );
});
