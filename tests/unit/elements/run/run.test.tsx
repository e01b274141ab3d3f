import { describe, expect, test } from 'vitest';
import type { CodeBlock } from '../../../../src/deck/code.ts';
import { Run } from '../../../../src/elements/run/run.tsx';
import { renderAt } from '../render.tsx';
import { recordingOf } from './recording.ts';

const block: CodeBlock = {
  language: 'c',
  versions: [
    {
      lines: [
        { tokens: [['int', 'type'], [' main(void)']], number: 1 },
        { tokens: [['    '], ['return', 'keyword'], [' 0;']], number: 2 },
      ],
    },
  ],
  stages: [{ version: 0, lit: null }],
};
const recording = recordingOf([
  [1, 'stdout', 'one & two\n'],
  [2, 'stderr', 'no\u001b[1m\n'],
]);
const at = (step: number, written: unknown = recording, mode: 'stage' | 'print' | 'preview' = 'stage') =>
  renderAt(step, <Run block={block} program="countdown" at={1} recording={written} />, mode);

describe('a run that has no session', () => {
  test('shows its source, line by line', () => {
    expect(at(0)).toContain('<span class="tok-type">int</span> main(void)');
    expect(at(0)).toContain('<span class="tok-keyword">return</span> 0;');
    expect(at(0)).toContain('countdown/demo.c');
  });

  test('tells an indentation that comes from blocks from one under a bracket', () => {
    const line = (indent: number) => ({ tokens: [[`${' '.repeat(indent)}x;`]] as const });
    const indented = { ...block, versions: [{ lines: [line(0), line(12), line(13)] }] };
    const markup = renderAt(0, <Run block={indented} program="countdown" at={1} recording={recording} />);
    const classes = [...markup.matchAll(/class="(indent[^"]*)">( +)</g)].map(([, name, spaces]) => [
      name,
      spaces?.length,
    ]);
    expect(classes).toEqual([
      ['indent', 12],
      ['indent deep', 13],
    ]);
  });

  test('waits with its command until the press that runs it', () => {
    for (const step of [0, 1]) {
      expect(at(step)).toContain('<b># countdown</b>');
      expect(at(step)).toContain('class="caret"');
      expect(at(step)).toContain('<div class="run-status step hidden" aria-hidden="true">');
    }
    expect(at(2)).not.toContain('caret');
    expect(at(2)).not.toContain('step hidden');
  });

  test.each(['stage', 'preview', 'print'] as const)(
    'shows the recording at its end and says that it is one: %s',
    (mode) => {
      const markup = at(2, recording, mode);
      expect(markup).toContain('<span class="stdout">one &amp; two\n</span><span class="stderr">no\n</span>');
      expect(markup).toContain('exit 0');
      expect(markup).toContain('70 ms');
      expect(markup).toContain('Linux 6.12.117');
      expect(markup).toContain('Recorded on 28 Nov 2026. The real one: <code>npm run machine</code>');
    },
  );

  test('has the output in its markup before the press, for readers without a script', () => {
    expect(at(0)).toContain('one &amp; two');
  });

  test('has no button that needs one', () => {
    expect(at(2)).not.toContain('Run again');
    expect(at(2, recording, 'print')).not.toContain('<button');
  });

  test('tells a failure', () => {
    expect(at(2, { ...recording, exitCode: 1 })).toContain('<strong><span aria-hidden="true">✗ </span>exit 1</strong>');
  });
});

test.each([null, {}, 'text', { ...recording, exitCode: -1 }])('what is no recording is not shown: %j', (written) => {
  const markup = at(2, written);
  expect(markup).toContain('There is no recording of this program.');
  expect(markup).not.toContain('one &amp; two');
});
