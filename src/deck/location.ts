import type { Manifest } from './manifest.ts';
import { nearestSlide } from './nearest.ts';
import { longestPart } from './parts.ts';
import { clamp, type Position, start } from './position.ts';

/** A parsed address. */
export interface Address {
  readonly position: Position;
  /** A slide id that the deck does not have. */
  readonly missing?: string;
  /** What somebody has made of the part that the slide has at this step. */
  readonly part?: string;
}

/** `#2`, or `#2:text` with a part. */
const fragment = /^#(\d{1,4})(?::(.+))?$/;

const stepOf = (hash: string) => Number(fragment.exec(hash)?.[1] ?? 0);

function partOf(hash: string): Pick<Address, 'part'> {
  const [, , written] = fragment.exec(hash) ?? [];
  const part = written === undefined ? undefined : decode(written);
  return part === undefined || part.length > longestPart ? {} : { part };
}

/**
 * Reads `<slide-id>/#<step>` and `<slide-id>/#<step>:<part>`.
 * @param path the address below the deck's root, without a leading slash: `` or `pidfd-race/`
 * @param hash as `location.hash` gives it; anything but `#` and digits is step 0
 * @returns a position that exists: a step past the end is the last one, an unknown slide the nearest by name
 */
export function parseAddress(manifest: Manifest, path: string, hash: string): Address {
  const id = decode(path)
    .replace(/\/(index\.html)?$/, '')
    .replace(/^index\.html$/, '');
  if (id === '') return { position: clamp(manifest, { ...start, step: stepOf(hash) }), ...partOf(hash) };
  const slide = manifest.slides.findIndex((entry) => entry.id === id);
  if (slide < 0) return { position: { slide: nearestSlide(manifest, id), step: 0 }, missing: id };
  return { position: clamp(manifest, { slide, step: stepOf(hash) }), ...partOf(hash) };
}

/**
 * Writes a position as the address below the deck's root: `pidfd-race/#2`, without a hash at step 0.
 * @param part what somebody has made of the part that the slide has at this step
 */
export function formatAddress(manifest: Manifest, position: Position, part?: string): string {
  const { slide, step } = clamp(manifest, position);
  const id = manifest.slides[slide]?.id;
  if (part !== undefined) return `${id}/#${step}:${encodeURIComponent(part)}`;
  return `${id}/${step > 0 ? `#${step}` : ''}`;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
