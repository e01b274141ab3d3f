import type { Manifest } from './manifest.ts';
import { nearestSlide } from './nearest.ts';
import { clamp, type Position, start } from './position.ts';

/** A parsed address; `missing` is the slide id that the deck does not have. */
export interface Address {
  readonly position: Position;
  readonly missing?: string;
}

const stepOf = (hash: string) => (/^#\d{1,4}$/.test(hash) ? Number(hash.slice(1)) : 0);

/**
 * Reads `<slide-id>/#<step>`.
 * @param path the address below the deck's root, without a leading slash: `` or `pidfd-race/`
 * @param hash as `location.hash` gives it; anything but `#` and digits is step 0
 * @returns a position that exists: a step past the end is the last one, an unknown slide the nearest by name
 */
export function parseAddress(manifest: Manifest, path: string, hash: string): Address {
  const id = decode(path)
    .replace(/\/(index\.html)?$/, '')
    .replace(/^index\.html$/, '');
  if (id === '') return { position: clamp(manifest, { ...start, step: stepOf(hash) }) };
  const slide = manifest.slides.findIndex((entry) => entry.id === id);
  if (slide < 0) return { position: { slide: nearestSlide(manifest, id), step: 0 }, missing: id };
  return { position: clamp(manifest, { slide, step: stepOf(hash) }) };
}

/** Writes a position as the address below the deck's root: `pidfd-race/#2`, without a hash at step 0. */
export function formatAddress(manifest: Manifest, position: Position): string {
  const { slide, step } = clamp(manifest, position);
  return `${manifest.slides[slide]?.id}/${step > 0 ? `#${step}` : ''}`;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
