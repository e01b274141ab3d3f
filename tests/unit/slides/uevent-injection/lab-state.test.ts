import { expect, test } from 'vitest';
import { show } from '../../../../slides/uevent-injection/lab-shown.ts';
import {
  happen,
  type LabState,
  lastOf,
  read,
  redirect,
  scenarios,
  situations,
} from '../../../../slides/uevent-injection/lab-state.ts';

const [disk, filtered, injected, foreign, long] = situations;

const heard = (state: LabState) =>
  show(state).hearings.flatMap(({ place, state }) => (state === 'heard' ? [place] : []));

test.each([
  ['everybody hears of a disk', disk, 'OK', ['host', 'C', 'A', 'B'], { taken: '843', lost: false }],
  ['only those of the host hear of it', filtered, 'OK', ['host', 'C'], { taken: '843', lost: false }],
  ['only A hears what was sent in A', injected, 'OK', ['A'], { taken: '843', lost: false }],
  ['A may not speak in the host', foreign, 'EPERM', [], null],
  ['a byte too many costs a number', long, 'EINVAL', [], { taken: '843', lost: true }],
] as const)('the steps: %s', (_, state, answer, who, seqnum) => {
  expect(show(state)).toMatchObject({ answer, good: answer === 'OK', seqnum });
  expect(heard(state)).toEqual(who);
});

test('a byte less fits', () => {
  expect(show({ ...long, payload: long.payload - 1 })).toMatchObject({ answer: 'OK' });
});

test('an older kernel takes no messages, and sendmsg itself fails', () => {
  const shown = show({ ...injected, release: '4.16' });
  expect(shown).toMatchObject({ answer: 'ECONNREFUSED', remark: '`sendmsg(2)` fails at once.' });
  expect(shown.gates.map(({ state }) => state)).toEqual(['failed', 'not asked', 'not asked']);
});

test('past the kernel, udev gets the message and drops it', () => {
  const { hearings } = show({ ...long, to: 'udev' });
  expect(hearings.find(({ place }) => place === 'A')).toMatchObject({
    state: 'dropped',
    text: 'udev drops it, port id 4711',
  });
});

test('a network device is announced where it is, also to a container', () => {
  const state = happen(filtered, { what: 'net', at: 'B' });
  expect(heard(state)).toEqual(['B']);
  expect(show(state).summary).toContain('container A: not told, a device of container B.');
});

test('root of C is root of the host to the kernel, root of B is not', () => {
  const into = (from: 'B' | 'C') => show(happen(filtered, { what: 'message', from, into: 'A' })).answer;
  expect([into('C'), into('B')]).toEqual(['OK', 'EPERM']);
});

test('the numbers go on, over events that were lost too', () => {
  expect(show(happen(long, { what: 'disk' })).seqnum?.taken).toBe('844');
});

test('an arrow key moves the last message of its sender, and sends one after anything else', () => {
  const moved = redirect(injected, 'host', 'B');
  expect(moved.log).toEqual([{ what: 'message', from: 'host', into: 'B' }]);
  expect(redirect(moved, 'A', 'C').log).toHaveLength(2);
});

test('the list of what happened stays short', () => {
  let state: LabState = disk;
  for (let times = 0; times < 100; times++) state = happen(state, { what: 'net', at: 'A' });
  expect(read(state)).toEqual(state);
  expect(lastOf(state)).toEqual({ what: 'net', at: 'A' });
});

test.each(scenarios)('an address can hold "$title"', ({ state }) => {
  expect(read(JSON.parse(JSON.stringify(state)))).toEqual(state);
});

const happened = { what: 'disk' };

test.each([
  ['nothing', null],
  ['a list', []],
  ['a text', 'disk'],
  ['no fields', {}],
  ['a release of later', { ...disk, release: '6.18' }],
  ['an inherited name', { ...disk, release: 'constructor' }],
  ['somebody else to send to', { ...disk, to: '__proto__' }],
  ['a payload that is no number', { ...disk, payload: '150' }],
  ['half a byte', { ...disk, payload: 150.5 }],
  ['a huge payload', { ...disk, payload: 1e9 }],
  ['a negative payload', { ...disk, payload: -1 }],
  ['no log', { ...disk, log: undefined }],
  ['an empty log', { ...disk, log: [] }],
  ['a long log', { ...disk, log: Array.from({ length: 21 }, () => happened) }],
  ['an unknown happening', { ...disk, log: [{ what: 'flood' }] }],
  ['a device nowhere', { ...disk, log: [{ what: 'net', at: 'D' }] }],
  ['a message from nobody', { ...disk, log: [{ what: 'message', into: 'A' }] }],
  ['a hole in the log', { ...disk, log: [null] }],
])('the lab refuses %s', (_, value) => {
  expect(read(value)).toBeNull();
});
