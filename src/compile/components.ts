import type { Program } from 'estree';
import { visit } from 'estree-util-visit';
import type { Root } from 'mdast';
import { suggest } from '../deck/nearest.ts';
import { type Place, SlideProblem } from './errors.ts';
import { isJsx, startOf, walk } from './jsx.ts';

/** Elements the compiler itself takes apart; they must be seen in the tree, not hidden in an expression. */
const compiled = ['Step', 'Steps', 'Scene', 'Morph', 'Run', 'Notes'];

/**
 * Finds the components a slide uses without importing them.
 * @param registry names that need no import line
 * @returns the names to import, sorted
 * @throws SlideProblem for a name that is neither imported nor in the registry
 */
export function implicitComponents(root: Root, registry: readonly string[]): string[] {
  const declared = new Set<string>();
  const used = new Map<string, Place>();
  const use = (name: string, place: Place) => {
    if (!used.has(name)) used.set(name, place);
  };
  for (const { node } of walk(root)) {
    if (isJsx(node) && node.name) use(baseOf(node.name), startOf(node));
    for (const program of programsOf(node)) {
      for (const name of declarationsOf(program)) declared.add(name);
      for (const { name, place } of elementsOf(program, startOf(node))) {
        refuseHidden(name, place);
        use(name, place);
      }
    }
  }
  const implicit = [...used].filter(([name]) => /^[A-Z]/.test(name) && !declared.has(name));
  for (const [name, place] of implicit) if (!registry.includes(name)) throw unknown(name, place, registry);
  return implicit.map(([name]) => name).sort();
}

const baseOf = (name: string) => name.split('.')[0] ?? name;

function unknown(name: string, place: Place, registry: readonly string[]): SlideProblem {
  const meant = suggest(name, registry);
  const known = `Components without an import are ${registry.join(', ')}; import any other at the top of the slide.`;
  return new SlideProblem(`Unknown component <${name}>.`, place, meant ? `Did you mean <${meant}>?` : known);
}

function refuseHidden(name: string, place: Place): void {
  if (!compiled.includes(name)) return;
  throw new SlideProblem(
    `<${name}> cannot stand inside an expression.`,
    place,
    'Steps and notes are read when the deck is compiled; write the tag outside of { and }.',
  );
}

/** The JavaScript in a node: import lines, expressions, and expressions in attributes. */
function programsOf(node: object): Program[] {
  const own = (node as { data?: { estree?: Program | null } }).data?.estree;
  const attributes = (node as { attributes?: readonly object[] }).attributes ?? [];
  const nested = attributes.flatMap((attribute) => {
    const value = (attribute as { value?: unknown }).value;
    return [...programsOf(attribute), ...(value && typeof value === 'object' ? programsOf(value) : [])];
  });
  return own ? [own, ...nested] : nested;
}

function declarationsOf(program: Program): string[] {
  return program.body.flatMap((statement) => {
    if (statement.type === 'ImportDeclaration') return statement.specifiers.map(({ local }) => local.name);
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type === 'VariableDeclaration') {
      return declaration.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
    }
    return declaration?.type === 'FunctionDeclaration' ? [declaration.id.name] : [];
  });
}

interface OpeningElement {
  readonly type: 'JSXOpeningElement';
  readonly name: { readonly type: string; readonly name?: string };
  readonly loc?: { readonly start: { readonly line: number; readonly column: number } };
}

function elementsOf(program: Program, fallback: Place): { name: string; place: Place }[] {
  const found: { name: string; place: Place }[] = [];
  visit(program, (node) => {
    if ((node.type as string) !== 'JSXOpeningElement') return;
    const { name, loc } = node as unknown as OpeningElement;
    const place = loc ? { line: loc.start.line, column: loc.start.column + 1 } : fallback;
    if (name.type === 'JSXIdentifier' && name.name) found.push({ name: name.name, place });
  });
  return found;
}
