import type { Root, RootContent } from 'mdast';
import type { MdxJsxTextElement } from 'mdast-util-mdx';
import { SlideProblem } from './errors.ts';
import { importOf, setAttribute, setReference, startOf, walk } from './jsx.ts';

/**
 * Turns `![text](./figure.png)` into an import of the file, so that it is bundled with the slide.
 * @throws SlideProblem for an image of another site, which the deck's security policy would not load
 */
export function importImages(root: Root): void {
  const imports: RootContent[] = [];
  for (const { node, parent, index } of walk(root)) {
    if (node.type !== 'image') continue;
    if (/^([a-z]+:|\/)/i.test(node.url)) {
      const advice = 'Put the file into the chapter\'s folder and write "./name".';
      throw new SlideProblem(`The image "${node.url}" is not part of the deck.`, startOf(node), advice);
    }
    const name = `image${imports.length}`;
    const source = node.url.startsWith('.') ? node.url : `./${node.url}`;
    imports.push({ ...importOf(source, [], name), ...(node.position && { position: node.position }) });
    const image: MdxJsxTextElement = { type: 'mdxJsxTextElement', name: 'img', attributes: [], children: [] };
    setReference(image, 'src', name);
    setAttribute(image, 'alt', node.alt ?? '');
    parent.children[index] = image;
  }
  root.children.unshift(...imports);
}
