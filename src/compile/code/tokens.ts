import type { Token } from '../../deck/code.ts';

/** Neighbours of one role as one token, without empty tokens; white space alone has no role. */
export function mergeTokens(tokens: readonly Token[]): Token[] {
  const merged: Token[] = [];
  for (const [text, written = ''] of tokens) {
    if (text === '') continue;
    const role = text.trim() === '' ? '' : written;
    const [before, lastRole = ''] = merged.at(-1) ?? [];
    if (before !== undefined && lastRole === role) merged[merged.length - 1] = token(before + text, role);
    else merged.push(token(text, role));
  }
  return merged;
}

/** A token in its shortest form: a role only where it has one. */
function token(text: string, role: Token[1] = ''): Token {
  return role === '' ? [text] : [text, role];
}

/** The tokens cut into words, white space and single signs, so that each can be followed through an edit. */
export function splitTokens(tokens: readonly Token[]): Token[] {
  return tokens.flatMap(([text, role]) =>
    Array.from(text.matchAll(/\s+|[\p{L}\p{N}_]+|./gu), ([piece]) => token(piece, role)),
  );
}
