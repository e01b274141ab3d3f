import { describe, expect, test } from 'vitest';
import { freedMinors, freshMinors, instanceAt, placeOf, replay } from '../../../../slides/binderfs/lab-replay.ts';
import { scenarios, situations } from '../../../../slides/binderfs/lab-situations.ts';
import {
  type BinderfsAction,
  type BinderfsState,
  mostActions,
  read,
  withAction,
} from '../../../../slides/binderfs/lab-state.ts';
import { answerText, callText, checksOf, inWords, remarkOf, usageOf } from '../../../../slides/binderfs/lab-text.ts';
import { takenMinors } from '../../../../slides/binderfs/model.ts';

const empty: BinderfsState = { actions: [], defaults: true, at: 'A', minor: null, name: 'x', max: 16 };

const afterCalls = (...actions: BinderfsAction[]) => replay({ ...empty, actions });

/** The answer to the last call, or to one before it. */
function answer(state: Pick<BinderfsState, 'actions' | 'defaults'>, back = 1): string {
  const played = replay(state).calls.at(-back);
  return played ? answerText(played) : 'none';
}

const scenario = (title: string) => scenarios.find((one) => one.title === title)?.state ?? empty;

describe('the situations', () => {
  test.each([
    [0, 'OK'],
    [1, 'OK, minor 8'],
    [2, 'ENOSPC'],
    [3, 'OK, minor 2'],
    [4, 'EBUSY'],
  ])('situation %i ends with %s', (step, expected) => {
    expect(answer(situations[step] ?? empty)).toBe(expected);
  });

  test('two mounts give no minor twice', () => {
    expect(takenMinors(replay(situations[0]).state).map(({ minor }) => minor)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  test('the first manager of the last situation was taken', () => {
    expect(answer(situations[4], 2)).toBe('OK');
  });

  test('a full instance is refused while minors are free', () => {
    const { state, calls } = replay(situations[2]);
    expect(takenMinors(state)).toHaveLength(9);
    expect(calls.at(-1)?.result.rule).toBe('device-max');
  });
});

describe('the scenarios', () => {
  test.each([
    ['Two mounts', 'OK'],
    ['Name taken', 'EEXIST'],
    ['Max reached', 'ENOSPC'],
    ['Still open', 'OK, minor 8'],
    ['Pool used up', 'ENOSPC'],
    ['Two managers', 'EBUSY'],
  ])('%s ends with %s', (title, expected) => {
    expect(answer(scenario(title))).toBe(expected);
  });

  test.each([...situations, ...scenarios.map(({ state }) => state)])('state %# can be read back', (state) => {
    expect(read(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });

  test('the pool is used up by what is kept for the host', () => {
    expect(replay(scenario('Pool used up')).calls.at(-1)?.result).toMatchObject({
      rule: 'minor-free',
      saw: { minor: 12 },
    });
  });
});

const action = { do: 'add', at: 'A', name: 'x' } as const;

test.each([
  ['nothing', null],
  ['a list', []],
  ['a text', 'mount'],
  ['no calls', { ...empty, actions: undefined }],
  ['too many calls', { ...empty, actions: Array(mostActions + 1).fill(action) }],
  ['an unknown call', { ...empty, actions: [{ ...action, do: 'format' }] }],
  ['a call of every object', { ...empty, actions: [{ ...action, do: 'toString' }] }],
  ['an unknown place', { ...empty, actions: [{ ...action, at: 'C' }] }],
  ['a call without a name', { ...empty, actions: [{ do: 'add', at: 'A' }] }],
  ['a call with more', { ...empty, actions: [{ ...action, more: 'x'.repeat(9999) }] }],
  ['a name that is too long', { ...empty, name: 'x'.repeat(21) }],
  ['half a character', { ...empty, name: '\ud800' }],
  ['a control character', { ...empty, actions: [{ ...action, name: 'a\0' }] }],
  ['max above the pool', { ...empty, actions: [{ do: 'mount', at: 'A', max: 17 }] }],
  ['max that is a text', { ...empty, max: '4' }],
  ['a minor outside of the pool', { ...empty, minor: 16 }],
  ['no minor at all', { ...empty, minor: undefined }],
  ['defaults that are a number', { ...empty, defaults: 1 }],
])('%s is not a state', (_, value) => {
  expect(read(value)).toBeNull();
});

test('the longest state fits into an address', () => {
  const rename: BinderfsAction = { do: 'rename', at: 'host', name: 'n'.repeat(20), to: 't'.repeat(20) };
  const longest = { ...empty, actions: Array(mostActions).fill(rename) };
  expect(read(longest)).toEqual(longest);
  expect(JSON.stringify(longest).length).toBeLessThan(4000);
  expect(withAction(longest, rename)).toBe(longest);
});

describe('what is made of the calls', () => {
  const mount: BinderfsAction = { do: 'mount', at: 'A', max: 16 };
  const on = { at: 'A', name: 'hwbinder' } as const;

  test('an open node keeps its minor until it is closed', () => {
    const open = afterCalls(mount, { do: 'open', ...on }, { do: 'unlink', ...on });
    expect(freedMinors(open)).toEqual([]);
    const instance = instanceAt(open.state, 'A');
    const node = instance?.nodes.find(({ name }) => name === 'hwbinder');
    if (!instance || node?.kind !== 'device') throw new Error('The node is gone');
    expect(remarkOf(open.state, instance, node)).toBe('unlinked, open');
    const closed = afterCalls(
      mount,
      { do: 'open', ...on },
      { do: 'unlink', ...on },
      { do: 'close', at: 'A', minor: 2 },
    );
    expect(freedMinors(closed)).toEqual([2]);
  });

  test.each<[string, BinderfsAction]>([
    ['EBADF', { do: 'close', at: 'A', minor: 1 }],
    ['ENOENT', { do: 'unlink', at: 'A', name: 'nothing' }],
    ['EPERM', { do: 'unlink', at: 'A', name: 'binder-control' }],
    ['EINVAL', { do: 'manage', at: 'A', name: 'binder-control' }],
    ['EACCES', { do: 'add', at: 'A', name: '..' }],
    ['ENOENT', { do: 'add', at: 'B', name: 'x' }],
    ['EINVAL', { do: 'umount', at: 'B' }],
    ['ENOSPC', { do: 'mount', at: 'B', max: 2 }],
    ['OK', { do: 'rename', at: 'A', name: 'binder', to: 'x' }],
    ['OK', { do: 'remount', at: 'A', max: 1 }],
    ['OK', { do: 'umount', at: 'A' }],
  ])('%s: %o', (errno, last) => {
    expect(afterCalls(mount, last).calls.at(-1)?.result.errno).toBe(errno);
  });

  test('an open device holds the mount', () => {
    expect(answer({ ...empty, actions: [mount, { do: 'open', ...on }, { do: 'umount', at: 'A' }] })).toBe('EBUSY');
  });

  test('a manager that is refused leaves nothing open', () => {
    const managed = afterCalls(mount, { do: 'manage', ...on }, { do: 'manage', ...on });
    expect(managed.state.files).toHaveLength(1);
  });

  test('without default devices a mount has only binder-control', () => {
    const bare = replay({ actions: [mount], defaults: false });
    expect(freshMinors(bare)).toEqual([0]);
    expect(usageOf(instanceAt(bare.state, 'A'))).toBe('0 of max 16');
  });

  test('every place has the instances that its root mounted', () => {
    const { state } = afterCalls(mount, { ...mount, at: 'host' }, { ...mount, at: 'B' });
    expect(state.instances.map(placeOf)).toEqual(['A', 'host', 'B']);
  });
});

describe('what is said', () => {
  test('the checks are in the kernel’s order, and the last one failed', () => {
    const [last] = replay(scenario('Name taken')).calls.slice(-1);
    expect(last && checksOf(last)).toEqual([
      { text: '3 devices < max 16', passed: true },
      { text: 'lowest free minor 8 < 12', passed: true },
      { text: 'valid name', passed: true },
      { text: 'binder is taken', passed: false },
    ]);
  });

  test('a mount without room ends with the check that failed', () => {
    const [last] = afterCalls({ do: 'mount', at: 'A', max: 2 }).calls;
    expect(last && checksOf(last).at(-1)).toEqual({ text: '2 devices, max 2', passed: false });
  });

  test.each<[string, BinderfsAction]>([
    ['mount -o max=4', { do: 'mount', at: 'A', max: 4 }],
    ['mount -o remount,max=4', { do: 'remount', at: 'A', max: 4 }],
    ['umount', { do: 'umount', at: 'A' }],
    ['rename a b', { do: 'rename', at: 'A', name: 'a', to: 'b' }],
    ['close minor 3', { do: 'close', at: 'A', minor: 3 }],
    ['manager of binder', { do: 'manage', at: 'A', name: 'binder' }],
    ['unlink binder', { do: 'unlink', at: 'A', name: 'binder' }],
  ])('%s', (text, call) => {
    expect(callText(call)).toBe(text);
  });

  test('the drawing in words tells the state', () => {
    const words = inWords(replay(situations[4]));
    expect(words).toContain('host: not mounted.');
    expect(words).toContain('binder 1 (manager, open)');
    expect(words).toContain('Lowest free minor: 9.');
  });
});
