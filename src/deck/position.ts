import type { Manifest } from './manifest.ts';

/** Where the talk stands: `slide` counts from 0, `step` from 0 to the slide's `steps`. */
export interface Position {
  readonly slide: number;
  readonly step: number;
}

/** The first slide as it appears. */
export const start: Position = { slide: 0, step: 0 };

const stepsOf = (manifest: Manifest, slide: number) => manifest.slides[slide]?.steps ?? 0;
/** A place that exists, for any number at all: what is not a number counts as 0. */
const within = (value: number, last: number) => Math.max(0, Math.min(last, Math.trunc(value) || 0));

/** The nearest position that exists in the deck. */
export function clamp(manifest: Manifest, { slide, step }: Position): Position {
  const existing = within(slide, manifest.slides.length - 1);
  return { slide: existing, step: within(step, stepsOf(manifest, existing)) };
}

/** One press forward: the next step, else the next slide; the last step of the deck stays. */
export function next(manifest: Manifest, { slide, step }: Position): Position {
  if (step < stepsOf(manifest, slide)) return { slide, step: step + 1 };
  return slide < manifest.slides.length - 1 ? { slide: slide + 1, step: 0 } : { slide, step };
}

/** One press back; a slide entered backwards shows its last step. */
export function previous(manifest: Manifest, { slide, step }: Position): Position {
  if (step > 0) return { slide, step: step - 1 };
  return slide > 0 ? { slide: slide - 1, step: stepsOf(manifest, slide - 1) } : { slide, step };
}

/** The next whole slide, at its first step; the last slide goes to its last step. */
export function nextSlide(manifest: Manifest, { slide }: Position): Position {
  return slide < manifest.slides.length - 1 ? { slide: slide + 1, step: 0 } : last(manifest);
}

/** The slide's own first step when it has been stepped, else the previous slide's. */
export function previousSlide(manifest: Manifest, { slide, step }: Position): Position {
  return step > 0 ? { slide, step: 0 } : clamp(manifest, { slide: slide - 1, step: 0 });
}

/** The next slide that is not optional; without one, the very end. Never goes back. */
export function nextRequired(manifest: Manifest, { slide }: Position): Position {
  const found = manifest.slides.findIndex((entry, index) => index > slide && !entry.optional);
  return found < 0 ? last(manifest) : { slide: found, step: 0 };
}

/** The very end: the last slide at its last step. */
export function last(manifest: Manifest): Position {
  return clamp(manifest, { slide: Number.POSITIVE_INFINITY, step: Number.POSITIVE_INFINITY });
}

/** Presses that remain on this slide before it changes. */
export function stepsLeft(manifest: Manifest, { slide, step }: Position): number {
  return stepsOf(manifest, slide) - step;
}

/** Whether `a` comes before `b` in the talk. */
export function isBefore(a: Position, b: Position): boolean {
  return a.slide < b.slide || (a.slide === b.slide && a.step < b.step);
}

/** Whether both show the same slide at the same step. */
export function samePosition(a: Position, b: Position): boolean {
  return a.slide === b.slide && a.step === b.step;
}
