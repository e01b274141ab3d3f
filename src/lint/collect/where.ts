import type { Where } from '../snapshot.ts';

const excerptLength = 40;
const pathLength = 3;

/** The beginning of a text on one line. */
export function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > excerptLength ? `${line.slice(0, excerptLength - 1).trimEnd()}…` : line;
}

/** Names an element for a person: its tag and class, up to two elements around it, and how its text begins. */
export function whereIs(element: Element, text: string = element.textContent ?? ''): Where {
  const parts: string[] = [];
  for (let at: Element | null = element; at && parts.length < pathLength; at = at.parentElement) {
    if (at.matches('.slide')) break;
    const [first] = at.classList;
    parts.unshift(first ? `${at.localName}.${first}` : at.localName);
  }
  return { path: parts.join(' > '), text: excerpt(text) };
}
