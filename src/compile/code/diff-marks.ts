import { SlideProblem } from '../errors.ts';
import type { SourceLine } from './source-line.ts';

/** A comment at the end of a line, `// [!code ++]`, `/* [!code --] *\/` or `# [!code ++]`. */
const note = /\s*(?:\/\/|\/\*|#)\s*\[!code\s*([^\]]*)\]\s*(?:\*\/)?\s*$/;

/**
 * Takes the note that marks a line as added or removed out of its text.
 * @throws SlideProblem for a note that says anything else
 */
export function takeNote(line: SourceLine): SourceLine {
  const found = note.exec(line.text);
  if (!found) return line;
  const text = line.text.slice(0, found.index);
  if (found[1] === '++') return { ...line, text, mark: '+' };
  if (found[1] === '--') return { ...line, text, mark: '-' };
  throw new SlideProblem(
    `"[!code ${found[1]}]" does not mark a line.`,
    line.place,
    'Write [!code ++] or [!code --]; to light lines, name them in {…} after the language.',
    line.file,
  );
}

/**
 * Takes the first column of a patch, which says what happens to the line, out of the text. Headers keep theirs,
 * so that every block tells added and removed lines the same way: by their mark.
 */
export function takeSign(line: SourceLine): SourceLine {
  const sign = line.text.at(0);
  if (/^(?:--- |\+\+\+ )/.test(line.text)) return line;
  const text = line.text.slice(1);
  if (sign === '+' || sign === '-') return { ...line, text, mark: sign };
  return sign === ' ' ? { ...line, text } : line;
}
