import { TextLines } from './text-lines.tsx';
import { textWidth } from './text-width.ts';
import { type Tone, toned } from './tone.ts';

interface TokenProps {
  /** Its middle. */
  readonly x?: number;
  readonly y?: number;
  /** A word or two, set as code in 28 pixels; a token without one is a dot. */
  readonly label?: string;
  readonly tone?: Tone;
}

/** What travels: a notification, a signal, a file descriptor. Put it into a `<Move>`. */
export function Token({ x = 0, y = 0, label = '', tone }: TokenProps) {
  const width = Math.round(Math.max(48, textWidth(label, 28, true) + 44));
  return (
    <g className={toned('token', tone)}>
      <rect x={x - width / 2} y={y - 24} width={width} height={48} rx={24} />
      {label !== '' && <TextLines text={label} x={x} y={y} anchor="middle" size={28} className="mono" />}
    </g>
  );
}
