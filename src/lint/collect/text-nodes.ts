/** Every text below an element that is more than white space. */
export function textNodesIn(element: Element): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text && node.data.trim()) nodes.push(node);
  }
  return nodes;
}

/** The boxes of the lines a text stands on, in pixels of the window; the white space at its ends has none. */
export function lineRects(node: Text): DOMRect[] {
  const range = document.createRange();
  range.setStart(node, node.data.search(/\S/));
  range.setEnd(node, node.data.trimEnd().length);
  return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
}
