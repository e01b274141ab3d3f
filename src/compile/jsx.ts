import type { Program } from 'estree';
import { valueToEstree } from 'estree-util-value-to-estree';
import type { Code, RootContent } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement, MdxjsEsm } from 'mdast-util-mdx';
import type { Node } from 'unist';
import type { Place } from './errors.ts';

export type JsxElement = MdxJsxFlowElement | MdxJsxTextElement;

/** True for an element written as a tag, whether it stands alone or in a line of text. */
export function isJsx(node: Node): node is JsxElement {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/** Where a node starts in the author's file. */
export function startOf(node: Node): Place {
  return { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}

/** A fence as the code pipeline takes it. */
export function fenceOf(fence: Code) {
  return { language: fence.lang ?? null, meta: fence.meta ?? '', text: fence.value, place: startOf(fence) };
}

export function attributeOf(element: JsxElement, name: string): MdxJsxAttribute | undefined {
  return element.attributes.find(
    (attribute): attribute is MdxJsxAttribute => attribute.type === 'mdxJsxAttribute' && attribute.name === name,
  );
}

/** The number a `{2}` attribute holds, or undefined when it is anything but a whole number written out. */
export function numberOf(attribute: MdxJsxAttribute): number | undefined {
  const { value } = attribute;
  const text = typeof value === 'object' && value ? value.value.trim() : '';
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

/** Sets `name={value}`, for any value that can be written as a literal. */
export function setAttribute(element: JsxElement, name: string, value: unknown): void {
  element.attributes = element.attributes.filter((attribute) => !('name' in attribute) || attribute.name !== name);
  element.attributes.push({
    type: 'mdxJsxAttribute',
    name,
    value: { type: 'mdxJsxAttributeValueExpression', value: '', data: { estree: expression(value) } },
  });
}

/** A block element with literal attributes, at the place of the node it replaces. */
export function blockElement(
  name: string,
  attributes: Record<string, unknown>,
  children: MdxJsxFlowElement['children'],
  replaces: Node,
): MdxJsxFlowElement {
  const element: MdxJsxFlowElement = { type: 'mdxJsxFlowElement', name, attributes: [], children };
  if (replaces.position) element.position = replaces.position;
  for (const [key, value] of Object.entries(attributes)) setAttribute(element, key, value);
  return element;
}

/** `import { a, b } from 'source'`, or `import local from 'source'` for `{ default: local }`. */
export function importOf(source: string, names: readonly string[], defaultName?: string): MdxjsEsm {
  const specifiers: Program['body'] = [
    {
      type: 'ImportDeclaration',
      attributes: [],
      source: { type: 'Literal', value: source },
      specifiers: [
        ...(defaultName ? [{ type: 'ImportDefaultSpecifier' as const, local: identifier(defaultName) }] : []),
        ...names.map((name) => ({
          type: 'ImportSpecifier' as const,
          imported: identifier(name),
          local: identifier(name),
        })),
      ],
    },
  ];
  return { type: 'mdxjsEsm', value: '', data: { estree: program(specifiers) } };
}

/** `{name}` as the value of an attribute: what an import brought in. */
export function setReference(element: JsxElement, name: string, reference: string): void {
  element.attributes.push({
    type: 'mdxJsxAttribute',
    name,
    value: {
      type: 'mdxJsxAttributeValueExpression',
      value: reference,
      data: { estree: program([{ type: 'ExpressionStatement', expression: identifier(reference) }]) },
    },
  });
}

/** Every node below `root` in document order, with its parent and place among the siblings. */
export function* walk(root: {
  children: RootContent[];
}): Generator<{ node: RootContent; parent: { children: RootContent[] }; index: number }> {
  for (const [index, node] of root.children.entries()) {
    yield { node, parent: root, index };
    if ('children' in node) yield* walk(node as { children: RootContent[] });
  }
}

const identifier = (name: string) => ({ type: 'Identifier' as const, name });

const program = (body: Program['body']): Program => ({ type: 'Program', sourceType: 'module', body, comments: [] });

const expression = (value: unknown): Program =>
  program([{ type: 'ExpressionStatement', expression: valueToEstree(value) }]);
