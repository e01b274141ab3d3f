import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Credentials } from '../../../slides/idmap-limits/model.ts';
import type { Check } from '../checks.ts';
import { type Model, mapOf } from './play.ts';
import { played, type Step } from './steps.ts';

const load = (path: string): unknown => JSON.parse(readFileSync(`tests/kernel/${path}`, 'utf8'));

type Triple = readonly [number, number, number];

interface Texts {
  readonly cases: readonly { readonly input: string; readonly result: string; readonly readback: readonly Triple[] }[];
  readonly translations: {
    readonly maps: readonly {
      readonly extents: readonly Triple[];
      readonly up: readonly (readonly [number, number])[];
      readonly mappedDown: readonly (readonly [number, boolean])[];
    }[];
  };
}

/** Processes are given by their place among the credentials. */
type Recorded = Step<number> & { readonly answer: unknown };

interface Situations {
  readonly credentials: readonly Credentials[];
  readonly situations: readonly { readonly about: string; readonly steps: readonly Recorded[] }[];
}

const texts = load('recordings/recorded-idmap.json') as Texts;
const writers = load('idmap-limits/recorded-writers.json') as Situations;

function textsAsRecorded(model: Model): void {
  for (const { input, result, readback } of texts.cases) {
    const { state, result: written } = model.write(model.freshContainer, model.byRoot(input));
    assert.equal(written.errno, result, JSON.stringify(input));
    assert.deepEqual(triples(model.read(state, 'uid_map', 1, 0).value ?? ''), readback, JSON.stringify(input));
  }
}

/** The numbers of a map's file, line by line. */
const triples = (text: string): number[][] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => line.trim().split(/ +/).map(Number));

function translationsAsRecorded(model: Model): void {
  for (const { extents, up, mappedDown } of texts.translations.maps) {
    const text = model.textOf(extents.map(([first, lowerFirst, count]) => ({ first, lowerFirst, count })));
    const { state, result } = model.write(model.freshContainer, model.byRoot(text));
    assert.equal(result.errno, 'OK');
    const map = mapOf(model, state, 1);
    for (const [id, shown] of up) assert.equal(model.up(map, id).munged, shown);
    for (const [id, mapped] of mappedDown) assert.equal(model.down(map, id).rule === 'mapped', mapped);
  }
}

const who = (place: number): Credentials => writers.credentials[place] as Credentials;

function stepOf({ answer: _, ...step }: Recorded): Step {
  if (step.do === 'unshare') return { ...step, by: who(step.by) };
  return step.do === 'write' ? { ...step, opener: who(step.opener), writer: who(step.writer) } : step;
}

function situationsAsRecorded(model: Model): void {
  for (const { about, steps } of writers.situations) {
    let state = model.initialState;
    for (const step of steps) {
      const { state: next, answer } = played(model, state, stepOf(step));
      assert.deepEqual(answer, step.answer, `${about}: ${JSON.stringify(step)}`);
      state = next;
    }
  }
}

export const recordings: readonly Check<Model>[] = [
  {
    name: 'the recordings are complete',
    run: () => {
      assert.equal(texts.cases.length, 256);
      assert.equal(texts.translations.maps.length, 30 * 2);
      assert.equal(writers.situations.length, 316);
      assert.equal(writers.situations.flatMap(({ steps }) => steps).length, 3404);
    },
  },
  { name: 'every recorded text has its result and reads back as it did', run: textsAsRecorded },
  { name: 'every recorded id is translated as it was', run: translationsAsRecorded },
  { name: 'every recorded situation is answered step by step as it was', run: situationsAsRecorded },
];
