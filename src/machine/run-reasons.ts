import { longestReason } from './run-messages.ts';

/** Why every run of this deck is a recording. */
export const noMachine = 'This copy of the deck was built without the machine; npm run machine makes it.';

/** A reason no longer than other windows take. */
export const bounded = (reason: string): string => reason.slice(0, longestReason);

/** What did not work and why, in one sentence that leaves room for another. */
export function failure(what: string, error: unknown): string {
  const detail = error instanceof Error ? error.message : String(error);
  return `${what}: ${detail}`.slice(0, longestReason - 60);
}
