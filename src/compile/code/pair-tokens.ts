import type { Token } from '../../deck/code.ts';
import { type Alignment, align, commonTail } from './align.ts';

type Line = readonly Token[];
type Pair<T> = readonly [before: T, after: T];

/**
 * The tokens two versions have in common, each at most once.
 *
 * Lines are paired before tokens, so that a token is looked for in its own line first and an edit in one line cannot
 * pull a bracket over from another.
 */
export function pairTokens(before: readonly Line[], after: readonly Line[]): Pair<Token>[] {
  const { same, changed } = alignLines(before, after);
  const moved = pairMoved(
    changed.flatMap((change) => change.before.filter(hasWord)),
    changed.flatMap((change) => change.after.filter(hasWord)),
    lineId,
  );
  const settled = new Set(moved.flat());
  const edited = (lines: readonly Line[]) => lines.filter((line) => !settled.has(line)).flatMap(visibleTokens);
  return [
    ...[...same, ...moved].flatMap(([left, right]) => align(left, right, tokenId).same),
    ...changed.flatMap((change) => pairEdited(edited(change.before), edited(change.after))),
  ];
}

/** Code grows in the middle: of several lines with a closing bracket, the last is the one that stays. */
function alignLines(before: readonly Line[], after: readonly Line[]): Alignment<Line> {
  const tail = commonTail(before.map(lineId), after.map(lineId));
  const [endBefore, endAfter] = [before.length - tail, after.length - tail];
  const { same, changed } = align(before.slice(0, endBefore), after.slice(0, endAfter), lineId);
  const last = before.slice(endBefore).map((line, index) => [line, after[endAfter + index] ?? []] as const);
  return { same: [...same, ...last], changed };
}

/** The tokens two edited passages have in common, in order first, then those that changed places. */
function pairEdited(before: readonly Token[], after: readonly Token[]): Pair<Token>[] {
  const { same } = align(before, after, tokenId);
  const kept = new Set(same.flat());
  const rest = (tokens: readonly Token[]) => tokens.filter((token) => !kept.has(token) && hasWord([token]));
  return [...same, ...pairMoved(rest(before), rest(after), tokenId)];
}

/** What stands elsewhere after the edit: the same id, once on each side. */
function pairMoved<T>(before: readonly T[], after: readonly T[], id: (item: T) => string): Pair<T>[] {
  const there = singles(after, id);
  return [...singles(before, id)].flatMap(([name, item]): Pair<T>[] => {
    const other = there.get(name);
    return other === undefined ? [] : [[item, other]];
  });
}

/** The items that are alone with their id. */
function singles<T>(items: readonly T[], id: (item: T) => string): Map<string, T> {
  const ids = items.map(id);
  const single = items.filter((_, index) => ids.indexOf(ids[index] ?? '') === ids.lastIndexOf(ids[index] ?? ''));
  return new Map(single.map((item) => [id(item), item]));
}

/** Brackets and signs are everywhere; nobody sees one of them move. */
function hasWord(line: Line): boolean {
  return line.some(([text]) => /[^\W_]/.test(text));
}

/** White space cannot be seen to move, and there is so much of it that it would decide what is the same. */
function visibleTokens(line: Line): Token[] {
  return line.filter(([text]) => text.trim() !== '');
}

/** Lines that differ only in their spacing are the same. */
function lineId(line: Line): string {
  return visibleTokens(line).map(tokenId).join('');
}

/** The role belongs to it: a word does not move from the code into a comment. */
function tokenId([text, role = '']: Token): string {
  return `${text}\0${role}\0`;
}
