import { useRef } from 'react';
import type { CodeBlock, CodeLine, CodeVersion, Token } from '../deck/code.ts';
import { codeFit, hasMarks } from './code-fit.ts';
import { useStep } from './step-context.ts';
import { useLitZoom } from './use-lit-zoom.ts';
import { useMorph } from './use-morph.ts';

interface CodeProps {
  readonly block: CodeBlock;
  /** The slide's step at which the first stage is shown. */
  readonly at?: number;
}

/** A block of code at the stage its step asks for: which text, and which of its lines are lit. */
export function Code({ block, at = 0 }: CodeProps) {
  const step = useStep();
  const pre = useRef<HTMLPreElement>(null);
  const index = Math.max(0, Math.min(block.stages.length - 1, step - at));
  const stage = block.stages[index] ?? { version: 0, lit: null };
  const { version: shown, lit } = stage;
  const version = block.versions[shown] ?? { lines: [] };
  useMorph(pre, block.versions, shown);
  useLitZoom(pre, stage);
  const { size, tall, digits } = codeFit(block);
  return (
    <figure className="code" data-language={block.language} data-size={size} data-tall={tall ? '' : undefined}>
      <pre ref={pre} data-digits={digits || undefined} data-marks={hasMarks(block) ? '' : undefined}>
        <code>
          <Lines version={version} lit={lit} />
        </code>
      </pre>
      {version.caption !== undefined && <figcaption>{version.caption}</figcaption>}
    </figure>
  );
}

function Lines({ version, lit }: { version: CodeVersion; lit: readonly number[] | null }) {
  return version.lines.map((line, index) => (
    <Line
      // A line is its place in the block.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      key={index}
      line={line}
      light={lit === null ? '' : lit.includes(index) ? ' lit' : ' dim'}
    />
  ));
}

interface LineProps {
  readonly line: CodeLine;
  readonly light: '' | ' lit' | ' dim';
}

/** The number and the sign are drawn by the style sheet: they are seen, but not copied with the code. */
function Line({ line, light }: LineProps) {
  const change = line.mark === '+' ? 'added' : 'removed';
  return (
    <span className={`line${light}${line.mark ? ` ${change}` : ''}`} data-number={line.number}>
      {line.mark && <span className="mark" role="img" aria-label={change} />}
      {line.tokens.map(renderToken)}
      {'\n'}
    </span>
  );
}

/** A piece of a line in the colour of its role. */
export function renderToken([text, role, key]: Token, index: number) {
  if (!role && key === undefined) return text;
  return (
    // A token is its place in the line; a morph finds it by data-key.
    <span key={index} className={role ? `tok-${role}` : undefined} data-key={key}>
      {text}
    </span>
  );
}
