import { join, relative } from 'node:path';
import pLimit from 'p-limit';
import { createFenceCompiler, type FenceCompiler } from './code/compile-fence.ts';
import { type CompiledPart, compileSlide, problemModule } from './compile-slide.ts';
import { type DeckSource, loadDeckConfig } from './deck-config.ts';
import { DeckError, formatProblem, type LocatedProblem, SlideProblem } from './errors.ts';
import { located } from './locate.ts';
import { type Deck, readDeck } from './read-deck.ts';
import type { ReadSlide } from './read-slide.ts';
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
  /** One reading at a time: an older one that takes longer must not have the last word. */
  #reading = pLimit(1);
  /** What only compiling has shown, by slide and part; after a reading they are compiled again. */
  #failed = new Map<string, { readonly id: string; readonly problem: LocatedProblem }>();
  /** What a build has compiled while looking for problems, so that it need not compile it again. */
  #compiled = new Map<string, Promise<LoadedPart>>();

  constructor(options: LibraryOptions) {
    this.#options = options;
    this.folder = options.folder;
  }

  /**
   * Reads the deck anew. While `deck.ts` cannot be used, the deck stays as it was, with that for its problem.
   * @throws DeckError when there is no deck yet that could stay
   */
  read(): Promise<Deck> {
    return this.#reading(async () => {
      this.#deck = await this.#readAnew();
      this.#failed.clear();
      return this.#deck;
    });
  }

  async #readAnew(): Promise<Deck> {
    const { shown, ...options } = this.#options;
    try {
      this.#source = { ...options, config: await loadDeckConfig(this.folder, shown) };
    } catch (error) {
      if (!(error instanceof DeckError) || !this.#deck) throw error;
      return { ...this.#deck, problems: error.problems };
    }
    return readDeck(this.#source, this.#deck);
  }

  /** The deck as last read. */
  async current(): Promise<Deck> {
    return this.#deck ?? this.read();
  }

  /** What is known to be wrong by now, from reading the deck and from compiling parts of it. */
  problems(): readonly LocatedProblem[] {
    const failed = [...this.#failed.values()].filter(({ id }) => this.#deck?.slides.has(id));
    return [...(this.#deck?.problems ?? []), ...failed.map(({ problem }) => problem)];
  }

  /** Ids of the slides that could be read but not compiled. */
  failing(): ReadonlySet<string> {
    return new Set([...this.#failed.values()].map(({ id }) => id));
  }

  /** True for a file in the deck's folder. */
  contains(file: string): boolean {
    return file.startsWith(join(this.folder, '/'));
  }

  /** True when a change of a file of the deck may change the manifest, or mend a problem: a snippet that was missing. */
  dependsOn(file: string): boolean {
    return /\.mdx$|\/deck\.ts$/.test(file) || this.problems().length > 0;
  }

  /** Compiles one part of a slide. A slide that is wrong gives a module that says so. */
  compile(id: string, part: SlidePart): Promise<LoadedPart> {
    return this.#compiled.get(`${part}=${id}`) ?? this.#compileAnew(id, part);
  }

  async #compileAnew(id: string, part: SlidePart): Promise<LoadedPart> {
    const slide = (await this.current()).slides.get(id);
    const source = this.#source;
    if (!slide || !source) return { code: 'export default () => null;', map: emptyMap, snippets: [] };
    const name = `${part}=${id}`;
    this.#failed.delete(name);
    const known = slide.problems[0];
    if (known) return problemPart(known, source, slide);
    this.#compiler ??= createFenceCompiler();
    const compiler = await this.#compiler;
    try {
      return await this.#limit(() => compileSlide(slide, part, source, compiler));
    } catch (error) {
      if (!(error instanceof SlideProblem)) throw error;
      const problem = located(error, slide);
      this.#failed.set(name, { id, problem });
      return problemPart(problem, source, slide);
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

/** What stands in for a part that is wrong. */
function problemPart(problem: LocatedProblem, { root }: DeckSource, { file }: ReadSlide): LoadedPart {
  return { ...problemModule(formatProblem(problem), relative(root, file)), snippets: [], problem };
}

const emptyMap = JSON.stringify({ version: 3, sources: [], names: [], mappings: '' });
