import type { Link, Root, RootContent } from 'mdast';
import type { MdxJsxTextElement } from 'mdast-util-mdx';
import { suggest } from '../deck/nearest.ts';
import { type Place, SlideProblem } from './errors.ts';
import { setAttribute, startOf, walk } from './jsx.ts';

/** A link from one slide to another, as the author wrote it. */
export interface SlideReference {
  readonly id: string;
  readonly step: number;
  readonly place: Place;
}

const internal = /^\/([^/#]+)\/?(?:#(\d{1,4}))?$/;

/**
 * Turns `[text](/slide-id#2)` into `<SlideLink to="slide-id" step={2}>` and lets links to other sites open in
 * a window of their own, so that following one never ends the talk.
 * @returns the links to slides, to be checked once every slide is known
 * @throws SlideProblem for an address that is neither a slide nor another site
 */
export function rewriteLinks(root: Root): SlideReference[] {
  const references: SlideReference[] = [];
  for (const { node, parent, index } of walk(root)) {
    if (node.type === 'definition') requireExternal(node.url, startOf(node));
    if (node.type !== 'link') continue;
    const target = internal.exec(node.url);
    if (!target) {
      requireExternal(node.url, startOf(node));
      node.data = { ...node.data, hProperties: { target: '_blank', rel: 'noreferrer' } };
      continue;
    }
    const reference = { id: target[1] ?? '', step: Number(target[2] ?? 0), place: startOf(node) };
    references.push(reference);
    parent.children[index] = slideLink(node, reference);
  }
  return references;
}

/** @throws SlideProblem for a link to a slide the deck does not have, or to a step past its last */
export function checkReference({ id, step, place }: SlideReference, stepsOf: ReadonlyMap<string, number>): void {
  const steps = stepsOf.get(id);
  if (steps === undefined) {
    const meant = suggest(id, [...stepsOf.keys()]);
    const advice = meant ? `Did you mean "/${meant}"?` : 'Link to the id in a front matter of this deck.';
    throw new SlideProblem(`The link goes to the slide "${id}", which does not exist.`, place, advice);
  }
  if (step > steps) {
    throw new SlideProblem(
      `The link goes to step ${step} of "${id}", whose last step is ${steps}.`,
      place,
      'Lower the step.',
    );
  }
}

function slideLink(link: Link, { id, step }: SlideReference): RootContent {
  const element: MdxJsxTextElement = {
    type: 'mdxJsxTextElement',
    name: 'SlideLink',
    attributes: [],
    children: link.children,
  };
  setAttribute(element, 'to', id);
  if (step > 0) setAttribute(element, 'step', step);
  return element;
}

function requireExternal(url: string, place: Place): void {
  if (/^(https?:\/\/|mailto:)/.test(url)) return;
  throw new SlideProblem(
    `The link "${url}" goes nowhere.`,
    place,
    'Write "/slide-id" or "/slide-id#step" for a slide, or a full https:// address.',
  );
}
