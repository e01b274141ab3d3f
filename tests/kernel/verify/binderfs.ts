import type { Call, State } from '../../../slides/binderfs/model.ts';
import { type Model, machine } from '../binderfs/machine.ts';
import { answer } from '../binderfs/recordings.ts';
import { drawBinderCalls } from './binderfs-draw.ts';
import { callOf } from './binderfs-lines.ts';
import type { Feature, Kernel, Lines } from './feature.ts';
import { bytesOf, word } from './words.ts';

/** Whether the instances that a call works in are mounted. */
function possible({ instances }: State, call: Call): boolean {
  if (!('instance' in call) || call.call === 'remount' || call.call === 'umount') return true;
  const named = [call.instance, ...('toInstance' in call && call.toInstance !== undefined ? [call.toInstance] : [])];
  return named.every((id) => instances.some((instance) => instance.id === id && instance.mounted));
}

/** An answer in the words of binderfs.c. */
function wordsOf([errno, value]: readonly [string, unknown]): string {
  if (value === null) return errno;
  if (Array.isArray(value)) {
    const names = value.map((name: string) => word(name)).toSorted((a, b) => Buffer.compare(bytesOf(a), bytesOf(b)));
    return `${errno} ${names.join(',')}`;
  }
  if (typeof value !== 'object') return `${errno} ${value}`;
  const parts = Object.entries(value as Readonly<Record<string, number | null>>).flatMap(([name, number]) =>
    number === null ? [] : [`${name}:${name === 'mode' ? number.toString(8) : number}`],
  );
  return [errno, ...parts].join(' ');
}

function answersOf(model: Model, lines: Lines, { binderDevices }: Kernel): Lines {
  const { act, state } = machine(model, undefined, { devices: binderDevices });
  return lines.map((line) => {
    const call = callOf(line);
    return possible(state(), call) ? wordsOf(answer(act(call))) : 'no such instance';
  });
}

/** Sequences of calls on instances of binderfs, by root and users of the host and of two containers. */
export const binderfs = (model: Model): Feature => ({
  name: 'binderfs',
  program: 'tests/kernel/verify/binderfs.c',
  percent: 30,
  draw: (dice, kernel) => drawBinderCalls(dice, kernel),
  answers: (lines, kernel) => answersOf(model, lines, kernel),
});
