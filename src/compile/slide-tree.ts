import { basename } from 'node:path';
import type { Root } from 'mdast';
import type { FenceCompiler, FenceContext } from './code/compile-fence.ts';
import { implicitComponents } from './components.ts';
import { highlightFences } from './fences.ts';
import { importImages } from './images.ts';
import { checkImports } from './imports.ts';
import { importOf } from './jsx.ts';
import { rewriteLinks, type SlideReference } from './links.ts';
import { markNoteSteps } from './note-steps.ts';
import { separateNotes } from './notes.ts';
import { namePrograms } from './runs.ts';
import { numberSteps } from './steps.ts';

/** The part of a slide's source that becomes a module. */
export type SlidePart = 'slide' | 'notes';

export interface SlideTree {
  readonly slide: Root;
  readonly notes: Root;
  readonly steps: number;
  readonly references: readonly SlideReference[];
}

/**
 * Reads a parsed slide: separates its notes, numbers its steps and finds its links. Everything the manifest
 * needs is known after this, without highlighting or bundling.
 * @param root the parsed body; it is changed
 * @param folder the chapter's folder, which has its name
 * @param registry components that need no import line
 * @throws SlideProblem for the first thing that is wrong
 */
export function readSlideTree(root: Root, folder: string, registry: readonly string[]): SlideTree {
  implicitComponents(root, registry);
  const { slide, notes } = separateNotes(root);
  const steps = numberSteps(slide);
  namePrograms(slide, basename(folder));
  numberSteps(notes);
  markNoteSteps(notes, steps);
  importImages(slide);
  checkImports(slide, folder);
  const references = [...rewriteLinks(slide), ...rewriteLinks(notes)];
  return { slide, notes, steps, references };
}

/**
 * Makes one part of a slide ready to be compiled: highlights its code and adds the imports the author left out.
 * @throws SlideProblem for code that cannot be shown as the author asks
 */
export function finishPart(
  part: Root,
  compiler: FenceCompiler,
  context: FenceContext,
  registry: readonly string[],
): Root {
  highlightFences(part, compiler, context);
  const names = implicitComponents(part, registry);
  if (names.length > 0) part.children.unshift(importOf('@deck', names));
  return part;
}
