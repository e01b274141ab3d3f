import type { Manifest } from './manifest.ts';
import type { Position } from './position.ts';

/** Time as `m:ss`, from an hour on as `h:mm:ss`. Whole seconds, rounded down; negative time is 0:00. */
export function formatElapsed(milliseconds: number): string {
  const total = Math.max(0, Math.floor(milliseconds / 1000));
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

/** Minutes planned for the slides before this one, without the optional ones. */
export function plannedMinutes(manifest: Manifest, { slide }: Position): number {
  return minutesOf(manifest, slide);
}

/** Minutes planned for the whole talk, without the optional slides. */
export function totalMinutes(manifest: Manifest): number {
  return minutesOf(manifest, manifest.slides.length);
}

const minutesOf = (manifest: Manifest, end: number) =>
  manifest.slides.slice(0, end).reduce((sum, { minutes, optional }) => sum + (optional ? 0 : minutes), 0);
