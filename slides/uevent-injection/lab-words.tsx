import type { ReactNode } from 'react';

/** Sets the parts of a sentence that stand between backticks as code. */
export const inlineCode = (sentence: string): ReactNode[] =>
  // Every second part stood between backticks; the parts of a sentence never change places.
  sentence.split('`').map((part, index) => {
    const key = `${index} ${part}`;
    return index % 2 === 1 ? <code key={key}>{part}</code> : <span key={key}>{part}</span>;
  });
