import type { Token } from '../../deck/code.ts';
import { pairTokens } from './pair-tokens.ts';
import { mergeRuns } from './token-runs.ts';
import { splitTokens } from './tokens.ts';

/**
 * Gives every token of every version a key, so that a token kept from one version to the next has the same key in
 * both and no two tokens of one version share one. Keys count from 0 in the order of appearance.
 */
export function keyTokens(versions: readonly (readonly (readonly Token[])[])[]): Token[][][] {
  const split = versions.map((lines) => lines.map(splitTokens));
  // Tokens are told apart as objects: the same text may stand in a version many times.
  const keys = new Map<Token, number>();
  let next = 0;
  for (const [index, lines] of split.entries()) {
    const origins = new Map(pairTokens(split[index - 1] ?? [], lines).map(([before, after]) => [after, before]));
    for (const token of lines.flat()) keys.set(token, keys.get(origins.get(token) ?? token) ?? next++);
  }
  return mergeRuns(split, (token) => keys.get(token) ?? 0);
}
