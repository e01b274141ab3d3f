import { type Model, play } from '../mount-api/sequence.ts';
import type { Feature, Kernel, Lines } from './feature.ts';
import { drawMountCalls, noProc } from './mount-context-draw.ts';

/** The answers up to the first call that is beyond the model: nobody knows what comes behind it. */
function answersOf(model: Model, lines: Lines, { release }: Kernel): Lines {
  const start = model.start({ kernel: release, proc: lines[0] !== noProc });
  const { answers, beyond } = play(model, lines, start);
  const known = beyond < 0 ? answers : answers.slice(0, beyond);
  return known.map((answer, at) => (lines[at] === noProc ? 'OK' : answer));
}

/** Sequences of the mount calls on contexts, detached and attached mounts, and what can be read of them. */
export const mountContext = (model: Model): Feature => ({
  name: 'mount',
  program: 'tests/kernel/mount-api/record.c',
  percent: 30,
  draw: drawMountCalls,
  answers: (lines, kernel) => answersOf(model, lines, kernel),
});
