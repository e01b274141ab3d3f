import type { Call, Caller } from '../../../slides/binderfs/model.ts';
import { textOf, word } from './words.ts';

const containerA = { first: 100_000, count: 65_536 };
const containerB = { first: 200_000, count: 65_536 };

/** As in tests/kernel/binderfs/draw.py. */
export const callers: Readonly<Record<string, Caller>> = {
  hostRoot: { uid: 0, userNamespace: null, ipcNamespace: 'initial' },
  hostRootOtherIpc: { uid: 0, userNamespace: null, ipcNamespace: 'other' },
  hostUser: { uid: 1000, userNamespace: null, ipcNamespace: 'initial' },
  rootA: { uid: 0, userNamespace: containerA, ipcNamespace: 'other' },
  userA: { uid: 1000, userNamespace: containerA, ipcNamespace: 'other' },
  rootB: { uid: 0, userNamespace: containerB, ipcNamespace: 'initial' },
  hostTwin: { uid: 100_000, userNamespace: null, ipcNamespace: 'initial' },
};

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
