import type { Manifest } from '../deck/manifest.ts';
import { longestPart, mostParts, type Parts, sameParts } from '../deck/parts.ts';
import { clamp } from '../deck/position.ts';
import type { Palette, Screen, Talk } from '../deck/state.ts';
import type { Stamp } from './stamp.ts';

/** The talk as it is sent to other windows and saved: slides by id, so that it outlives a rebuilt deck. */
export interface TalkRecord {
  readonly stamp: Stamp;
  /** Id of a slide. */
  readonly slide: string;
  readonly step: number;
  readonly screen: Screen;
  readonly palette: Palette;
  readonly startedAt: number | null;
  readonly parts: Parts;
}

const screens: readonly unknown[] = ['slide', 'black', 'white'] satisfies Screen[];
const palettes: readonly unknown[] = ['paper', 'stage'] satisfies Palette[];
const longestText = 200;
const largestStep = 9999;

/** The talk of this window under a stamp. */
export function recordOf(manifest: Manifest, talk: Talk, stamp: Stamp): TalkRecord {
  const { position, screen, palette, startedAt, parts } = talk;
  const slide = manifest.slides[position.slide]?.id ?? '';
  return { stamp, slide, step: position.step, screen, palette, startedAt, parts };
}

/** The talk a record stands for, at a step that exists; null when the deck has no such slide any more. */
export function talkOf(manifest: Manifest, record: TalkRecord): Talk | null {
  const { slide, step, screen, palette, startedAt, parts } = record;
  const index = manifest.slides.findIndex(({ id }) => id === slide);
  return index < 0 ? null : { position: clamp(manifest, { slide: index, step }), screen, palette, startedAt, parts };
}

/** Equal but for the stamp. */
export function sameTalk(a: TalkRecord, b: TalkRecord): boolean {
  return (
    a.slide === b.slide &&
    a.step === b.step &&
    a.screen === b.screen &&
    a.palette === b.palette &&
    a.startedAt === b.startedAt &&
    sameParts(a.parts, b.parts)
  );
}

/** Checks what came from another window or from storage; null unless every field is as it must be. */
export function readTalkRecord(value: unknown): TalkRecord | null {
  if (!isRecord(value)) return null;
  const { stamp, slide, step, screen, palette, startedAt, parts } = value;
  const valid =
    isStamp(stamp) &&
    isName(slide) &&
    isCount(step, largestStep) &&
    screens.includes(screen) &&
    palettes.includes(palette) &&
    (startedAt === null || isCount(startedAt)) &&
    isParts(parts);
  if (!valid) return null;
  // `includes` does not narrow the type of what it finds.
  return { stamp, slide, step, screen: screen as Screen, palette: palette as Palette, startedAt, parts };
}

/** An object whose fields may be looked at. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A text that can be an id or a fingerprint: neither empty nor absurdly long. */
export function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= longestText;
}

/** A whole number from 0. */
export function isCount(value: unknown, largest = Number.MAX_SAFE_INTEGER): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= largest;
}

function isParts(value: unknown): value is Parts {
  if (!isRecord(value) || Array.isArray(value)) return false;
  const parts = Object.entries(value);
  const fits = ([key, text]: [string, unknown]) =>
    /^[a-z0-9-]{1,100}#\d{1,4}$/.test(key) && typeof text === 'string' && text.length <= longestPart;
  return parts.length <= mostParts && parts.every(fits);
}

/** A stamp that a window can have made, or that of a state nobody made. */
export function isStamp(value: unknown): value is Stamp {
  if (!isRecord(value)) return false;
  const { counter, from } = value;
  // Nobody made the state of a talk that was never moved.
  return isCount(counter) && (counter === 0 ? from === '' : isName(from));
}
