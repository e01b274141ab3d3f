import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundleSlide, type SlideModule } from './bundle.ts';
import type { FenceCompiler } from './code/compile-fence.ts';
import type { DeckSource } from './deck-config.ts';
import type { ReadSlide } from './read-slide.ts';
import { finishPart, readSlideTree, type SlidePart } from './slide-tree.ts';

/** A compiled part of a slide, and the files beside the MDX that went into it. */
export interface CompiledPart extends SlideModule {
  readonly snippets: readonly string[];
}

/**
 * Compiles a slide or its notes to an ES module.
 * @throws SlideProblem for the first thing that is wrong with it
 */
export async function compileSlide(
  slide: ReadSlide,
  part: SlidePart,
  source: DeckSource,
  compiler: FenceCompiler,
): Promise<CompiledPart> {
  const folder = dirname(slide.file);
  const snippets = new Set<string>();
  const readSnippet = (path: string): string | undefined => {
    const file = join(folder, path);
    snippets.add(file);
    return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, 'utf8') : undefined;
  };
  const module = await bundleSlide(slide.file, slide.body, (root) => {
    const tree = readSlideTree(root, folder, source.registry);
    return finishPart(tree[part], compiler, { readSnippet }, source.registry);
  });
  return { ...module, snippets: [...snippets] };
}

/**
 * A module that shows a problem in the slide's place, so that in development the other slides go on. Its component has
 * the name that MDX gives every slide's: that is how a slide on screen is known to be replaced by it, and it by the slide.
 * @param text the problem as it would be printed
 * @param file the author's file, for the source map
 */
export function problemModule(text: string, file: string): SlideModule {
  const code = [
    "import { jsx } from 'react/jsx-runtime';",
    "import { SlideProblem } from '@deck';",
    `const text = ${JSON.stringify(text)};`,
    'export default function MDXContent() { return jsx(SlideProblem, { text }); }',
  ].join('\n');
  return { code, map: JSON.stringify({ version: 3, sources: [file], names: [], mappings: '' }) };
}
