import { useDrag } from '@deck';
import { type KeyboardEvent, useRef } from 'react';
import { nameOf } from './lab-shown.ts';
import { happen, type LabState, lastOf, type Place, places, redirect } from './lab-state.ts';

interface MessageHandleProps {
  readonly from: Place;
  readonly state: LabState;
  readonly change: (state: LabState) => void;
}

/** Pixels that a pointer may slip and still press. */
const slip = 8;

/** A message to send: a press sends it at home, dragging or the arrow keys send it in another namespace. */
export function MessageHandle({ from, state, change }: MessageHandleProps) {
  const handle = useRef<HTMLDivElement>(null);
  const into = intoOf(state, from);
  const send = (where: Place) => change(happen(state, { what: 'message', from, into: where }));
  const drag = useDrag((dx, dy, phase) => {
    if (!handle.current) return;
    const dropped = Math.hypot(dx, dy) < slip ? from : placeUnder(handle.current, from);
    handle.current.style.setProperty('transform', phase === 'move' ? `translate(${dx}px, ${dy}px)` : '');
    if (phase === 'drop' && dropped) send(dropped);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const next = placeAfter(event.key, from, into);
    if (!next) return;
    event.preventDefault();
    change(isPress(event.key) ? happen(state, { what: 'message', from, into: next }) : redirect(state, from, next));
  };
  return (
    <div
      ref={handle}
      className="uevent-handle"
      data-sent={into ? '' : undefined}
      role="slider"
      tabIndex={0}
      aria-label={`Message of ${nameOf(from)}`}
      aria-valuemin={1}
      aria-valuemax={places.length}
      aria-valuenow={places.indexOf(into ?? from) + 1}
      aria-valuetext={into ? `sent in ${nameOf(into)}` : 'not sent'}
      onKeyDown={onKeyDown}
      {...drag}
    >
      message
    </div>
  );
}

/** Where the last message of somebody was sent; null if that was not the last that happened. */
function intoOf(state: LabState, from: Place): Place | null {
  const last = lastOf(state);
  return last.what === 'message' && last.from === from ? last.into : null;
}

const isPress = (key: string): boolean => key === 'Enter' || key === ' ';

const moves: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Where a key sends a message: a press where it was sent before, an arrow in the next namespace. */
function placeAfter(key: string, from: Place, into: Place | null): Place | null {
  if (isPress(key)) return into ?? from;
  const move = moves[key];
  return move === undefined ? null : (places[(places.indexOf(into ?? from) + move + places.length) % 4] ?? null);
}

/** The namespace that the middle of an element lies over; over the kernel, a message is sent at home. */
function placeUnder(element: Element, home: Place): Place | null {
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const boxes = element.closest('.uevent-net')?.querySelectorAll('[data-place], .uevent-kernel') ?? [];
  const hit = [...boxes].find((box) => {
    const { left, right, top, bottom } = box.getBoundingClientRect();
    return x >= left && x <= right && y >= top && y <= bottom;
  });
  if (hit?.matches('.uevent-kernel')) return home;
  return places.find((place) => place === hit?.getAttribute('data-place')) ?? null;
}
