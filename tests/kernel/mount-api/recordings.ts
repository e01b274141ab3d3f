import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Kernel } from '../../../slides/mount-api/model.ts';
import type { Check } from '../checks.ts';
import { type Answered, type Model, play } from './sequence.ts';
import { plain } from './session.ts';

const read = <T>(file: string) => JSON.parse(readFileSync(`tests/kernel/${file}`, 'utf8')) as T;

interface Recorded {
  readonly kernel: string;
  readonly cases: readonly (readonly Answered[])[];
}

/** Sequences of all calls, as `record.c` played them on two kernels. */
function replays(file: string, kernel: Kernel, sequences: number, calls: number): Check<Model>[] {
  const { cases, kernel: release } = read<Recorded>(`mount-api/${file}`);
  assert.ok(release.startsWith(kernel));
  assert.equal(cases.length, sequences);
  assert.equal(cases.flat().length, calls);
  return cases.map((recorded, index) => ({
    name: `sequence ${index} of ${file}`,
    run: (model) => {
      const lines = recorded.map(([line]) => line);
      const start = model.start({ kernel, proc: lines[0] !== 'noproc' });
      const { answers } = play(model, lines, start);
      assert.deepEqual(
        lines.map((line, at) => [line, answers[at]]),
        recorded,
      );
    },
  }));
}

interface OneContext {
  readonly cases: readonly { readonly start: 'fsopen' | 'fspick'; readonly steps: readonly Answered[] }[];
}

const starts = {
  fsopen: ['r fsopen tmpfs 1'],
  fspick: ['r fspick -100 / 0'],
} as const;

const steps: Readonly<Record<string, string>> = {
  create: '6 ~ ~ 0',
  create_excl: '8 ~ ~ 0',
  reconfigure: '7 ~ ~ 0',
};

/** A step of `recorded-mountapi.json` as a line. */
function lineOf(step: string): string {
  const [word = '', what = '', ...more] = step.split(' ');
  const [key, value] = what.split('=');
  if (word === 'set') return `r fsconfig 3 1 ${key} ${value} 0`;
  if (word === 'flag') return `r fsconfig 3 0 ${key} ~ 0`;
  if (word === 'read') return 'r read 3 512';
  if (word === 'fsmount') return `r fsmount 3 ${more.length > 0 ? 2 : 0} 0`;
  return `r fsconfig 3 ${steps[word]}`;
}

const { cases: contexts } = read<OneContext>('recordings/recorded-mountapi.json');

const oneContext: Check<Model> = {
  name: 'the 834 steps on one tmpfs context of recorded-mountapi.json',
  run: (model) => {
    assert.equal(contexts.length, 150);
    assert.equal(contexts.flatMap((one) => one.steps).length, 834);
    for (const { start, steps: moves } of contexts) {
      const lines = [...starts[start], ...moves.map(([step]) => lineOf(step))];
      const { answers } = play(model, lines, model.start({ kernel: '6.18' }));
      const said = answers.slice(1).map((answer) => plain(answer).replace(/^OK e/, 'OK:e'));
      assert.deepEqual(
        said,
        moves.map(([, answer]) => answer),
      );
    }
  },
};

/** All lines that were recorded, for whoever counts what they visit. */
export const recorded = (['6.18', '6.12'] as const).map((kernel) => ({
  kernel,
  cases: read<Recorded>(`mount-api/recorded-calls-${kernel}.json`).cases,
}));

export const recordings: readonly Check<Model>[] = [
  ...replays('recorded-calls-6.18.json', '6.18', 150, 3056),
  ...replays('recorded-calls-6.12.json', '6.12', 150, 2937),
  oneContext,
];

/**
 * A tree that is copied into itself until the namespace is full. This takes longer than all others together, so it
 * comes last, and once for both kernels.
 */
export const manyMounts: Check<Model> = {
  name: 'the sequence of recorded-many-mounts.json, which 6.12 and 6.18 answered alike',
  run: (model) => {
    const { cases } = read<Recorded>('mount-api/recorded-many-mounts.json');
    assert.equal(cases.length, 1);
    for (const lines of cases) {
      const { answers } = play(
        model,
        lines.map(([line]) => line),
        model.start({ kernel: '6.18' }),
      );
      assert.deepEqual(
        answers,
        lines.map(([, answer]) => answer),
      );
    }
  },
};
