import leven from 'leven';
import type { Manifest } from './manifest.ts';

/** The candidate with the smallest edit distance, if it is close enough to be what was meant. */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  const limit = Math.max(2, Math.floor(word.length / 3));
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: leven(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= limit ? best.candidate : undefined;
}

const words = (id: string) =>
  id
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

/**
 * The slide a reader with an outdated link most likely wants: the one that shares most words with the
 * missing id, and among those the one with the smallest edit distance.
 */
export function nearestSlide(manifest: Manifest, id: string): number {
  const wanted = new Set(words(id));
  const scored = manifest.slides.map((entry, slide) => ({
    slide,
    shared: words(entry.id).filter((word) => wanted.has(word)).length,
    distance: leven(id.toLowerCase(), entry.id),
  }));
  scored.sort((a, b) => b.shared - a.shared || a.distance - b.distance);
  return scored[0]?.slide ?? 0;
}
