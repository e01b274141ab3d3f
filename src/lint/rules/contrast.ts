import { contrastRatio, parseColor } from '../color.ts';
import { composite, type Paint } from '../composite.ts';
import { type Fault, fault, type StateRule } from '../rule.ts';
import type { Layer, LintPalette, TextRun } from '../snapshot.ts';

const least = 4.5;
/** Code that is not lit is context: it must be legible, but not compete. */
const leastDim = 3;

/** Text stands out from what is really under it. */
export const contrast: StateRule = {
  name: 'contrast',
  description: `Text has a contrast of at least ${least} to 1, code that is not lit ${leastDim} to 1, in every palette.`,
  check: ({ texts, palette }) => texts.flatMap((text) => judge(text, palette)),
};

function judge(text: TextRun, palette: LintPalette): Fault[] {
  const unknown = [text.ink, ...text.beneath.flat()].find(({ color }) => !parseColor(color));
  if (unknown) return [fault(text, `the colour ${unknown.color} cannot be judged; use one of the palette`)];
  const ratios = text.beneath.map((layers) => ratioOf(text.ink, layers));
  const worst = Math.min(...ratios);
  const needed = text.light === 'dim' ? leastDim : least;
  if (worst >= needed) return [];
  // Rounded down: 4.49 must not be shown as the 4.5 that it is not.
  const problem = `${Math.floor(worst * 100) / 100} to 1 in the ${palette} palette, under ${needed}`;
  // A colour that is too faint is so in every word that has it.
  return [{ ...fault(text, problem), cause: `${palette} ${text.ink.color} ${problem}` }];
}

function ratioOf(ink: Layer, beneath: readonly Layer[]): number {
  const paints = beneath.map(paintOf);
  return contrastRatio(composite([...paints, paintOf(ink)]), composite(paints));
}

const paintOf = ({ color, groups }: Layer): Paint => ({ color: parseColor(color) ?? [0, 0, 0, 0], groups });
