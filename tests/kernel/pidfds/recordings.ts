import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Call, Result, State } from '../../../slides/pidfds/model.ts';
import type { Check } from '../checks.ts';
import { type Model, said, threadFlags } from './machine.ts';

/** A call as recorded; `thread` is pthread_create. */
type Recorded = { readonly call: string; readonly by: number; readonly info?: { signo: number; code: number } } & {
  /** What it returned, `OK` where that was not seen, the name of an error, or null: the caller died of it. */
  readonly gives: number | string | null;
  readonly also?: {
    readonly secondFd?: number;
    readonly numbers?: readonly number[];
    /** `si_pid`, `si_code` and `si_status`. */
    readonly exit?: readonly [number, number, number];
  };
};

interface Sequence {
  readonly pidMax: number;
  readonly steps: readonly Recorded[];
}

const path = 'tests/kernel/pidfds/recorded-sequences.json';
const { kernel, sequences } = JSON.parse(readFileSync(path, 'utf8')) as {
  kernel: string;
  sequences: readonly Sequence[];
};

export const recordings: readonly Check<Model>[] = [
  {
    name: 'the recording is whole',
    run: () => {
      assert.equal(kernel, '6.18.44');
      assert.equal(sequences.length, 80);
      assert.equal(sequences.flatMap(({ steps }) => steps).length, 4800);
    },
  },
  ...sequences.map((sequence, index) => ({
    name: `recorded sequence ${index}`,
    run: (model: Model) => replay(model, sequence),
  })),
];

function replay(model: Model, { pidMax, steps }: Sequence): void {
  const inodes = new Map<number, number>();
  let state = model.boot({ kernel: '6.18', pidMax });
  for (const [at, recorded] of steps.entries()) {
    const done = model.step(state, callOf(model, recorded));
    state = done.state;
    const where = `step ${at}: ${JSON.stringify(recorded)}, decided by ${done.result.rule}`;
    if (recorded.gives === null) assert.ok(!runs(state, recorded.by), where);
    else compare(model, recorded, done.result, inodes, where);
  }
}

function callOf(model: Model, { gives: _, also: __, ...recorded }: Recorded): Call {
  const call = recorded.call === 'thread' ? { ...recorded, call: 'clone', flags: threadFlags(model) } : recorded;
  return call as unknown as Call;
}

const runs = ({ tasks }: State, by: number) => tasks.some(({ id, exit }) => id === by && exit === null);

function compare(
  model: Model,
  { call, gives, also = {} }: Recorded,
  result: Result,
  inodes: Map<number, number>,
  where: string,
): void {
  const { seen } = result;
  // Inode numbers differ from boot to boot; which descriptors share one does not.
  if (call === 'fstat') assertSame(inodes, Number(gives), result.value ?? 0, where);
  else assert.equal(gives === 'OK' ? result.status : said(result), gives, where);
  if (also.secondFd !== undefined) assert.equal(seen.secondFd, also.secondFd, where);
  if (also.numbers) assert.deepEqual(seen.numbers, also.numbers, where);
  if (also.exit) {
    assert.ok(seen.exit, where);
    assert.deepEqual([seen.number, model[seen.exit.code], seen.exit.status], also.exit, where);
  }
}

function assertSame(inodes: Map<number, number>, recorded: number, modelled: number, where: string): void {
  const isNew = !inodes.has(recorded) && ![...inodes.values()].includes(modelled);
  if (isNew) inodes.set(recorded, modelled);
  assert.equal(inodes.get(recorded), modelled, where);
}
