import type { CodeVersion } from '../deck/code.ts';
import { motion } from './motion.ts';

/** Where a token starts: line and column, both from 0. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** How a token comes to its place: from another one, that many columns and lines away, or out of nothing. */
type Entrance = { readonly columns: number; readonly lines: number } | 'new';

/** The tokens of `to` that do not already stand where they did in `from`, by key. */
export function morphPlan(from: CodeVersion, to: CodeVersion): ReadonlyMap<number, Entrance> {
  const before = places(from);
  const plan = new Map<number, Entrance>();
  for (const [key, { line, column }] of places(to)) {
    const old = before.get(key);
    if (!old) plan.set(key, 'new');
    else if (old.line !== line || old.column !== column)
      plan.set(key, { columns: old.column - column, lines: old.line - line });
  }
  return plan;
}

/** Every character of the code is as wide as any other, so the text alone tells where a token stands. */
function places(version: CodeVersion): Map<number, Place> {
  const found = new Map<number, Place>();
  version.lines.forEach(({ tokens }, line) => {
    let column = 0;
    for (const [text, , key] of tokens) {
      if (key !== undefined) found.set(key, { line, column });
      column += text.length;
    }
  });
  return found;
}

/** The keyframes and the time of one entrance; null where nothing should be seen. */
export function entranceKeyframes(
  entrance: Entrance,
  reducedMotion: boolean,
): { keyframes: Keyframe[]; options: KeyframeAnimationOptions } | null {
  if (entrance === 'new') {
    const duration = reducedMotion ? motion.quick : motion.morph;
    return { keyframes: [{ opacity: 0 }, { opacity: 1 }], options: { duration, easing: 'ease-in' } };
  }
  if (reducedMotion) return null;
  const from = `translate(${entrance.columns}ch, ${entrance.lines}lh)`;
  return {
    keyframes: [{ transform: from }, { transform: 'none' }],
    options: { duration: motion.morph, easing: motion.easeMove },
  };
}

/** Starts the entrances of a plan on the elements that carry its keys; the caller may end them early. */
export function playMorph(root: Element, plan: ReadonlyMap<number, Entrance>, reducedMotion: boolean): Animation[] {
  return [...root.querySelectorAll<HTMLElement>('[data-key]')].flatMap((element) => {
    const entrance = plan.get(Number(element.dataset.key));
    const played = entrance && entranceKeyframes(entrance, reducedMotion);
    return played ? [element.animate(played.keyframes, played.options)] : [];
  });
}
