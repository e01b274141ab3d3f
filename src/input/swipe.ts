/** A finger's way across the screen, in CSS pixels and milliseconds. */
export interface Stroke {
  readonly x: number;
  readonly y: number;
  readonly time: number;
}

const shortest = 40;
const longestTime = 800;

/** Which way a stroke turns the slide: a swipe to the left goes forward. Null when it is no swipe. */
export function swipeOf(from: Stroke, to: Stroke): 'next' | 'previous' | null {
  const across = to.x - from.x;
  const along = Math.abs(to.y - from.y);
  const swiped = Math.abs(across) >= shortest && Math.abs(across) > 1.5 * along && to.time - from.time <= longestTime;
  if (!swiped) return null;
  return across < 0 ? 'next' : 'previous';
}

/** Calls back for a swipe with one finger, unless the page is zoomed: then the finger moves the picture. */
export function bindSwipe(target: Window, onSwipe: (direction: 'next' | 'previous') => void): void {
  let from: Stroke | null = null;
  target.addEventListener(
    'touchstart',
    ({ touches: [touch, second], target: touched, timeStamp }) => {
      const zoomed = (target.visualViewport?.scale ?? 1) > 1.01;
      // What is dragged there is no slide.
      const inLab = touched instanceof Element && touched.closest('.lab') !== null;
      from = touch && !second && !zoomed && !inLab ? { x: touch.clientX, y: touch.clientY, time: timeStamp } : null;
    },
    { passive: true },
  );
  target.addEventListener(
    'touchend',
    ({ changedTouches: [touch], touches, timeStamp }) => {
      const start = from;
      from = null;
      if (!start || !touch || touches.length > 0) return;
      const direction = swipeOf(start, { x: touch.clientX, y: touch.clientY, time: timeStamp });
      if (direction) onSwipe(direction);
    },
    { passive: true },
  );
}
