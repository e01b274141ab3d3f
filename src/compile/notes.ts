import type { Root, RootContent } from 'mdast';
import { SlideProblem } from './errors.ts';
import { isJsx, type JsxElement, startOf, walk } from './jsx.ts';

/** A slide's tree and its notes' tree; both keep the slide's import lines. */
export interface SeparatedNotes {
  readonly slide: Root;
  readonly notes: Root;
}

/**
 * Takes the `<Notes>` out of a slide.
 * @throws SlideProblem for a second `<Notes>`, or one inside another element
 */
export function separateNotes(root: Root): SeparatedNotes {
  const [found, second] = root.children.filter(isNotes);
  if (second) throw new SlideProblem('The slide has two <Notes>.', startOf(second), 'Join them into one.');
  const rest = root.children.filter((child) => child !== found);
  for (const { node } of walk({ children: rest })) {
    if (isNotes(node)) {
      throw new SlideProblem(
        '<Notes> must not stand inside another element.',
        startOf(node),
        'Put it last in the slide.',
      );
    }
  }
  const imports = rest.filter((child) => child.type === 'mdxjsEsm');
  const notes = found ? (found.children as RootContent[]) : [];
  return { slide: { ...root, children: rest }, notes: { ...root, children: [...imports, ...notes] } };
}

function isNotes(node: RootContent): node is JsxElement & RootContent {
  return isJsx(node) && node.name === 'Notes';
}
