/** Red, green, blue and alpha, each from 0 to 1. */
export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

/** Reads a colour as browsers compute it: `rgb(…)`, `rgba(…)` or `color(srgb …)`; null for all others. */
export function parseColor(text: string): Rgba | null {
  const [, kind, inside = ''] = /^(rgba?|color)\((.*)\)$/.exec(text) ?? [];
  if (!kind || (kind === 'color' && !inside.startsWith('srgb '))) return null;
  const [red, green, blue, alpha = 1] = (inside.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  if (red === undefined || green === undefined || blue === undefined) return null;
  const full = kind === 'color' ? 1 : 255;
  return [red / full, green / full, blue / full, alpha];
}

const linear = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);

const luminance = ([red, green, blue]: Rgba) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

/** The contrast of two opaque colours as WCAG defines it, from 1 to 21. */
export function contrastRatio(a: Rgba, b: Rgba): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}
