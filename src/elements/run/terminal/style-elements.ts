/**
 * xterm.js writes its rules into style elements, which the content security policy of the pages forbids. While `draw`
 * runs, what it takes for a style element hands its text on to a style sheet made by the script, which is allowed.
 * @param draw makes all the style elements it will ever need before it returns
 */
export function withStyleSheets(document: Document, draw: () => void): void {
  const create = document.createElement;
  const createElement = (name: string, options?: ElementCreationOptions) =>
    name === 'style' ? styleElement(document, create) : create.call(document, name, options);
  document.createElement = createElement as Document['createElement'];
  try {
    draw();
  } finally {
    document.createElement = create;
  }
}

/** Makes a text the rules of a document. @returns the function that takes them away */
export function adoptStyles(document: Document, sheet: CSSStyleSheet): () => void {
  document.adoptedStyleSheets.push(sheet);
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}

/** An element that draws nothing, but whose text is rules as long as it is not removed. */
function styleElement(document: Document, create: Document['createElement']): HTMLElement {
  const element = create.call(document, 'template');
  const sheet = new CSSStyleSheet();
  const forget = adoptStyles(document, sheet);
  Object.defineProperty(element, 'textContent', { set: (text: string) => sheet.replaceSync(text) });
  Object.defineProperty(element, 'remove', {
    value() {
      forget();
      Element.prototype.remove.call(element);
    },
  });
  return element;
}
