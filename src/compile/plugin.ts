import { relative, resolve } from 'node:path';
import type { EnvironmentModuleGraph, EnvironmentModuleNode, Plugin, ViteDevServer } from 'vite';
import { DeckLibrary } from './deck-library.ts';
import { DeckError, formatProblem, type LocatedProblem } from './errors.ts';
import type { Deck } from './read-deck.ts';
import type { ReadSlide } from './read-slide.ts';
import { parsePartAddress, partAddress, type VirtualModule, virtualModule, virtualModules } from './virtual-modules.ts';

export interface DeckOptions {
  /** Folder of the deck, relative to Vite's root. */
  readonly slides: string;
  /** Components that need no import line in MDX. */
  readonly components: readonly string[];
}

/** The Vite plugin that turns a folder of MDX slides into a manifest, slide modules and notes modules. */
export function deck({ slides, components }: DeckOptions): Plugin {
  let library: DeckLibrary;
  let server: ViteDevServer | undefined;
  /** The deck as the browser has it. */
  let sent: Deck | undefined;
  return {
    name: 'deck',
    enforce: 'pre',
    configResolved({ root }) {
      const folder = resolve(root, slides);
      library = new DeckLibrary({ root, folder, shown: relative(root, folder), registry: components });
    },
    configureServer(started) {
      server = started;
      started.watcher.add(library.folder);
      const answer = () => showInOverlay(started, library.problems());
      started.ws.on('connection', answer);
      started.ws.on(updatedEvent, answer);
    },
    async buildStart() {
      sent = await library.read();
      const problems = server ? [] : await library.compileAll();
      if (problems.length > 0) this.error(plain(new DeckError(problems)));
    },
    resolveId(id) {
      return (virtualModules as readonly string[]).includes(id) ? `\0${id}` : undefined;
    },
    async load(id) {
      if (id.startsWith('\0virtual:deck/')) return virtualModule(id.slice(1) as VirtualModule, await library.current());
      const address = parsePartAddress(id);
      if (!address) return undefined;
      const { code, map, snippets, problem } = await library.compile(address.id, address.part);
      for (const file of snippets) this.addWatchFile(file);
      if (problem && server) showInOverlay(server, [problem]);
      return { code, map: JSON.parse(map), moduleType: 'js' };
    },
    async hotUpdate({ file, modules, timestamp }) {
      if (this.environment.name !== 'client' || !library.contains(file)) return undefined;
      // A snippet that no slide shows any more would load every page anew.
      const beside = modules.filter(({ id, importers }) => importers.size > 0 && !parsePartAddress(id ?? ''));
      if (!library.dependsOn(file)) return beside;
      const failing = library.failing();
      const after = await library.read();
      const before = sent ?? after;
      sent = after;
      // An update, even an empty one, takes the overlay away; the page then asks what is still wrong.
      this.environment.hot.send({ type: 'update', updates: [] });
      const { moduleGraph } = this.environment;
      return [
        ...beside,
        ...changedSlides(moduleGraph, { before, after, failing }, timestamp),
        ...virtualModules
          .filter((id) => virtualModule(id, before) !== virtualModule(id, after))
          .flatMap((id) => moduleGraph.getModuleById(`\0${id}`) ?? []),
      ];
    },
  };
}

/** Sent by a page after each update. */
const updatedEvent = 'deck:updated';

/** An error whose text is all there is to say; a stack would only hide it. */
function plain(error: DeckError): Error {
  error.stack = '';
  return error;
}

/**
 * A file holds many slides: only those whose own text changed are sent again. All files are compared, because a
 * checkout changes several before the first is looked at. A slide that was not there before is only forgotten, as it
 * may have been there earlier: no page has it, so an update of it would load every page anew.
 */
function changedSlides(
  graph: EnvironmentModuleGraph,
  { before, after, failing }: { before: Deck; after: Deck; failing: ReadonlySet<string> },
  timestamp: number,
): EnvironmentModuleNode[] {
  const changed = [...after.slides].filter(
    ([id, slide]) => failing.has(id) || hasChanged(before.slides.get(id), slide),
  );
  return changed.flatMap(([id, { file }]) => {
    const modules = (['slide', 'notes'] as const).flatMap(
      (part) => graph.getModuleById(partAddress(file, part, id)) ?? [],
    );
    if (before.slides.has(id)) return modules;
    for (const module of modules) graph.invalidateModule(module, new Set(), timestamp, true);
    return [];
  });
}

function hasChanged(old: ReadSlide | undefined, now: ReadSlide): boolean {
  const broken = Boolean(old?.problems.length || now.problems.length);
  return broken || old?.body.trim() !== now.body.trim();
}

function showInOverlay(server: ViteDevServer, [problem]: readonly LocatedProblem[]): void {
  if (!problem) return;
  const { file, line, column, message } = problem;
  const [, ...details] = formatProblem(problem).split('\n');
  server.ws.send({
    type: 'error',
    err: { message, stack: '', plugin: 'deck', loc: { file, line, column }, frame: details.join('\n') },
  });
}
