import { TextLines } from './text-lines.tsx';
import { type Tone, toned } from './tone.ts';

interface ZoneProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** 32 pixels, at the upper left; the first 64 pixels of the height belong to it. */
  readonly title: string;
  readonly tone?: Tone;
  readonly dashed?: boolean;
}

/** A space with things in it: a user namespace, a container, a file system instance. Boxes are drawn on top of it. */
export function Zone({ x, y, width, height, title, tone, dashed }: ZoneProps) {
  return (
    <g className={toned(dashed ? 'zone dashed' : 'zone', tone)}>
      <rect x={x} y={y} width={width} height={height} rx={12} />
      <TextLines text={title} x={x + 24} y={y + 38} anchor="start" size={32} className="label strong" />
    </g>
  );
}
