import type { Code, List, ListItem, Node, Parent, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx';
import { countStages } from './code/compile-fence.ts';
import { SlideProblem } from './errors.ts';
import { attributeOf, blockElement, fenceOf, isJsx, type JsxElement, numberOf, setAttribute, startOf } from './jsx.ts';
import { runFence } from './runs.ts';

/**
 * Numbers the steps of a slide in document order and writes each element's first step into its `at` attribute
 * (for a fence, into `data.at`), so that rendering needs nothing but the step.
 * @returns how many steps the slide has
 * @throws SlideProblem for a step that cannot be counted
 */
export function numberSteps(root: Parent): number {
  const counter = { taken: 0, highest: 0 };
  visit(root, counter);
  return Math.max(counter.taken, counter.highest);
}

/** The step number at which a fence shows its first stage. */
export function fenceStart(fence: Code): number {
  return (fence.data as { at?: number } | undefined)?.at ?? 0;
}

/** The fences of a `<Morph>`, which may hold nothing else. */
export function morphFences(morph: JsxElement): Code[] {
  const fences = (morph.children as RootContent[]).filter((child): child is Code => child.type === 'code');
  if (fences.length === morph.children.length && fences.length > 1) return fences;
  throw new SlideProblem(
    '<Morph> must hold two or more code fences and nothing else.',
    startOf(morph),
    'Leave a blank line before and after each fence.',
  );
}

interface Counter {
  /** Numbers given out so far. */
  taken: number;
  /** The highest `at` an author wrote. */
  highest: number;
}

function visit(parent: Parent, counter: Counter): void {
  for (const [index, node] of parent.children.entries()) {
    if (node.type === 'code') numberFence(node, counter);
    else if (!isJsx(node)) descend(node, counter);
    else if (node.name === 'Step') numberStep(node, counter);
    else if (node.name === 'Steps') parent.children[index] = numberItems(node, counter);
    else if (node.name === 'Scene') numberScene(node, counter);
    else if (node.name === 'Morph') numberMorph(node, counter);
    else if (node.name === 'Run') numberRun(node, counter);
    else descend(node, counter);
  }
}

function descend(node: Node, counter: Counter): void {
  if ('children' in node) visit(node as Parent, counter);
}

function numberFence(fence: Code, counter: Counter): void {
  fence.data = { ...fence.data, at: counter.taken } as Code['data'] & { at: number };
  counter.taken += countStages(fenceOf(fence)) - 1;
}

function numberMorph(morph: JsxElement, counter: Counter): void {
  setAttribute(morph, 'at', counter.taken);
  const stages = morphFences(morph).reduce((sum, fence) => sum + countStages(fenceOf(fence)), 0);
  counter.taken += stages - 1;
}

function numberStep(step: JsxElement, counter: Counter): void {
  const written = attributeOf(step, 'at');
  if (written) counter.highest = Math.max(counter.highest, literal(step, 'at'));
  else setAttribute(step, 'at', ++counter.taken);
  setAttribute(step, 'as', step.type === 'mdxJsxTextElement' ? 'span' : 'div');
  descend(step, counter);
}

/** `<Steps>` around a list becomes the list, with a `<Step as="li">` for each item. */
function numberItems(steps: JsxElement, counter: Counter): RootContent {
  const [list, ...rest] = steps.children;
  if (list?.type !== 'list' || rest.length > 0) {
    throw new SlideProblem(
      '<Steps> must hold one list and nothing else.',
      startOf(steps),
      'Leave blank lines around the list.',
    );
  }
  const items = (list as List).children.map((item) => {
    const step = blockElement('Step', { at: ++counter.taken, as: 'li' }, tight(list as List, item.children), item);
    descend(step, counter);
    return step;
  });
  return blockElement((list as List).ordered ? 'ol' : 'ul', {}, items, steps);
}

/** The items of a list without blank lines between them are text, not paragraphs. */
function tight(list: List, children: ListItem['children']): MdxJsxFlowElement['children'] {
  if (list.spread) return children;
  const flat = children.flatMap((child): RootContent[] => (child.type === 'paragraph' ? child.children : [child]));
  // A block element may hold text: its type only knows blocks.
  return flat as MdxJsxFlowElement['children'];
}

function numberScene(scene: JsxElement, counter: Counter): void {
  const steps = literal(scene, 'steps');
  const inner = { taken: 0, highest: 0 };
  descend(scene, inner);
  if (inner.taken > 0 || inner.highest > 0) {
    throw new SlideProblem(
      'Steps and stepped code cannot stand inside a <Scene>, which counts its own steps.',
      startOf(scene),
      'Move them out of the scene, or let its component read useStep().',
    );
  }
  setAttribute(scene, 'at', counter.taken);
  counter.taken += steps;
}

/** A run waits with its source for the press that starts it. */
function numberRun(run: JsxElement, counter: Counter): void {
  runFence(run);
  setAttribute(run, 'at', counter.taken++);
}

function literal(element: JsxElement, name: 'at' | 'steps'): number {
  const attribute = attributeOf(element, name);
  const number = attribute && numberOf(attribute);
  if (number) return number;
  throw new SlideProblem(
    `<${element.name}> needs ${name}={…} with a whole number above 0, written out.`,
    startOf(element),
    'Steps are counted when the deck is compiled, so the number cannot be an expression.',
  );
}
