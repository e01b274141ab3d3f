import type { Manifest, SlideEntry } from './manifest.ts';
import type { Position } from './position.ts';

/** Which states of a slide get a page on paper: one, those worth a page, or every one. */
export const pagePolicies = ['last', 'key', 'all'] as const;

export type PagePolicy = (typeof pagePolicies)[number];

/** The print document of each policy, as an address below the deck's root. */
export const printAddresses: Readonly<Record<PagePolicy, string>> = {
  last: 'print/',
  key: 'print/key/',
  all: 'print/all/',
};

/**
 * The pages of a print document in order, known without rendering a slide: the export compares what the
 * browser made with this list.
 */
export function pagesOf(manifest: Manifest, policy: PagePolicy): Position[] {
  return manifest.slides.flatMap((entry, slide) => stepsOnPaper(entry, policy).map((step) => ({ slide, step })));
}

function stepsOnPaper({ layout, steps, keySteps }: SlideEntry, policy: PagePolicy): readonly number[] {
  if (policy === 'all') return Array.from({ length: steps + 1 }, (_, step) => step);
  if (policy === 'key' && keySteps.length > 0) return keySteps;
  // A slide that builds up is whole at its end. The steps of a lab are so many situations: the author names the best.
  return [(layout === 'lab' ? keySteps.at(-1) : undefined) ?? steps];
}
