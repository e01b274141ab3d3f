import { useMode } from '@deck';
import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { BinderfsAction } from './lab-state.ts';

interface Flight {
  readonly actions: readonly BinderfsAction[];
  /** The minors that the last call has given out. */
  readonly fresh: readonly number[];
  /** A press forward has just brought the call. */
  readonly played: boolean;
}

/**
 * Lets minors that were just given out travel from the pool to their nodes. Only a call that has just been made moves
 * anything, and only for the audience.
 */
export function useFlight(drawing: RefObject<HTMLElement | null>, { actions, fresh, played }: Flight): void {
  const last = useRef(actions);
  const mode = useMode();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest follows from the calls
  useLayoutEffect(() => {
    const before = last.current;
    last.current = actions;
    if (!drawing.current || mode !== 'stage' || before === actions) return;
    if (!played && !isNextCall(before, actions)) return;
    const flights = fresh.map((minor) => fly(drawing.current as HTMLElement, minor));
    return () => {
      for (const flight of flights) flight?.finish();
    };
  }, [drawing, actions, mode]);
}

/** Whether one call was made on top of the others. */
function isNextCall(before: readonly BinderfsAction[], now: readonly BinderfsAction[]): boolean {
  return JSON.stringify(now.slice(0, -1)) === JSON.stringify(before);
}

function fly(drawing: HTMLElement, minor: number): Animation | null {
  const cell = drawing.querySelector(`[data-cell="${minor}"]`);
  const number = drawing.querySelector<HTMLElement>(`[data-minor="${minor}"]`);
  const duration = milliseconds(getComputedStyle(drawing).getPropertyValue('--morph'));
  if (!cell || !number || number.offsetWidth === 0 || !(duration > 0)) return null;
  const [from, to] = [cell.getBoundingClientRect(), number.getBoundingClientRect()];
  // The canvas may be scaled.
  const scale = to.width / number.offsetWidth || 1;
  const tray = number.closest<HTMLElement>('.binderfs-tray');
  // A tray that is scrolled would lose its place, and cut the number off on its way.
  if (!tray || tray.scrollHeight > tray.clientHeight) return null;
  const start = `translate(${(from.left - to.left) / scale}px, ${(from.top - to.top) / scale}px)`;
  const flight = number.animate([{ transform: start }, { transform: 'none' }], {
    duration,
    easing: 'cubic-bezier(0.2, 0, 0, 1)',
  });
  tray.dataset['animate'] = '';
  flight.onfinish = () => {
    delete tray.dataset['animate'];
  };
  return flight;
}

/** A time of the style sheet; the build writes it in the shorter unit. */
const milliseconds = (time: string): number => Number.parseFloat(time) * (time.endsWith('ms') ? 1 : 1000);
