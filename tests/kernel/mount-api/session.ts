import assert from 'node:assert/strict';
import { type Model, play } from './sequence.ts';

/** Plays lines on a fresh 6.18 and returns all answers. */
export const answers = (model: Model, lines: readonly string[]) =>
  play(model, lines, model.start({ kernel: '6.18' })).answers;

/** The last answer, without the number of a new descriptor. */
export const last = (model: Model, lines: readonly string[]) => plain(answers(model, lines).at(-1) ?? '');

export const plain = (answer: string) => answer.replace(/^OK \d+$/, 'OK');

/** The message that the last line reads, with its level in front. */
export function message(model: Model, lines: readonly string[]): string {
  const answer = last(model, lines);
  assert.match(answer, /^OK [ewi] /);
  return answer.slice('OK '.length);
}

/** A tmpfs context with number 3, and what comes behind it. */
export const context = (...lines: string[]) => ['r fsopen tmpfs 1', ...lines];
export const created = (...lines: string[]) => context('r fsconfig 3 6 ~ ~ 0', ...lines);
/** Its mount has number 4. */
export const mounted = (...lines: string[]) => created('r fsmount 3 1 0', ...lines);
export const attached = (...lines: string[]) => mounted("r move_mount 4 '' -100 /a 4", ...lines);
