import { type Text, TextLines, textHeight } from './text-lines.tsx';
import { type Tone, toned } from './tone.ts';

interface BoxProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** 36 pixels, centred; lines are broken by hand, text between backticks is set as code. */
  readonly label?: Text;
  /** 30 pixels, under the label. */
  readonly sublabel?: Text;
  readonly tone?: Tone;
  /** The label is code. */
  readonly mono?: boolean;
  /** Something that is not there, or not any more. */
  readonly dashed?: boolean;
}

const labelSize = 36;
const sublabelSize = 30;

/** A thing: a process, a mount, a structure. `x` and `y` are its upper left corner. */
export function Box({ x, y, width, height, label = [], sublabel = [], tone, mono, dashed }: BoxProps) {
  const [upper, lower] = [textHeight(label, labelSize), textHeight(sublabel, sublabelSize)];
  const [centre, top] = [x + width / 2, y + (height - upper - lower) / 2];
  const at = { x: centre, anchor: 'middle' } as const;
  return (
    <g className={toned(dashed ? 'box dashed' : 'box', tone)}>
      <rect x={x} y={y} width={width} height={height} rx={8} />
      {upper > 0 && (
        <TextLines {...at} text={label} y={top + upper / 2} size={labelSize} className={mono ? 'name mono' : 'name'} />
      )}
      {lower > 0 && (
        <TextLines {...at} text={sublabel} y={top + upper + lower / 2} size={sublabelSize} className="remark" />
      )}
    </g>
  );
}
