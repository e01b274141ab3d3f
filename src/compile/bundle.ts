import { dirname } from 'node:path';
import type { BuildOptions, Plugin as EsbuildPlugin, OutputFile } from 'esbuild';
import type { Root } from 'mdast';
import { bundleMDX } from 'mdx-bundler';
import remarkGfm from 'remark-gfm';
import { SlideProblem } from './errors.ts';
import { syntaxProblem } from './parse.ts';

/** A slide or its notes as an ES module with a source map to the author's file. */
export interface SlideModule {
  readonly code: string;
  readonly map: string;
}

/**
 * Compiles one part of a slide with mdx-bundler to an ES module whose imports Vite resolves: one React, split
 * chunks, and no `new Function` at run time, which is what mdx-bundler makes by default.
 * @param file absolute path of the author's file
 * @param body the slide's body, with the lines before it empty
 * @param transform what the deck does to the parsed tree
 * @throws SlideProblem for whatever the transform or the MDX compiler refuses
 */
export async function bundleSlide(file: string, body: string, transform: (root: Root) => Root): Promise<SlideModule> {
  const output: Output = { files: [] };
  const attached: { problem?: SlideProblem } = {};
  try {
    await bundleMDX({
      source: body,
      cwd: dirname(file),
      mdxOptions: (options) => ({
        ...options,
        remarkPlugins: [remarkGfm, () => keepProblem(transform, attached)],
        rehypePlugins: [],
        // The policy of the pages forbids style attributes.
        tableCellAlignToStyle: false,
      }),
      esbuildOptions: (options) => asModule(options, dirname(file), output),
    });
  } catch (error) {
    throw attached.problem ?? fromEsbuild(error);
  }
  return { code: fileEnding(output, '.js'), map: pointTo(file, fileEnding(output, '.map')) };
}

interface Output {
  files: readonly OutputFile[];
}

/** esbuild reports only the text of what a plugin throws; the place has to be carried around it. */
function keepProblem(transform: (root: Root) => Root, attached: { problem?: SlideProblem }) {
  return (root: Root): Root => {
    try {
      return transform(root);
    } catch (error) {
      if (error instanceof SlideProblem) attached.problem = error;
      throw error;
    }
  };
}

function asModule(options: BuildOptions, folder: string, output: Output): BuildOptions {
  const { globalName: _, ...rest } = options;
  const needed = (options.plugins ?? []).filter(({ name }) => name === 'inMemory' || name === '@mdx-js/esbuild');
  return {
    ...rest,
    format: 'esm',
    minify: false,
    target: 'esnext',
    charset: 'utf8',
    sourcemap: 'external',
    outdir: folder,
    write: false,
    logLevel: 'silent',
    plugins: [importsStayImports(output), ...needed],
  };
}

function importsStayImports(output: Output): EsbuildPlugin {
  return {
    name: 'deck:imports-stay-imports',
    setup(build) {
      build.onResolve({ filter: /.*/ }, ({ kind, path }) =>
        kind === 'entry-point' ? undefined : { path, external: true },
      );
      // With source maps on, mdx-bundler returns the first file, which is the map: take them here instead.
      build.onEnd(({ outputFiles = [] }) => {
        output.files = outputFiles;
      });
    },
  };
}

function fileEnding(output: Output, ending: string): string {
  const file = output.files.find(({ path }) => path.endsWith(ending));
  if (!file) throw new Error(`mdx-bundler made no ${ending} file`);
  return file.text;
}

/** mdx-bundler compiles under an invented name; debuggers should open the author's file. */
function pointTo(file: string, map: string): string {
  return JSON.stringify({ ...JSON.parse(map), sources: [file] });
}

function fromEsbuild(error: unknown): SlideProblem {
  const messages = (error as { errors?: readonly { text: string }[] }).errors;
  const text = messages?.[0]?.text.replace(/^Cannot process MDX file with esbuild:\s*/, '');
  return syntaxProblem(text ? new Error(text) : error);
}
