import type { Code, Parent } from 'mdast';
import type { FenceCompiler, FenceContext } from './code/compile-fence.ts';
import { attributeOf, blockElement, fenceOf, isJsx, type JsxElement, numberOf, setAttribute, startOf } from './jsx.ts';
import { runFence } from './runs.ts';
import { fenceStart, morphFences } from './steps.ts';

/**
 * Replaces every fence, and every `<Morph>` of fences, by a `<Code>` whose text is highlighted; a `<Run>` gets its own.
 * Steps must have been numbered before.
 * @throws SlideProblem for code that cannot be shown as the author asks
 */
export function highlightFences(parent: Parent, compiler: FenceCompiler, context: FenceContext): void {
  for (const [index, node] of parent.children.entries()) {
    if (node.type === 'code') parent.children[index] = codeOf(node, compiler, context);
    else if (isJsx(node) && node.name === 'Morph') parent.children[index] = morphOf(node, compiler, context);
    else if (isJsx(node) && node.name === 'Run') fillRun(node, compiler, context);
    else if ('children' in node) highlightFences(node as Parent, compiler, context);
  }
}

function codeOf(fence: Code, compiler: FenceCompiler, context: FenceContext) {
  const block = compiler.fence(fenceOf(fence), context);
  return blockElement('Code', { block, at: fenceStart(fence) }, [], fence);
}

function morphOf(morph: JsxElement, compiler: FenceCompiler, context: FenceContext) {
  const at = attributeOf(morph, 'at');
  const block = compiler.morph(morphFences(morph).map(fenceOf), context, startOf(morph));
  return blockElement('Code', { block, at: (at && numberOf(at)) ?? 0 }, [], morph);
}

function fillRun(run: JsxElement, compiler: FenceCompiler, context: FenceContext): void {
  setAttribute(run, 'block', compiler.fence(fenceOf(runFence(run)), context));
  run.children = [];
}
