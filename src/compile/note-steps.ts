import type { Paragraph, Root, RootContent } from 'mdast';
import { SlideProblem } from './errors.ts';
import { blockElement, startOf } from './jsx.ts';

const mark = /^\[(\d{1,3})\]\s+/;

/**
 * Turns a paragraph that begins with `[2]` into `<NoteStep at={2}>`: what to say when the slide's second step is
 * shown.
 * @param steps how many steps the slide has
 * @throws SlideProblem for a step the slide does not have
 */
export function markNoteSteps(notes: Root, steps: number): void {
  notes.children = notes.children.map((node) => (node.type === 'paragraph' ? noteStep(node, steps) : node));
}

function noteStep(paragraph: Paragraph, steps: number): RootContent {
  const [first] = paragraph.children;
  const found = first?.type === 'text' ? mark.exec(first.value) : null;
  if (first?.type !== 'text' || !found) return paragraph;
  const at = Number(found[1]);
  if (at > steps) {
    const advice = 'Steps count from 1; [0] is the slide as it appears.';
    throw new SlideProblem(
      `The note is for step ${at}; the last step of the slide is ${steps}.`,
      startOf(paragraph),
      advice,
    );
  }
  first.value = first.value.slice(found[0].length);
  return blockElement('NoteStep', { at }, [paragraph], paragraph);
}
