/** The part of Vite's build manifest that is used here; keys are module ids. */
export type BundleManifest = Readonly<Record<string, BundleEntry>>;

interface BundleEntry {
  readonly file: string;
  readonly imports?: readonly string[];
}

/** The file of a module and of everything it imports statically, each once. Throws for an unknown module. */
export function staticFilesOf(bundle: BundleManifest, id: string): string[] {
  const seen = new Set<string>();
  const visit = (key: string) => {
    const entry = bundle[key];
    if (!entry) throw new Error(`The build made no chunk for ${key}`);
    if (seen.has(entry.file)) return;
    seen.add(entry.file);
    for (const imported of entry.imports ?? []) visit(imported);
  };
  visit(id);
  return [...seen];
}

/** The files of the one module whose id ends in a query, such as `slide=idmap-why`, and of what it imports. */
export function chunksOf(bundle: BundleManifest, query: string): string[] {
  const id = Object.keys(bundle).find((key) => key.endsWith(`?${query}`));
  if (!id) throw new Error(`The build made no chunk for ${query}`);
  return staticFilesOf(bundle, id);
}
