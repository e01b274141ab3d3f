import { contentSecurityPolicy } from './csp.ts';

/** One page of the site. */
export interface Page {
  /** Path below the site's root, such as `idmap-why/index.html`. */
  readonly path: string;
  readonly title: string;
  readonly language: string;
  readonly description?: string;
  /** Markup for the root element. */
  readonly body: string;
  /** Files to fetch before the script asks for them, below the site's root. */
  readonly preload: readonly string[];
  /** False for a page that only shows its markup. */
  readonly script: boolean;
}

/**
 * How to get from a page to the site's root: `./` from `index.html`, `../` from one folder below. A host answers
 * with `404.html` at the address of the missing slide, which is one folder below.
 */
export function rootOf(path: string): string {
  if (path === '404.html') return '../';
  const depth = path.split('/').length - 1;
  return depth === 0 ? './' : '../'.repeat(depth);
}

/** Fills the built `index.html` with a page's content, and points its relative addresses at the root. */
export function renderPage(template: string, page: Page): string {
  const root = rootOf(page.path);
  const filled = template
    .replace(/<html lang="[^"]*"/, `<html lang="${escapeHtml(page.language)}"`)
    .replace(/<title>[^<]*<\/title>/, `<title>${escapeHtml(page.title)}</title>`)
    .replace(/="\.\//g, `="${root}`)
    // Until the talk's state is known, the window keeps what it showed before: a reload is not seen.
    .replace('<script type="module"', '<script type="module" blocking="render"')
    .replace('<!--deck:head-->', () => headOf(page, root))
    .replace('<!--deck:body-->', () => page.body);
  return page.script ? filled : filled.replace(/\s*<script\b[^>]*><\/script>|\s*<link rel="modulepreload"[^>]*>/g, '');
}

function headOf({ preload, description }: Page, root: string): string {
  return [
    `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(contentSecurityPolicy)}" />`,
    ...(description ? [`<meta name="description" content="${escapeHtml(description)}" />`] : []),
    ...preload.map((file) => `<link rel="modulepreload" crossorigin href="${root}${escapeHtml(file)}" />`),
    `<noscript><link rel="stylesheet" href="${root}no-script.css" /></noscript>`,
  ].join('\n    ');
}

/** Text as it may stand between tags and in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
