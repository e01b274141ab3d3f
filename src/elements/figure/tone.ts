/**
 * What a part of a figure is about; the colour follows. `ink` is the rule, `muted` recedes, `new` and `before` are a
 * change, `userns` is a user namespace, `kernel` the kernel's side, `ok` and `bad` an outcome (always with a word).
 */
export type Tone = 'ink' | 'muted' | 'new' | 'before' | 'userns' | 'kernel' | 'ok' | 'bad';

/** A class list with the tone in it; a part without a tone takes the one of the group around it. */
export function toned(base: string, tone: Tone | undefined): string {
  return tone === undefined ? base : `${base} tone-${tone}`;
}
