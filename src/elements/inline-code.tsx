import type { ReactNode } from 'react';

/** Sets the parts of a plain sentence that stand between backticks as code; a lone backtick stays as it is. */
export function inlineCode(sentence: string): ReactNode[] {
  return sentence
    .split(/(`[^`]+`)/)
    .filter(Boolean)
    .map((part, index) => {
      if (part.length < 3 || !part.startsWith('`') || !part.endsWith('`')) return part;
      // The parts of one sentence never change places.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      return <code key={index}>{part.slice(1, -1)}</code>;
    });
}
