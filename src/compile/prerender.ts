import { type Manifest, plainTitle, type SlideEntry } from '../deck/manifest.ts';
import { type PagePolicy, pagePolicies, printAddresses } from '../deck/pages.ts';
import { type Page, rootOf } from './page.ts';
import { type BundleManifest, chunksOf, staticFilesOf } from './preload.ts';

/** What the server bundle renders. */
export interface Renderers {
  readonly manifest: Manifest;
  renderStage(slide: number, root: string): string;
  renderPrint(policy: PagePolicy): string;
  renderAbout(): string;
}

const stageModule = 'src/app/stage-main.tsx';
const consoleModule = 'src/app/console-main.tsx';

/** Every page of the site. */
export function* pagesOfSite(renderers: Renderers, bundle: BundleManifest): Generator<Page> {
  const { manifest } = renderers;
  for (const [slide, entry] of manifest.slides.entries()) {
    yield stagePage(`${entry.id}/index.html`, slide, entry, renderers, bundle);
    if (slide === 0) yield stagePage('index.html', slide, entry, renderers, bundle);
  }
  const shared = { language: manifest.language, script: true, preload: [] };
  yield {
    ...shared,
    path: 'console/index.html',
    title: `Console · ${manifest.title}`,
    body: noScriptConsole,
    preload: staticFilesOf(bundle, consoleModule),
  };
  yield { ...shared, path: '404.html', title: manifest.title, body: noScriptMissing };
  for (const policy of pagePolicies) {
    const path = `${printAddresses[policy]}index.html`;
    yield { ...shared, path, title: manifest.title, body: renderers.renderPrint(policy), script: false };
  }
  const title = `About · ${manifest.title}`;
  yield { ...shared, path: 'about/index.html', title, body: renderers.renderAbout(), script: false };
}

const noScriptConsole = '<noscript><p>The console needs JavaScript.</p></noscript>';
const noScriptMissing = '<noscript><p>There is no slide at this address.</p></noscript>';

function stagePage(
  path: string,
  slide: number,
  entry: SlideEntry,
  { manifest, renderStage }: Renderers,
  bundle: BundleManifest,
): Page {
  return {
    path,
    title: slide === 0 ? manifest.title : `${plainTitle(entry)} · ${manifest.title}`,
    language: manifest.language,
    description: `${manifest.title} · ${manifest.speaker} · ${manifest.event}`,
    body: drawn(entry, () => renderStage(slide, rootOf(path))),
    preload: [...new Set([...staticFilesOf(bundle, stageModule), ...chunksOf(bundle, `slide=${entry.id}`)])],
    script: true,
  };
}

/** What a component throws does not name the slide it stands on. */
function drawn({ id, chapter }: SlideEntry, draw: () => string): string {
  try {
    return draw();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${chapter}/slides.mdx: the slide "${id}" cannot be drawn: ${reason}`);
  }
}
