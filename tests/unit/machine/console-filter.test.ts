import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createConsoleFilter } from '../../../src/machine/console-filter.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const esc = '\u001b';

function filtered(text: string, size = Number.POSITIVE_INFINITY): string {
  const filter = createConsoleFilter();
  const bytes = encoder.encode(text);
  const parts: number[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    parts.push(...filter(bytes.subarray(at, Math.min(bytes.length, at + size))));
  }
  return decoder.decode(Uint8Array.from(parts));
}

describe('what the guest prints to its console', () => {
  test.each([
    'plain\r\ntext \u0007\u0008\u000f',
    `${esc}[1;32mbold${esc}[0m`,
    `${esc}[2J${esc}[10;20H${esc}[K${esc}[?25l${esc}[?1049h${esc}[5 q`,
    `${esc}7${esc}8${esc}(B${esc}=${esc}M`,
    'übung ✓ 😀 \u00a0 £',
  ])('%o passes', (text) => {
    for (const size of [1, 2, 100]) expect(filtered(text, size)).toBe(text);
  });

  test.each([
    ['the place of the cursor', `${esc}[6n`],
    ['a status', `${esc}[5n${esc}[?6n`],
    ['what the terminal is', `${esc}[c${esc}[>c${esc}[=c${esc}Z\u0005`],
    ['its version and modes', `${esc}[>q${esc}[?2026$p${esc}[?u`],
    ['sizes', `${esc}[18t${esc}[14t`],
    ['parameters', `${esc}[x`],
    ['a title', `${esc}]0;title\u0007${esc}]2;title${esc}\\`],
    ['the clipboard', `${esc}]52;c;aGk=\u0007`],
    ['colours of the palette', `${esc}]10;?\u0007${esc}]4;1;?${esc}\\`],
    ['settings', `${esc}P$qm${esc}\\`],
    ['the beginning of a sequence in one character', '\u009b'],
  ])('%s does not: %o', (_, text) => {
    for (const size of [1, 2, 100]) expect(filtered(`a${text}b`, size)).toBe('ab');
  });

  test('a text that never ends is given up, and so is a sequence', () => {
    expect(filtered(`${esc}]0;${'x'.repeat(10_000)}\nend`)).toMatch(/x\nend$/);
    expect(filtered(`${esc}[${'1'.repeat(1000)}\nend`)).toMatch(/1\nend$/);
  });

  test('a sequence that another one breaks off', () => {
    expect(filtered(`${esc}[1${esc}[6nx`)).toBe('x');
    expect(filtered(`${esc}${esc}[6nx`)).toBe('x');
    expect(filtered(`${esc}]0;a${esc}[6nx`)).toBe('x');
  });

  test('no bytes make it throw, and it does not matter where they are cut', () => {
    const bytes = fc.array(fc.constantFrom(...encoder.encode(`${esc}[]\\P?6n0;mJ\n\u0007x`), 0xc2, 0x9b, 0xa0, 0xff));
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 5 }), (numbers, size) => {
        const input = Uint8Array.from(numbers);
        const [whole, cut] = [createConsoleFilter(), createConsoleFilter()];
        const parts: number[] = [];
        for (let at = 0; at < input.length; at += size) parts.push(...cut(input.subarray(at, at + size)));
        expect(parts).toEqual([...whole(input)]);
        const left = new TextDecoder('latin1').decode(Uint8Array.from(parts));
        expect(left).not.toMatch(new RegExp(`${esc}\\[[\\d;?]*[nct]|${esc}[\\]P]`));
      }),
      { numRuns: 1000 },
    );
  });
});
