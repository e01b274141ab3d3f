import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createOutputText, headingOf } from '../../../src/machine/terminal-text.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const esc = '\u001b';

/** What becomes of an output that arrives in parts of so many bytes. */
function shown(kind: 'stdout' | 'stderr', text: string, size = Number.POSITIVE_INFINITY): string {
  const output = createOutputText(kind);
  const bytes = encoder.encode(text);
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    parts.push(decoder.decode(output.take(bytes.subarray(at, Math.min(bytes.length, at + size)))));
  }
  return parts.join('');
}

test('the heading is the command as root would type it', () => {
  expect(decoder.decode(headingOf('mount-api'))).toBe(`${esc}[1m# mount-api${esc}[0m\r\n`);
});

describe('the output of a program', () => {
  test.each([
    ['plain text\n', 'plain text\r\n'],
    ['dos\r\n', 'dos\r\n'],
    ['a\tb', 'a\tb'],
    [`${esc}[1;31mred${esc}[0m`, `${esc}[1;31mred${esc}[0m`],
    [`${esc}[2J${esc}[Hgone`, 'gone'],
    [`${esc}[?1049hx${esc}[6n`, 'x'],
    [`${esc}cx${esc}7${esc}(B`, 'x'],
    ['\u0007bell\u0008\u000b\u007f', 'bell'],
    ['\u009b2Jx', '2Jx'],
    ['übung ✓ 😀', 'übung ✓ 😀'],
  ])('%o is shown as %o', (text, expected) => {
    expect(shown('stdout', text)).toBe(expected);
    for (const size of [1, 2, 3]) expect(shown('stdout', text, size)).toBe(expected);
  });

  test('errors are red, whatever colours they have', () => {
    expect(shown('stderr', `${esc}[32mgreen${esc}[0m\n`)).toBe(`${esc}[31mgreen\r\n${esc}[39m`);
    expect(shown('stderr', '')).toBe('');
  });

  test('can do nothing to the terminal but print and colour, however it is cut', () => {
    const pieces = fc.constantFrom(
      esc,
      '[',
      ']',
      '?',
      '0',
      ';',
      'm',
      'J',
      '\n',
      '\r',
      '\u009b',
      '\u0007',
      'ü',
      'x',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), fc.integer({ min: 1, max: 7 }), (letters, size) => {
        const text = shown('stdout', letters.join(''), size);
        const left = text.replaceAll(new RegExp(`${esc}\\[[\\d;]*m|\\r\\n|\\t`, 'g'), '');
        expect(left).toMatch(/^[^\p{Cc}]*$/u);
      }),
    );
  });
});
