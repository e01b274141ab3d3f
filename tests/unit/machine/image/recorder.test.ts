import { expect, test } from 'vitest';
import { Recorder } from '../../../../src/machine/image/recorder.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function recorderAt(): { recorder: Recorder; at(ms: number): void } {
  let now = 1000;
  const recorder = new Recorder(() => now);
  return {
    recorder,
    at: (ms) => {
      now = 1000 + ms;
    },
  };
}

test('times count from the begin of the run, in whole milliseconds', () => {
  const { recorder, at } = recorderAt();
  at(2.4);
  recorder.add({ kind: 'line', line: 12 });
  at(7.6);
  recorder.add({ kind: 'stderr', bytes: bytes('no\n') });
  expect(recorder.events).toEqual([
    [2, 'line', 12],
    [8, 'stderr', 'no\n'],
  ]);
});

test('output of one moment is one event, unless a line or the other stream comes between', () => {
  const { recorder, at } = recorderAt();
  recorder.add({ kind: 'stdout', bytes: bytes('a') });
  recorder.add({ kind: 'stdout', bytes: bytes('b') });
  recorder.add({ kind: 'stderr', bytes: bytes('c') });
  recorder.add({ kind: 'stdout', bytes: bytes('d') });
  recorder.add({ kind: 'line', line: 3 });
  recorder.add({ kind: 'stdout', bytes: bytes('e') });
  at(1);
  recorder.add({ kind: 'stdout', bytes: bytes('f') });
  expect(recorder.events.map(([, , content]) => content)).toEqual(['ab', 'c', 'd', 3, 'e', 'f']);
});

test('a character in two parts is one character', () => {
  const { recorder, at } = recorderAt();
  const [first = 0, second = 0] = bytes('ü');
  recorder.add({ kind: 'stdout', bytes: Uint8Array.of(first) });
  recorder.add({ kind: 'stderr', bytes: bytes('between') });
  at(5);
  recorder.add({ kind: 'stdout', bytes: Uint8Array.of(second) });
  expect(recorder.events).toEqual([
    [0, 'stderr', 'between'],
    [5, 'stdout', 'ü'],
  ]);
});
