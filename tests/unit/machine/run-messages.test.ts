import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longestLog } from '../../../src/machine/run-log.ts';
import { longestInput, longestReason, readRunMessage } from '../../../src/machine/run-messages.ts';
import { idleView } from '../../../src/machine/run-view.ts';
import { createTalk, deck } from './talk-windows.ts';

const envelope = { v: 1, deck, from: 'w1', role: 'stage' };
const view = {
  ...idleView,
  program: 'pidfds',
  status: 'ended',
  line: 12,
  exitCode: 1,
  ms: 12.5,
  release: '6.12',
  date: '2026-11-01',
  reason: 'Because.',
};
const run = {
  ...envelope,
  kind: 'run',
  stamp: { counter: 7, from: 'w1' },
  change: 3,
  view,
  at: 0,
  bytes: Uint8Array.of(1, 2),
  whole: false,
};

describe('reading a message about runs', () => {
  test.each([
    ['run', run],
    ['run that has only begun', { ...run, view: { ...idleView, status: 'loading' } }],
    ['hello', { ...envelope, kind: 'hello' }],
    ['bye', { ...envelope, kind: 'bye' }],
    ['boot', { ...envelope, kind: 'boot' }],
    ['finish', { ...envelope, kind: 'finish' }],
    ['start', { ...envelope, kind: 'start', program: 'pidfds' }],
    ['input', { ...envelope, kind: 'input', bytes: new Uint8Array(longestInput) }],
  ])('takes %s as it is', (_, value) => {
    expect(readRunMessage(structuredClone(value), deck)).toEqual(value);
  });

  test('drops what does not belong to it, and keeps no bytes that others can change', () => {
    const read = readRunMessage({ ...run, extra: 1, view: { ...view, mood: 'good' } }, deck);
    expect(read).toEqual(run);
    if (read?.kind === 'run') expect(read.bytes).not.toBe(run.bytes);
  });

  const wrong: Record<string, unknown[]> = {
    v: [0, 2, '1', null],
    deck: ['Another deck|3', null],
    from: ['', 'x'.repeat(201), 3],
    role: ['reader', null],
    kind: ['moin', 'toString', null],
    stamp: [
      null,
      7,
      {},
      { counter: 7 },
      { counter: -1, from: 'a' },
      { counter: 0, from: 'a' },
      { counter: 1.1e15, from: 'a' },
    ],
    change: [-1, 0.5, '1', null, Number.NaN, 2 ** 53],
    at: [-1, 0.5, '0', null, 1e13],
    bytes: [null, 'text', [1, 2], new ArrayBuffer(2), new Uint16Array(2), new Uint8Array(longestLog + 1)],
    whole: [null, 0, 'true'],
    view: [null, 'idle', []],
  };
  test.each(Object.entries(wrong).flatMap(([field, values]) => values.map((value) => [field, value] as const)))(
    'refuses a run with %s: %o',
    (field, value) => expect(readRunMessage({ ...run, [field]: value }, deck)).toBeNull(),
  );

  const wrongView: Record<string, unknown[]> = {
    program: ['', 'Pidfds', 'a b', '<img>', '-rf', 'a'.repeat(61), 3, undefined],
    status: ['dead', 'constructor', null],
    from: ['memory', null],
    line: [-1, 1.5, 100_000, '12', undefined],
    exitCode: [-1, 256, '0', undefined],
    ms: [-1, Number.NaN, Number.POSITIVE_INFINITY, '1', undefined],
    release: ['x'.repeat(101), 6, undefined],
    date: ['2026-11-01T00', 0, undefined],
    reason: ['x'.repeat(longestReason + 1), {}, undefined],
  };
  test.each(Object.entries(wrongView).flatMap(([field, values]) => values.map((value) => [field, value] as const)))(
    'refuses a view with %s: %o',
    (field, value) => expect(readRunMessage({ ...run, view: { ...view, [field]: value } }, deck)).toBeNull(),
  );

  test.each([
    { ...envelope, kind: 'start' },
    { ...envelope, kind: 'start', program: '$(reboot)' },
    { ...envelope, kind: 'input' },
    { ...envelope, kind: 'input', bytes: 'ls' },
    { ...envelope, kind: 'input', bytes: new Uint8Array(longestInput + 1) },
  ])('refuses %o', (value) => expect(readRunMessage(value, deck)).toBeNull());
});

/** Values of every kind, often with the fields of messages. */
const hostile = fc.oneof(
  fc.anything({ withTypedArray: true, withBigInt: true, withDate: true, withMap: true, withSparseArray: true }),
  fc.record(
    {
      v: fc.constantFrom(1, 2),
      deck: fc.constantFrom(deck, 'x'),
      from: fc.constantFrom('stage-1', 'attacker', ''),
      role: fc.constantFrom('stage', 'console', 'admin'),
      kind: fc.constantFrom('run', 'hello', 'bye', 'start', 'boot', 'input', 'finish', 'eval'),
      program: fc.oneof(fc.constantFrom('pidfds', '__proto__'), fc.string()),
      stamp: fc.record({
        counter: fc.oneof(fc.integer({ min: -1 }), fc.constantFrom(1e15, 2 ** 53 - 1)),
        from: fc.string({ maxLength: 3 }),
      }),
      change: fc.integer({ min: -1, max: 9 }),
      at: fc.oneof(fc.integer({ min: -1, max: 9 }), fc.constant(1e12)),
      whole: fc.boolean(),
      bytes: fc.uint8Array({ maxLength: 20 }),
      view: fc.record({
        program: fc.constantFrom(null, 'pidfds', '<b>'),
        status: fc.constantFrom('idle', 'loading', 'running', 'ended', 'failed'),
        from: fc.constantFrom('machine', 'recording'),
        line: fc.constantFrom(null, 1, -1),
        exitCode: fc.constantFrom(null, 0, 300),
        ms: fc.constantFrom(null, 1, Number.NaN),
        release: fc.constant(null),
        date: fc.constant(null),
        reason: fc.oneof(fc.constant(null), fc.string()),
      }),
    },
    { requiredKeys: ['v', 'deck', 'from', 'role', 'kind'] },
  ),
);

describe('hostile messages', () => {
  test('are read without a throw, and what is taken is bounded', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const message = readRunMessage(value, deck);
        if (message?.kind !== 'run') return;
        expect(message.bytes.length).toBeLessThanOrEqual(longestLog);
        expect(message.view.reason?.length ?? 0).toBeLessThanOrEqual(longestReason);
      }),
      { numRuns: 2000 },
    );
  });

  test('never throw into a window, and leave it able to run', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { maxLength: 30 }), async (values) => {
        const { open, network, deliver, pass } = createTalk();
        const [speaker, stage] = [open('console'), open('stage')];
        const attacker = network.open();
        await stage.start();
        for (const value of values.filter(isCloneable)) attacker.post(value);
        await deliver();
        await pass(5000);
        const runs = () =>
          [stage, speaker].flatMap(({ machine }) => machine?.calls.filter((call) => call === 'pidfds'));
        const before = runs().length;
        await speaker.start();
        await pass(5000);
        expect(runs()).toHaveLength(before + 1);
        for (const { session } of [speaker, stage]) {
          expect(session.get()).toMatchObject({ program: 'pidfds', status: 'running', from: 'machine' });
        }
      }),
      { numRuns: 100 },
    );
  });
});

function isCloneable(value: unknown): boolean {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}
