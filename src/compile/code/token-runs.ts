import type { Token } from '../../deck/code.ts';

/** A token that can be followed through the versions of a morph. */
interface KeyedToken {
  readonly text: string;
  readonly role: NonNullable<Token[1]>;
  readonly key: number;
}

type KeyedLine = readonly KeyedToken[];

/**
 * Puts tokens that stay together in all versions into one, so that there is less to load and to move, and numbers
 * the result anew from 0.
 */
export function mergeRuns(
  versions: readonly (readonly (readonly Token[])[])[],
  keyOf: (token: Token) => number,
): Token[][][] {
  const keyed = versions.map((lines) =>
    lines.map((line) => line.map((token) => ({ text: token[0], role: token[1] ?? '', key: keyOf(token) }))),
  );
  const joins = findJoins(keyed.flat());
  const runs = keyed.map((lines) => lines.map((line) => joinRuns(line, joins)));
  const numbers = new Map([...new Set(runs.flat(2).map((run) => run.key))].map((key, index) => [key, index]));
  return runs.map((lines) =>
    lines.map((line) =>
      line.map(({ text, role, key }): Token => [text, text.trim() === '' ? '' : role, numbers.get(key) ?? 0]),
    ),
  );
}

function joinRuns(line: KeyedLine, joins: ReadonlySet<number>): KeyedToken[] {
  const runs: KeyedToken[] = [];
  for (const token of line) {
    const last = joins.has(token.key) ? runs.pop() : undefined;
    runs.push(last ? { ...last, text: last.text + token.text } : token);
  }
  return runs;
}

/** The keys of tokens that follow one and the same token of their role, wherever either of the two stands. */
function findJoins(lines: readonly KeyedLine[]): Set<number> {
  const previous = new Neighbours();
  const following = new Neighbours();
  for (const line of lines) {
    for (const [index, token] of line.entries()) {
      previous.add(token, line[index - 1]);
      following.add(token, line[index + 1]);
    }
  }
  const tokens = lines.flat().filter((token) => {
    const before = previous.only(token.key);
    return before && before.role === token.role && following.only(before.key);
  });
  return new Set(tokens.map((token) => token.key));
}

/** The tokens found on one side of each token. */
class Neighbours {
  readonly #found = new Map<number, Map<number | undefined, KeyedToken | undefined>>();

  add({ key }: KeyedToken, neighbour: KeyedToken | undefined): void {
    const found = this.#found.get(key) ?? new Map();
    this.#found.set(key, found.set(neighbour?.key, neighbour));
  }

  /** The neighbour, if it is there in every version and always the same. */
  only(key: number): KeyedToken | undefined {
    const found = [...(this.#found.get(key)?.values() ?? [])];
    return found.length === 1 ? found[0] : undefined;
  }
}
