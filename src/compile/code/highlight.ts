import { createHighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import c from 'shiki/langs/c.mjs';
import diff from 'shiki/langs/diff.mjs';
import json from 'shiki/langs/json.mjs';
import shellscript from 'shiki/langs/shellscript.mjs';
import shellsession from 'shiki/langs/shellsession.mjs';
import type { Token } from '../../deck/code.ts';
import { kernelC } from './kernel-c.ts';
import { roleOf, roleTheme } from './theme.ts';
import { mergeTokens } from './tokens.ts';

/** The languages a fence may name, and the grammar each is read with. */
const grammars = {
  c: 'c',
  bash: 'shellscript',
  text: 'text',
  diff: 'diff',
  json: 'json',
  console: 'shellsession',
} as const;

/** A language a fence may name. */
export type Language = keyof typeof grammars;

/** The languages a fence may name, in the order messages list them. */
export const languages = Object.keys(grammars) as readonly Language[];

/** Lines of code to lines of tokens, each of one role. */
export type Highlight = (lines: readonly string[], language: Language) => Token[][];

/** Loads the grammars once; what it returns may be called for every block of the deck. */
export async function createHighlight(): Promise<Highlight> {
  const highlighter = await createHighlighterCore({
    engine: createJavaScriptRegexEngine(),
    langs: [c, kernelC, diff, json, shellscript, shellsession],
    themes: [roleTheme],
  });
  return (lines, language) => {
    const tokens = highlighter.codeToTokensBase(lines.join('\n'), {
      lang: grammars[language],
      theme: 'roles',
      // The output must not depend on how busy the computer is.
      tokenizeTimeLimit: 0,
    });
    return tokens.map((line) => mergeTokens(line.map(({ content, color }): Token => [content, roleOf(color)])));
  };
}
