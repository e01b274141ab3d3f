import { Label } from './label.tsx';

interface BorderProps {
  readonly y: number;
  readonly x?: number;
  readonly width?: number;
  readonly label?: string;
}

/** The border between user space and the kernel, named at its right end. Leave 24 pixels above and below it. */
export function Border({ y, x = 0, width = 1568, label = 'system call' }: BorderProps) {
  return (
    <g className="border tone-muted">
      <path d={`M${x},${y} H${x + width}`} />
      <Label x={x + width - 24} y={y} anchor="end" size={28} plate text={label} />
    </g>
  );
}
