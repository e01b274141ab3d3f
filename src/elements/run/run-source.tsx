import { useLayoutEffect, useRef } from 'react';
import type { CodeBlock, CodeLine } from '../../deck/code.ts';
import { renderToken } from '../code.tsx';
import { type Paragraph, paragraphAt } from './paragraph.ts';
import { reveal } from './reveal.ts';

interface RunSourceProps {
  readonly block: CodeBlock;
  /** What is written under it. */
  readonly caption: string;
  /** Number of the line that is running; null when none is. */
  readonly line: number | null;
  /** The press that runs the program is still to come: the source is shown from its beginning. */
  readonly waits: boolean;
}

/** A program's source. The paragraph that is running is lit, and brought into view. */
export function RunSource({ block, caption, line, waits }: RunSourceProps) {
  const pane = useRef<HTMLElement>(null);
  const lines = block.versions[0]?.lines ?? [];
  const running = line === null ? null : paragraphAt(lines, line);
  useLayoutEffect(() => {
    if (pane.current && line !== null) reveal(pane.current);
  }, [line]);
  useLayoutEffect(() => {
    if (pane.current && waits) pane.current.scrollTop = 0;
  }, [waits]);
  return (
    <figure className="run-source">
      <pre>
        <code ref={pane} data-scrolls="">
          <span className="source-lines">
            {lines.map((content, index) => (
              <SourceLine
                // A line is its place in the file.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                key={index}
                content={content}
                light={lightOf(index, running)}
                runs={line !== null && content.number === line}
              />
            ))}
          </span>
        </code>
      </pre>
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

interface SourceLineProps {
  readonly content: CodeLine;
  readonly light: 'lit' | 'dim' | undefined;
  readonly runs: boolean;
}

function SourceLine({ content: { tokens }, light, runs }: SourceLineProps) {
  return (
    <span className="source-line" data-light={light} data-runs={runs ? '' : undefined}>
      {indented(tokens)}
      {'\n'}
    </span>
  );
}

/** Columns of an indentation that comes from blocks; what is deeper is set under a bracket. */
const deepest = 12;

/** Folded lines go on behind their own indentation, for which the style sheet must know where that ends. */
function indented([first, ...rest]: CodeLine['tokens']) {
  if (!first) return null;
  const [text, ...kind] = first;
  const indent = /^ */.exec(text)?.[0] ?? '';
  const tokens = [[text.slice(indent.length), ...kind] as const, ...rest];
  return (
    <>
      {indent && <span className={indent.length > deepest ? 'indent deep' : 'indent'}>{indent}</span>}
      <span className="words">{tokens.map((token, index) => renderToken(token, index))}</span>
    </>
  );
}

function lightOf(index: number, running: Paragraph | null): SourceLineProps['light'] {
  if (!running) return undefined;
  return index >= running.first && index <= running.last ? 'lit' : 'dim';
}
