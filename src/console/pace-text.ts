import { formatElapsed } from '../deck/pace.ts';

/**
 * How the talk stands against its plan. A talk is on time as long as the current slide's own time is running.
 * @param elapsed milliseconds since the clock was started
 * @param from planned time before the current slide, in minutes
 * @param minutes planned time of the current slide
 */
export function paceText(elapsed: number, from: number, minutes: number): string {
  const begin = from * 60_000;
  const end = begin + minutes * 60_000;
  // Under a second is not worth a word, and would read "0:00 behind".
  if (elapsed >= end + 1000) return `${formatElapsed(elapsed - end)} behind`;
  if (elapsed <= begin - 1000) return `${formatElapsed(begin - elapsed)} ahead`;
  return 'on time';
}
