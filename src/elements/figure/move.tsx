import { type ReactNode, useRef } from 'react';
import { useMovement } from './use-movement.ts';

interface MoveProps {
  /** How far the parts are shifted to the right, in pixels: a value that depends on the step. */
  readonly x?: number;
  /** How far they are shifted down, in pixels. */
  readonly y?: number;
  readonly children: ReactNode;
}

/** Parts of a figure that travel when a press forward changes `x` or `y`. The attribute always says where they are. */
export function Move({ x = 0, y = 0, children }: MoveProps) {
  const group = useRef<SVGGElement>(null);
  useMovement(group, x, y);
  return (
    <g ref={group} transform={`translate(${x} ${y})`}>
      {children}
    </g>
  );
}
