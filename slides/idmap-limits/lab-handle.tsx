import { useDrag } from '@deck';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import type { Side } from './lab-map.ts';
import { dragged, keyed } from './lab-scale.ts';

interface HandleProps {
  /** What is moved; read aloud. */
  readonly label: string;
  /** The ruler along which it moves. */
  readonly side: Side;
  readonly value: number;
  readonly most: number;
  /** Ids that catch what is dragged near to them. */
  readonly stops?: readonly number[];
  readonly onMove: (value: number) => void;
  readonly children: ReactNode;
}

/** A part of the drawing that is moved along a ruler, by pointer or by keys. */
export function Handle({ label, side, value, most, stops = [], onMove, children }: HandleProps) {
  const origin = useRef<number | null>(null);
  const drag = useDrag((dx, _dy, phase) => {
    origin.current ??= value;
    const next = dx === 0 ? origin.current : dragged(side, origin.current, dx, most, stops);
    if (next !== value) onMove(next);
    if (phase !== 'move') origin.current = null;
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const next = keyed(event.key, event.shiftKey, value, most);
    if (next === null) return;
    event.preventDefault();
    onMove(next);
  };
  return (
    <g
      className="idmap-handle"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={most}
      aria-valuenow={value}
      onKeyDown={onKeyDown}
      {...drag}
    >
      {children}
    </g>
  );
}
