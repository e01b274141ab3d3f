import { SlideProblem } from './errors.ts';

/** One slide cut out of its file. Lines count from 1 in the file. */
export interface SlideSource {
  /** Line of the `---` that opens the front matter. */
  readonly line: number;
  /** The YAML between the two `---` lines; its first line is `line + 1`. */
  readonly frontMatter: string;
  /** The body, with an empty line in place of every line before it, so that positions are the author's. */
  readonly body: string;
}

const isRule = (line: string) => /^---[ \t]*$/.test(line);
const isBlank = (line: string) => line.trim() === '';

/**
 * Cuts a file into slides: each starts with a front matter between two `---` lines. A `---` inside a code
 * fence is code.
 *
 * @throws SlideProblem for text before the first slide, and for a front matter or fence that never ends
 */
export function splitSlides(text: string): SlideSource[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const slides: SlideSource[] = [];
  let index = lines.findIndex((line) => !isBlank(line));
  if (index < 0) throw new SlideProblem('This file has no slides.', { line: 1, column: 1 }, firstSlideAdvice);
  if (!isRule(lines[index] ?? '')) {
    throw new SlideProblem('There is text before the first slide.', { line: index + 1, column: 1 }, firstSlideAdvice);
  }
  while (index < lines.length) {
    const close = closingRule(lines, index);
    const end = bodyEnd(lines, close + 1);
    slides.push({
      line: index + 1,
      frontMatter: lines.slice(index + 1, close).join('\n'),
      body: '\n'.repeat(close + 1) + lines.slice(close + 1, end).join('\n'),
    });
    index = end;
  }
  return slides;
}

const firstSlideAdvice = 'Start the file with the front matter of its first slide, between two "---" lines.';

function closingRule(lines: readonly string[], open: number): number {
  const close = lines.findIndex((line, index) => index > open && isRule(line));
  if (close >= 0) return close;
  throw new SlideProblem(
    'The front matter that starts here is never closed.',
    { line: open + 1, column: 1 },
    'A "---" line starts a slide: add its front matter and a second "---" line, or remove it.',
  );
}

/** Index of the `---` that starts the next slide, or of the end of the file. */
function bodyEnd(lines: readonly string[], from: number): number {
  let fence: { readonly marker: string; readonly line: number } | null = null;
  for (let index = from; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (fence) {
      if (closes(line, fence.marker)) fence = null;
    } else if (isRule(line)) return index;
    else {
      const marker = /^\s*(`{3,}|~{3,})(?!.*`)/.exec(line)?.[1];
      if (marker) fence = { marker, line: index + 1 };
    }
  }
  if (!fence) return lines.length;
  throw new SlideProblem(
    'This code fence is never closed.',
    { line: fence.line, column: 1 },
    `Add a line with ${fence.marker} after the code.`,
  );
}

function closes(line: string, marker: string): boolean {
  const text = line.trim();
  return text.length >= marker.length && [...text].every((character) => character === marker[0]);
}
