import type { Code, Parent, RootContent } from 'mdast';
import { countStages } from './code/compile-fence.ts';
import { SlideProblem } from './errors.ts';
import { fenceOf, isJsx, type JsxElement, setAttribute, startOf, walk } from './jsx.ts';

/**
 * The fence of a `<Run>`, which may hold nothing else.
 * @throws SlideProblem for other content, and for code with stages: what is lit there is the line that runs
 */
export function runFence(run: JsxElement): Code {
  const [fence, ...rest] = run.children as RootContent[];
  if (fence?.type !== 'code' || rest.length > 0) {
    throw new SlideProblem(
      '<Run> must hold one code fence and nothing else.',
      startOf(run),
      'Leave a blank line before and after the fence.',
    );
  }
  if (countStages(fenceOf(fence)) > 1) {
    throw new SlideProblem(
      'The code of a <Run> has no stages.',
      startOf(fence),
      'Remove the braces: the line that runs is lit.',
    );
  }
  return fence;
}

/** Tells every `<Run>` which program it runs: in the machine, a program has the name of its chapter. */
export function namePrograms(root: Parent, chapter: string): void {
  for (const { node } of walk(root as { children: RootContent[] })) {
    if (isJsx(node) && node.name === 'Run') setAttribute(node, 'program', chapter);
  }
}
