/** An object whose fields may be looked at. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text of at most so many characters. */
export const isText = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && value.length <= longest;

/** A whole number between two bounds, both included. */
export const isWhole = (value: unknown, least: number, most: number): value is number =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most;

/** One of a few texts. */
export const isOneOf = <Text extends string>(value: unknown, texts: readonly Text[]): value is Text =>
  (texts as readonly unknown[]).includes(value);

/** A list of at most so many, each of which passes. */
export const isListOf = <Item>(
  value: unknown,
  most: number,
  passes: (item: unknown) => item is Item,
): value is readonly Item[] => Array.isArray(value) && value.length <= most && value.every(passes);
