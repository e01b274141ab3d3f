const events = ['mousedown', 'mousemove', 'mouseup', 'pointerdown', 'pointermove', 'pointerup', 'wheel'] as const;

/** How far along one side of a scaled box a point is, in the box's own pixels, counted from the window's edge. */
export function unscaled(point: number, edge: number, scale: number): number {
  return edge + (point - edge) / scale;
}

/**
 * A slide is scaled as a whole, but xterm.js counts the pixels of the window: while the pointer is at work in a
 * terminal, events tell where it would be on a slide of its natural size.
 * @returns the function that ends it
 */
export function unscaleMouse(element: HTMLElement): () => void {
  let held = false;
  const onEvent = (event: MouseEvent) => {
    const inside = event.target instanceof Node && element.contains(event.target);
    if (!inside && !held) return;
    // What began in the terminal is its own until the button is let go, wherever that is.
    if (event.type === 'mousedown') held = inside;
    else if (event.type === 'mouseup') held = false;
    rewrite(event, element);
  };
  for (const name of events) window.addEventListener(name, onEvent, { capture: true });
  return () => {
    for (const name of events) window.removeEventListener(name, onEvent, { capture: true });
  };
}

function rewrite(event: MouseEvent, element: HTMLElement): void {
  const { left, top, width } = element.getBoundingClientRect();
  const scale = width / element.offsetWidth;
  if (!(scale > 0) || scale === 1) return;
  const x = unscaled(event.clientX, left, scale) - event.clientX;
  const y = unscaled(event.clientY, top, scale) - event.clientY;
  for (const [name, moved] of [
    ['clientX', event.clientX + x],
    ['clientY', event.clientY + y],
    ['pageX', event.pageX + x],
    ['pageY', event.pageY + y],
  ] as const) {
    Object.defineProperty(event, name, { value: moved, configurable: true });
  }
}
