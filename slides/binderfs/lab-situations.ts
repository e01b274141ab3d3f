import type { Scenario } from '@deck';
import type { BinderfsAction, BinderfsState } from './lab-state.ts';

const mounted: readonly BinderfsAction[] = [
  { do: 'mount', at: 'A', max: 4 },
  { do: 'mount', at: 'B', max: 16 },
];
const added: readonly BinderfsAction[] = [...mounted, { do: 'add', at: 'A', name: 'gpubinder' }];
const refused: readonly BinderfsAction[] = [...added, { do: 'add', at: 'A', name: 'netbinder' }];
const passedOn: readonly BinderfsAction[] = [
  ...refused,
  { do: 'unlink', at: 'A', name: 'hwbinder' },
  { do: 'add', at: 'B', name: 'gpubinder' },
];
const managed: readonly BinderfsAction[] = [
  ...passedOn,
  { do: 'manage', at: 'A', name: 'binder' },
  { do: 'manage', at: 'A', name: 'binder' },
];

const begin = { defaults: true, at: 'A', minor: null, name: 'gpubinder', max: 4 } as const;

const second: BinderfsState = { ...begin, actions: mounted };
const add: BinderfsState = { ...begin, actions: added };
const full: BinderfsState = { ...begin, actions: refused, name: 'netbinder' };
const reuse: BinderfsState = { ...begin, actions: passedOn, at: 'B', max: 16 };
const manager: BinderfsState = { ...begin, actions: managed, minor: 1 };

/** The situation at each step of the slide: each goes on from the one before. */
export const situations = [second, add, full, reuse, manager] as const;

const taken: BinderfsState = {
  ...begin,
  at: 'B',
  name: 'binder',
  actions: [...mounted, { do: 'add', at: 'B', name: 'binder' }],
};

/** The number of a removed device that is open is not free: the next device gets a higher one. */
const open: BinderfsState = {
  ...begin,
  at: 'B',
  minor: 8,
  name: 'gpubinder',
  actions: [
    ...mounted,
    { do: 'open', at: 'A', name: 'hwbinder' },
    { do: 'unlink', at: 'A', name: 'hwbinder' },
    { do: 'add', at: 'B', name: 'gpubinder' },
  ],
};

/** A container gets minors up to 11; the last four are for the host. */
const reserved: BinderfsState = {
  ...begin,
  at: 'B',
  name: 'l',
  max: 16,
  actions: [...mounted, ...[...'hijkl'].map((name) => ({ do: 'add', at: 'B', name }) as const)],
};

/** Situations for a reader to choose. */
export const scenarios: readonly Scenario<BinderfsState>[] = [
  { title: 'Two mounts', state: second },
  { title: 'Name taken', state: taken },
  { title: 'Max reached', state: full },
  { title: 'Still open', state: open },
  { title: 'Pool used up', state: reserved },
  { title: 'Two managers', state: manager },
];
