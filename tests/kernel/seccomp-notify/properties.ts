import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Call, Change, Options, Outcome, State } from '../../../slides/seccomp-notify/model.ts';
import type { Check } from '../checks.ts';
import { notify } from './calls.ts';
import type { Model } from './model-type.ts';

/** Mostly numbers that mean something, now and then any other. */
const often = (...numbers: number[]) =>
  fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...numbers) },
    { weight: 1, arbitrary: fc.double({ noNaN: true }) },
    { weight: 1, arbitrary: fc.integer() },
  );

const big = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(0n, 1n, 1n, 2n, 3n, 4n) },
  { weight: 1, arbitrary: fc.bigInt() },
);
const tid = often(100, 100, 101, 102);
const supervisor = often(0, 1);
const filter = often(0, 0, 0, 0, 1);
const verdict = often(0x7fc00000, 0x7fc00000, 0x7fc00000, 0x7fff0000, 0x50001, 0x7ffc0000, 0, 0x80000000);
const target = { tid };
const handled = ['SIGUSR1', 'SIGUSR2'] as const;
const listener = { supervisor, filter };

const calls: fc.Arbitrary<Call>[] = [
  fc.record({
    call: fc.constant('set-filter' as const),
    ...target,
    flags: often(0, 0, 1, 8, 25, 40),
    verdicts: fc.dictionary(fc.constantFrom('1', '2'), verdict) as fc.Arbitrary<Record<number, number>>,
    firstId: big,
  }),
  fc.record({ call: fc.constant('syscall' as const), ...target, nr: often(1, 2), args: fc.array(big), native: big }),
  fc.record({ call: fc.constant('clone' as const), ...target, as: fc.constantFrom('thread', 'process') }),
  fc.record({ call: fc.constant('exit' as const), ...target }),
  fc.record({ call: fc.constant('set-no-new-privs' as const), ...target }),
  fc.record({ call: fc.constant('write-memory' as const), ...target, address: big, text: fc.string() }),
  fc.record({
    call: fc.constant('signal' as const),
    ...target,
    signal: fc.constantFrom(...handled, ...handled, ...handled, 'SIGURG', 'SIGTERM', 'SIGKILL'),
  }),
  fc.record({ call: fc.constant('run' as const), ...target }),
  fc.record({
    call: fc.constant('recv' as const),
    ...listener,
    buffer: fc.constantFrom('zeroed', 'zeroed', 'zeroed', 'zeroed', 'dirty', 'read-only'),
  }),
  fc.record({
    call: fc.constant('send' as const),
    ...listener,
    id: big,
    val: fc.oneof(fc.constant(0n), big),
    error: often(0, 0, -1),
    flags: often(0, 0, 1),
  }),
  fc.record({ call: fc.constant('id-valid' as const), ...listener, id: big }),
  fc.record({
    call: fc.constant('addfd' as const),
    ...listener,
    id: big,
    flags: often(0, 1, 2, 3),
    srcfd: often(7),
    newfd: often(0, 0, 0, 50),
    newfdFlags: often(0),
    size: often(24, 24, 24, 32),
    tailZero: fc.boolean(),
  }),
  fc.record({ call: fc.constant('set-flags' as const), ...listener, flags: often(0, 1) }),
  fc.record({ call: fc.constantFrom('poll' as const, 'read' as const, 'close' as const), ...listener }),
  fc.record({ call: fc.constant('ioctl' as const), ...listener, cmd: often(0xc0502100, 0x40182103) }),
  fc.record({ call: fc.constant('interrupt' as const), supervisor }),
];

const options: fc.Arbitrary<Options> = fc.record({
  kernel: fc.constantFrom('6.12', '6.18'),
  schedule: fc.constantFrom('at-once', 'by-step'),
  privileged: fc.constant(true),
  fdLimit: often(4, 1024),
  supervisors: often(2),
  supervisorFds: fc.constant({ 7: { file: 'log', path: false } }),
});

/** A target with a listener, a second thread, and a child: most of what may happen happens to such. */
const opening: fc.Arbitrary<Call[]> = fc.constantFrom(8, 40).map((flags) => [
  { call: 'set-filter', tid: 100, flags, verdicts: { 1: notify, 2: notify } },
  { call: 'clone', tid: 100, as: 'thread' },
  { call: 'clone', tid: 100, as: 'process' },
]);

/** Calls that get somewhere are drawn more often than the others. */
const weighted = fc.oneof(
  { weight: 8, arbitrary: fc.oneof(...[1, 1, 1, 6, 7, 7, 8, 8, 9, 9, 11].flatMap((index) => calls[index] ?? [])) },
  { weight: 1, arbitrary: fc.oneof(...calls) },
);

interface Played {
  readonly states: readonly State[];
  readonly results: readonly Outcome[];
  readonly changes: readonly Change[];
}

/** Plays calls, and freezes every state on the way, so that a change to an old one throws. */
function playAll(model: Model, start: Options, sequence: readonly Call[]): Played {
  const states = [freeze(model.start({ pid: 100, ...start }))];
  const results = sequence.map((call) => {
    const { state, result } = model.step(states.at(-1) as State, call);
    states.push(freeze(state));
    return result;
  });
  return { states, results, changes: results.flatMap(({ changes }) => changes) };
}

function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

function holds(name: string, check: (played: Played, model: Model) => void): Check<Model> {
  const run = (model: Model) =>
    fc.assert(
      fc.property(options, opening, fc.array(weighted, { maxLength: 40, size: 'max' }), (start, first, sequence) => {
        check(playAll(model, start, [...first, ...sequence]), model);
      }),
      { seed: 1, numRuns: 100, endOnFailure: true },
    );
  return { name, run };
}

type Noted = Extract<Change, { kind: 'notification' }>;
const key = ({ filter: on, id }: Noted) => `${on}/${id}`;
const notifications = (changes: readonly Change[]) =>
  changes.filter((change): change is Noted => change.kind === 'notification');

/** What a thread can come to when its notification is gone. */
const ends = ['returned', 'restarted', 'died'];

export const properties: Check<Model>[] = [
  holds(
    'every call has an outcome by a rule of the table, and changes no state that was given out',
    (played, model) => {
      for (const { rule, errno, value } of played.results) {
        assert.ok(rule in model.rules);
        assert.equal(value === null, errno !== 'OK', rule);
      }
    },
  ),
  holds('a change of a notification changes its state', ({ changes }) => {
    assert.ok(notifications(changes).every(({ from, to }) => from !== to));
  }),
  holds('ids are never used again', ({ changes }) => {
    const made = notifications(changes).filter(({ from }) => from === null);
    assert.equal(new Set(made.map(key)).size, made.length);
  }),
  holds('a listener hangs up once, when the last thread with its filter is gone', ({ states, results, changes }) => {
    const hangUps = changes.flatMap((change) => (change.kind === 'hung-up' ? [change.filter] : []));
    assert.equal(new Set(hangUps).size, hangUps.length);
    for (const [index, { changes: now }] of results.entries())
      for (const change of now)
        if (change.kind === 'hung-up')
          assert.ok(states[index + 1]?.threads.every(({ chain }) => !chain.includes(change.filter)));
  }),
  holds('a notification is answered at most once', ({ changes, results }) => {
    const sent = results.filter(({ rule }) => rule === 'reply-sent');
    const replies = notifications(changes)
      .filter(({ to }) => to === 'REPLIED')
      .map(key);
    assert.ok(sent.length <= replies.length);
    // A descriptor that was to be the answer may fail; then the notification is SENT again and may be answered.
    const again = notifications(changes)
      .filter(({ from, to }) => from === 'REPLIED' && to === 'SENT')
      .map(key);
    for (const id of again) replies.splice(replies.indexOf(id), 1);
    assert.equal(new Set(replies).size, replies.length);
  }),
  holds('a target leaves each notification by exactly one answer, one new try, or its death', ({ results }) => {
    for (const { changes } of results)
      for (const gone of notifications(changes).filter(({ to }) => to === 'gone')) {
        const rest = changes
          .slice(changes.indexOf(gone) + 1)
          .filter((change) => 'tid' in change && change.tid === gone.tid);
        const end = rest.findIndex(({ kind }) => ends.includes(kind));
        assert.notEqual(end, -1);
        assert.equal(rest[end + 1]?.kind === 'returned', false);
      }
  }),
  holds('a call with USER_NOTIF and no listener gets ENOSYS, and a closed listener leaves nobody asleep', (played) => {
    const closed = played.states.at(-1)?.filters.map(({ listener: hung }) => hung === null) ?? [];
    for (const { notification } of played.states.at(-1)?.threads ?? [])
      assert.ok(!notification || !closed[notification.filter] || notification.state === 'REPLIED');
  }),
  holds('the list of a listener holds just the threads that sleep on it', ({ states }) => {
    for (const { filters, threads } of states)
      filters.forEach(({ listener: hung }, index) => {
        const asleep = threads.filter(({ notification }) => notification?.filter === index).map(({ tid: id }) => id);
        if (hung) assert.deepEqual([...hung.queue].toSorted(), asleep.toSorted());
      });
  }),
];
