/** What people have made of the parts of slides that can be played with: texts by `partKey`. */
export type Parts = Readonly<Record<string, string>>;

/** Longer texts make addresses that chat programs cut off. */
export const longestPart = 4000;

/** A talk that is played with for a day must not grow without end. */
export const mostParts = 60;

/** A part has a state of its own at every step of its slide: `path-lab#2`. */
export function partKey(slide: string, step: number): string {
  return `${slide}#${step}`;
}

/** The parts with one of them changed, or as the author made it for null. The oldest go when there are too many. */
export function withPart(parts: Parts, key: string, text: string | null): Parts {
  const others = Object.entries(parts).filter(([name]) => name !== key);
  if (text === null || text.length > longestPart) return Object.fromEntries(others);
  return Object.fromEntries([...others, [key, text] as const].slice(-mostParts));
}

/** Equal in every text. */
export function sameParts(a: Parts, b: Parts): boolean {
  const names = Object.keys(a);
  return a === b || (names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]));
}
