import { type Fault, fault, type StateRule } from '../rule.ts';
import type { Link } from '../snapshot.ts';
import { linkedHash } from './linked-hash.ts';

const isHash = (text: string) => /^[0-9a-f]{40}$/.test(text);

/** A link to a commit holds the whole hash, and shows the beginning of the same one. */
function judgeLink(link: Link): Fault[] {
  const hash = linkedHash(link.href);
  if (hash === null) return [];
  if (!isHash(hash)) return [fault(link, `leads to "${hash}", which is not a hash of 40 hexadecimal digits`)];
  const shown = /^[0-9a-f]{7,40}$/.test(link.text);
  return shown && !hash.startsWith(link.text) ? [fault(link, `shows another hash than it leads to, ${hash}`)] : [];
}

/** Words that only a hash can be: long, of hexadecimal digits, with a letter and a decimal digit among them. */
const looksLikeHash = /\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{33,64}\b/g;

/** Hashes are whole, so that the commit can be found. */
export const commitHash: StateRule = {
  name: 'commit-hash',
  description: 'Links to commits, and long hashes in text, have exactly 40 hexadecimal digits.',
  check: ({ links, texts }) => [
    ...links.flatMap(judgeLink),
    ...texts.flatMap((text) =>
      (text.content.match(looksLikeHash) ?? [])
        .filter((word) => !isHash(word))
        .map((word) => fault(text, `the hash has ${word.length} digits instead of 40`)),
    ),
  ],
};
