import type { Call, State } from '../../../slides/binderfs/model.ts';
import { type Model, machine } from '../binderfs/machine.ts';
import { answer } from '../binderfs/recordings.ts';
import { callers, drawBinderCalls } from './binderfs-draw.ts';
import type { Feature, Kernel, Lines } from './feature.ts';
import { bytesOf, textOf, word } from './words.ts';

/** A call with its caller by name. */
export type NamedCall = Omit<Call, 'caller'> & { readonly caller?: string } & Readonly<Record<string, unknown>>;

/** The arguments of each call in the order of a line; what may be left out has what stands for nothing. */
const fields: Readonly<Record<string, readonly string[]>> = {
  mount: ['caller', 'options'],
  remount: ['caller', 'instance', 'options'],
  umount: ['caller', 'instance', 'detach=~'],
  open: ['caller', 'instance', 'path', 'create=~'],
  close: ['fd'],
  ioctl: ['caller', 'fd', 'command', 'name', 'buffer=~'],
  unlink: ['caller', 'instance', 'path'],
  rmdir: ['caller', 'instance', 'path'],
  stat: ['caller', 'instance', 'path'],
  list: ['caller', 'instance', 'path'],
  make: ['caller', 'instance', 'path', 'kind'],
  link: ['caller', 'instance', 'from', 'to'],
  rename: ['caller', 'instance', 'from', 'to', 'toInstance=0', 'flags=~'],
};

const numbers = new Set(['instance', 'fd', 'toInstance']);
const switches = new Set(['detach', 'create']);

/** A call as a line for binderfs.c. */
export function lineOf(call: NamedCall): string {
  const words = (fields[call.call] ?? []).map((field) => {
    const [name = '', nothing = ''] = field.split('=');
    const value = call[name];
    if (value === undefined) return nothing === '' ? "''" : nothing;
    if (switches.has(name)) return value ? name : nothing;
    return Array.isArray(value) ? value.join('+') || nothing : word(String(value));
  });
  return [call.call, ...words].join(' ');
}

/** Reads what `lineOf` wrote. */
export function callOf(line: string): Call {
  const [call = '', ...words] = line.split(' ');
  const entries = (fields[call] ?? []).flatMap((field, at): [string, unknown][] => {
    const [name = '', nothing] = field.split('=');
    const text = words[at] ?? '';
    if (text === nothing) return [];
    if (name === 'caller') return [[name, callers[text]]];
    if (numbers.has(name)) return [[name, Number(text)]];
    if (switches.has(name)) return [[name, true]];
    return [[name, name === 'flags' ? text.split('+') : textOf(text)]];
  });
  return { call, ...Object.fromEntries(entries) } as unknown as Call;
}

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
  percent: 20,
  draw: (dice, kernel) => drawBinderCalls(dice, kernel),
  answers: (lines, kernel) => answersOf(model, lines, kernel),
});

