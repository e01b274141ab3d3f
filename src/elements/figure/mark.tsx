import { type Tone, toned } from './tone.ts';

interface MarkProps {
  /** Its middle. */
  readonly x: number;
  readonly y: number;
  readonly kind: 'yes' | 'no';
  /** Pixels across. */
  readonly size?: number;
}

const paths = { yes: 'M-14,1 L-4,11 L14,-10', no: 'M-11,-11 L11,11 M11,-11 L-11,11' };
const tones: Record<MarkProps['kind'], Tone> = { yes: 'ok', no: 'bad' };

/** A tick or a cross. It never stands alone: put a word beside it. */
export function Mark({ x, y, kind, size = 32 }: MarkProps) {
  return (
    <path
      className={toned('mark', tones[kind])}
      d={paths[kind]}
      transform={`translate(${x} ${y}) scale(${size / 32})`}
    />
  );
}
