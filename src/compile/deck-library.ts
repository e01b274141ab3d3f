import { join, relative } from 'node:path';
import pLimit from 'p-limit';
import { createFenceCompiler, type FenceCompiler } from './code/compile-fence.ts';
import { type CompiledPart, compileSlide, problemModule } from './compile-slide.ts';
import { type DeckSource, loadDeckConfig } from './deck-config.ts';
import { formatProblem, type LocatedProblem, SlideProblem } from './errors.ts';
import { located } from './locate.ts';
import { type Deck, readDeck } from './read-deck.ts';
import type { SlidePart } from './slide-tree.ts';

/** Where a deck lies; `shown` is its folder as an author would type it. */
export interface LibraryOptions extends Omit<DeckSource, 'config'> {
  readonly shown: string;
}

/** A part of a slide ready to be loaded: its module, or one that shows what is wrong with it. */
export interface LoadedPart extends CompiledPart {
  readonly problem?: LocatedProblem;
}

/** Slides compiled at once: more only takes more memory, because a bundler asks for all of them together. */
const atOnce = 6;

/** Reads and compiles the slides of one deck, and remembers how it last looked. */
export class DeckLibrary {
  readonly folder: string;
  #options: LibraryOptions;
  #limit = pLimit(atOnce);
  #compiler: Promise<FenceCompiler> | undefined;
  #source: DeckSource | undefined;
  #deck: Deck | undefined;
  /** What a build has compiled while looking for problems, so that it need not compile it again. */
  #compiled = new Map<string, Promise<LoadedPart>>();

  constructor(options: LibraryOptions) {
    this.#options = options;
    this.folder = options.folder;
  }

  /** Reads the deck anew. @throws DeckError when `deck.ts` cannot be used */
  async read(): Promise<Deck> {
    const { shown, ...options } = this.#options;
    this.#source = { ...options, config: await loadDeckConfig(this.folder, shown) };
    this.#deck = readDeck(this.#source, this.#deck);
    return this.#deck;
  }

  /** The deck as last read. */
  async current(): Promise<Deck> {
    return this.#deck ?? this.read();
  }

  problems(): readonly LocatedProblem[] {
    return this.#deck?.problems ?? [];
  }

  /** True for a file that the manifest is made from. */
  isSource(file: string): boolean {
    return file.startsWith(join(this.folder, '/')) && /\.mdx$|\/deck\.ts$/.test(file);
  }

  /** Compiles one part of a slide. A slide that is wrong gives a module that says so. */
  compile(id: string, part: SlidePart): Promise<LoadedPart> {
    return this.#compiled.get(`${part}=${id}`) ?? this.#compileAnew(id, part);
  }

  async #compileAnew(id: string, part: SlidePart): Promise<LoadedPart> {
    const slide = (await this.current()).slides.get(id);
    const source = this.#source;
    if (!slide || !source) return { code: 'export default () => null;', map: emptyMap, snippets: [] };
    this.#compiler ??= createFenceCompiler();
    const compiler = await this.#compiler;
    try {
      return await this.#limit(() => compileSlide(slide, part, source, compiler));
    } catch (error) {
      if (!(error instanceof SlideProblem)) throw error;
      const problem = located(error, slide);
      const shown = relative(source.root, slide.file);
      return { ...problemModule(formatProblem(problem), shown), snippets: [], problem };
    }
  }

  /** Everything that is wrong with the deck; what only compiling shows is looked for when the rest is right. */
  async compileAll(): Promise<readonly LocatedProblem[]> {
    const deck = await this.current();
    if (deck.problems.length > 0) return deck.problems;
    for (const id of deck.slides.keys()) {
      for (const part of ['slide', 'notes'] as const) {
        this.#compiled.set(`${part}=${id}`, this.#compileAnew(id, part));
      }
    }
    return (await Promise.all(this.#compiled.values())).flatMap(({ problem }) => problem ?? []);
  }
}

const emptyMap = JSON.stringify({ version: 3, sources: [], names: [], mappings: '' });
