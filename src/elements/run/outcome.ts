import type { Recording } from '../../machine/recording.ts';
import type { RunView } from '../../machine/run-view.ts';

/** What is told of a run that has ended. */
export type Outcome = Pick<RunView, 'exitCode' | 'ms' | 'release'>;

/** A recording's own outcome. */
export const outcomeOf = ({ exitCode, ms, kernel }: Recording): Outcome => ({ exitCode, ms, release: kernel });

/** `52 ms`, `1.3 s`. */
export function spokenTime(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** `28 Nov 2026`, from `2026-11-28`. */
export function spokenDate(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return date;
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(day);
}

/** What goes on in the machine, while it does; empty at rest. */
export function activity({ status }: RunView): string {
  if (status === 'loading') return 'Loading the machine…';
  if (status === 'booting') return 'Linux boots…';
  return status === 'running' ? 'Running…' : '';
}

/**
 * Says that something is a recording, and how to get the real thing.
 * @param date the day it was made
 * @param hasMachine the deck was built with a machine
 */
export function recordingNotice(date: string, hasMachine: boolean): string {
  const day = `Recorded on ${spokenDate(date)}.`;
  return hasMachine ? `${day} Run starts the real one.` : `${day} The real one: \`npm run machine\``;
}
