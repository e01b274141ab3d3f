import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Root } from 'mdast';
import { suggest } from '../deck/nearest.ts';
import { SlideProblem } from './errors.ts';
import { startOf, walk } from './jsx.ts';

/**
 * Checks that what a slide imports exists, while the author's line is still known.
 * @param folder the chapter's folder
 * @throws SlideProblem for a file or package that is not there
 */
export function checkImports(root: Root, folder: string): void {
  for (const { node } of walk(root)) {
    if (node.type !== 'mdxjsEsm') continue;
    for (const statement of node.data?.estree?.body ?? []) {
      if (!('source' in statement) || typeof statement.source?.value !== 'string') continue;
      const line = statement.loc?.start.line;
      const place = line ? { line, column: (statement.loc?.start.column ?? 0) + 1 } : startOf(node);
      const advice = whatIsMissing(statement.source.value, folder);
      if (advice !== undefined) throw new SlideProblem(`Cannot find "${statement.source.value}".`, place, advice);
    }
  }
}

/** Advice when the import leads nowhere, undefined when it is fine. */
function whatIsMissing(source: string, folder: string): string | undefined {
  if (source === '@deck') return undefined;
  if (!source.startsWith('.')) {
    return packageExists(source, folder)
      ? undefined
      : 'Install the package, or write "./name" for a file of this folder.';
  }
  const path = resolve(folder, source);
  if (existsSync(path)) return undefined;
  const meant = existsSync(dirname(path))
    ? suggest(path.slice(dirname(path).length + 1), readdirSync(dirname(path)))
    : undefined;
  return meant ? `Did you mean "${meant}"?` : "Write the path from this folder, with the file's extension.";
}

function packageExists(source: string, folder: string): boolean {
  const name = source
    .split('/')
    .slice(0, source.startsWith('@') ? 2 : 1)
    .join('/');
  if (existsSync(join(folder, 'node_modules', name))) return true;
  return dirname(folder) !== folder && packageExists(source, dirname(folder));
}
