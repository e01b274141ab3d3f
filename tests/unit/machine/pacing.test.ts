import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { after, createPacer, inTime, lineStays } from '../../../src/machine/pacing.ts';
import { fakeClock } from '../platform/fakes.ts';

function paced(stays: () => number = () => lineStays) {
  const clock = fakeClock();
  const shown: string[] = [];
  const pacer = createPacer(clock, stays);
  return {
    clock,
    pacer,
    shown,
    line: (name: string) => pacer.line(() => shown.push(name)),
    text: (name: string) => pacer.next(() => shown.push(name)),
  };
}

describe('the pace of a run', () => {
  test('a line stays, with what is printed after it, and text alone waits for nothing', () => {
    const { clock, shown, line, text } = paced();
    text('a');
    line('1');
    text('b');
    line('2');
    text('c');
    expect(shown).toEqual(['a', '1']);
    clock.advance(lineStays - 1);
    expect(shown).toEqual(['a', '1']);
    clock.advance(1);
    expect(shown).toEqual(['a', '1', 'b', '2']);
    clock.advance(lineStays);
    expect(shown).toEqual(['a', '1', 'b', '2', 'c']);
    text('d');
    expect(shown.at(-1)).toBe('d');
  });

  test('a slow program is shown as it comes', () => {
    const { clock, shown, line } = paced();
    for (const name of ['1', '2', '3']) {
      line(name);
      expect(shown.at(-1)).toBe(name);
      clock.advance(lineStays);
    }
  });

  test('whoever wants no motion sees all at once', () => {
    const { shown, line, text } = paced(() => 0);
    line('1');
    line('2');
    text('a');
    expect(shown).toEqual(['1', '2', 'a']);
  });

  test('finish shows what waits, and what comes then', () => {
    const { clock, pacer, shown, line, text } = paced();
    line('1');
    line('2');
    text('a');
    pacer.finish();
    expect(shown).toEqual(['1', '2', 'a']);
    line('3');
    line('4');
    expect(shown).toEqual(['1', '2', 'a', '3', '4']);
    clock.advance(10_000);
    expect(shown).toHaveLength(5);
  });

  test('restart forgets what waits, and holds back again', () => {
    const { clock, pacer, shown, line } = paced();
    line('1');
    line('2');
    pacer.finish();
    line('3');
    pacer.restart();
    line('4');
    line('5');
    pacer.restart();
    line('6');
    clock.advance(10_000);
    expect(shown).toEqual(['1', '2', '3', '4', '6']);
  });

  test('what one thing starts while it is shown comes after what waits already', () => {
    const { pacer, shown, line, text } = paced();
    line('1');
    pacer.next(() => {
      shown.push('a');
      text('c');
    });
    text('b');
    pacer.finish();
    expect(shown).toEqual(['1', 'a', 'b', 'c']);
  });

  test('nothing is lost or changes places, and lines keep their distance', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(300)), { maxLength: 40 }), (items) => {
        const clock = fakeClock();
        const pacer = createPacer(clock, () => lineStays);
        const shown: number[] = [];
        const times: number[] = [];
        for (const [index, [isLine, wait]] of items.entries()) {
          const show = () => {
            shown.push(index);
            if (isLine) times.push(clock.now());
          };
          if (isLine) pacer.line(show);
          else pacer.next(show);
          clock.advance(wait);
        }
        clock.advance(lineStays * items.length);
        expect(shown).toEqual(items.map((_, index) => index));
        for (const [index, time] of times.entries()) {
          expect(time - (times[index - 1] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(lineStays);
        }
      }),
    );
  });
});

test('after calls once, or not at all', () => {
  const clock = fakeClock();
  let calls = 0;
  after(clock, 10, () => {
    calls += 1;
  });
  after(clock, 10, () => {
    calls += 10;
  })();
  clock.advance(100);
  expect(calls).toBe(1);
});

describe('inTime', () => {
  test('is true for what comes in time, false for what does not, and leaves no timer behind', async () => {
    const clock = fakeClock();
    await expect(inTime(clock, 10, Promise.resolve())).resolves.toBe(true);
    const late = inTime(clock, 10, new Promise(() => {}));
    clock.advance(10);
    await expect(late).resolves.toBe(false);
  });

  test('fails with what it waits for', async () => {
    await expect(inTime(fakeClock(), 10, Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});
