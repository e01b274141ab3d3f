import { posix } from 'node:path';

/** What the files of one folder may import. */
interface Layer {
  /** Other folders below src. */
  readonly folders: readonly string[];
  /** Packages by name; `node:` and `virtual:` stand for every module of that kind. */
  readonly packages: readonly string[] | 'any';
}

const react = ['react', 'react-dom'];
const view = [...react, 'virtual:'];

/** The house, from the ground up: imports only ever point downwards. */
const layers: Readonly<Record<string, Layer>> = {
  platform: { folders: [], packages: [] },
  theme: { folders: [], packages: [] },
  deck: { folders: [], packages: ['leven'] },
  compile: { folders: ['deck'], packages: 'any' },
  windows: { folders: ['platform', 'deck'], packages: [] },
  input: { folders: ['deck'], packages: [] },
  elements: { folders: ['deck', 'machine'], packages: [...react, 'uqr', '@xterm/xterm'] },
  stage: { folders: ['platform', 'deck', 'windows', 'elements'], packages: view },
  console: { folders: ['platform', 'deck', 'windows', 'elements', 'stage'], packages: view },
  print: { folders: ['deck', 'elements', 'stage'], packages: view },
  lint: { folders: ['deck'], packages: [] },
  cli: { folders: ['deck', 'compile', 'lint'], packages: 'any' },
  app: {
    folders: ['platform', 'theme', 'deck', 'windows', 'input', 'elements', 'stage', 'console', 'print', 'lint'],
    packages: [...view, 'inter-ui', 'jetbrains-mono'],
  },
};

/** The build renders with the application it has just bundled, so it knows that bundle's type. */
const exceptions: Readonly<Record<string, string>> = { 'src/cli/build.ts': '../app/server.tsx' };

/** The specifiers a TypeScript or MDX file imports, types and dynamic imports included. */
export function importsOf(source: string): string[] {
  const imports =
    /^\s*(?:import|export|\})[^'"`;\n]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;
  return Array.from(source.matchAll(imports), ([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '');
}

/**
 * Whether a file may import a module.
 * @param file path from the project's root, with `/`
 * @param specifier as written in the file
 * @returns what is wrong with it, or undefined
 */
export function findViolation(file: string, specifier: string): string | undefined {
  if (exceptions[file] === specifier) return undefined;
  const [root = '', folder = ''] = file.split('/');
  const reason = root === 'slides' ? slideViolation(file, specifier) : sourceViolation(file, folder, specifier);
  return reason && `${file} imports ${specifier}: ${reason}`;
}

function slideViolation(file: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) {
    return ['@deck', 'react'].includes(specifier) ? undefined : 'slides may import @deck, react and their own folder';
  }
  const target = posix.join(posix.dirname(file), specifier);
  if (target.startsWith(`${posix.dirname(file)}/`)) return undefined;
  const isDeckType = file === 'slides/deck.ts' && target === 'src/deck/manifest.ts';
  return isDeckType ? undefined : 'it lies outside the chapter’s folder';
}

function sourceViolation(file: string, folder: string, specifier: string): string | undefined {
  const layer = layers[folder];
  if (!layer) return `src/${folder} is not in the table of tests/check/layers.ts`;
  if (!specifier.startsWith('.')) return packageViolation(folder, layer, specifier);
  const [root, target = ''] = posix.join(posix.dirname(file), specifier).split('/');
  if (root === 'src' && (target === folder || layer.folders.includes(target))) return undefined;
  return `${folder} may import ${layer.folders.join(', ') || 'no other folder'}`;
}

function packageViolation(folder: string, { packages }: Layer, specifier: string): string | undefined {
  if (packages === 'any') return undefined;
  const allowed = packages.some((name) =>
    name.endsWith(':') ? specifier.startsWith(name) : isPartOf(specifier, name),
  );
  return allowed ? undefined : `${folder} may import ${packages.join(', ') || 'no package'}`;
}

const isPartOf = (specifier: string, name: string) => specifier === name || specifier.startsWith(`${name}/`);
