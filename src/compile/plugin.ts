import { relative, resolve } from 'node:path';
import type { EnvironmentModuleNode, Plugin, ViteDevServer } from 'vite';
import { DeckLibrary } from './deck-library.ts';
import { DeckError, formatProblem, type LocatedProblem } from './errors.ts';
import type { Deck } from './read-deck.ts';
import { parsePartAddress, type VirtualModule, virtualModule, virtualModules } from './virtual-modules.ts';

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
      started.ws.on('connection', () => showInOverlay(started, library.problems()));
    },
    async buildStart() {
      await library.read();
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
    async hotUpdate({ file, modules }) {
      if (this.environment.name !== 'client' || !library.isSource(file)) return undefined;
      const before = await library.current();
      const after = await library.read();
      if (server) showInOverlay(server, after.problems);
      const known = (id: VirtualModule) => this.environment.moduleGraph.getModuleById(`\0${id}`) ?? [];
      return [
        ...modules.filter((module) => hasChanged(module, before, after)),
        ...virtualModules.filter((id) => virtualModule(id, before) !== virtualModule(id, after)).flatMap(known),
      ];
    },
  };
}

/** An error whose text is all there is to say; a stack would only hide it. */
function plain(error: DeckError): Error {
  error.stack = '';
  return error;
}

/** A file holds many slides: only those whose own text changed are sent again. */
function hasChanged(module: EnvironmentModuleNode, before: Deck, after: Deck): boolean {
  const address = module.id ? parsePartAddress(module.id) : null;
  if (!address) return true;
  const [old, now] = [before.slides.get(address.id), after.slides.get(address.id)];
  const broken = Boolean(old?.problems.length || now?.problems.length);
  return broken || old?.body.trim() !== now?.body.trim();
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
