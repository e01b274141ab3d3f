import type { Rgba } from './color.ts';
import type { Group } from './snapshot.ts';

/** A colour that is painted, and the see-through ancestors it is painted in, outermost first. */
export interface Paint {
  readonly color: Rgba;
  readonly groups: readonly Group[];
}

const paper: Rgba = [1, 1, 1, 1];

/** The colour that is seen where paints lie on each other, bottom first, on white paper. */
export function composite(paints: readonly Paint[]): Rgba {
  return over(draw(paints, 0), paper);
}

/** What one ancestor holds is put together first and made see-through as a whole, as the browser does. */
function draw(paints: readonly Paint[], depth: number): Rgba {
  let result: Rgba = [0, 0, 0, 0];
  for (let index = 0; index < paints.length; ) {
    const rest = paints.slice(index);
    const group = rest[0]?.groups[depth];
    const end = rest.findIndex(({ groups }) => groups[depth]?.id !== group?.id);
    const run = group ? rest.slice(0, end < 0 ? undefined : end) : rest.slice(0, 1);
    const top = group ? draw(run, depth + 1) : (run[0]?.color ?? paper);
    result = over(fade(top, group?.opacity ?? 1), result);
    index += run.length;
  }
  return result;
}

const fade = ([red, green, blue, alpha]: Rgba, opacity: number): Rgba => [red, green, blue, alpha * opacity];

function over(top: Rgba, bottom: Rgba): Rgba {
  const alpha = top[3] + bottom[3] * (1 - top[3]);
  if (alpha === 0) return [0, 0, 0, 0];
  const mix = (index: 0 | 1 | 2) => (top[index] * top[3] + bottom[index] * bottom[3] * (1 - top[3])) / alpha;
  return [mix(0), mix(1), mix(2), alpha];
}
