import { reservedIds } from '../../deck/manifest.ts';
import { fault, type StateRule } from '../rule.ts';
import type { DeckFacts } from '../snapshot.ts';

/** What is wrong with an address; null when it exists or belongs to somebody else. */
function problemOf(href: string, { manifest, root, files }: DeckFacts): string | null {
  if (!URL.canParse(href)) return `leads to "${href}", which is not an address`;
  const { origin, pathname, hash } = new URL(href);
  const base = new URL(root);
  if (origin !== base.origin || !pathname.startsWith(base.pathname)) return null;
  const path = pathname.slice(base.pathname.length);
  const [id = '', ...rest] = path.split('/');
  const slide = manifest.slides.find((entry) => entry.id === id);
  if (slide && rest.join('') === '') {
    const step = /^#\d+$/.test(hash) ? Number(hash.slice(1)) : 0;
    return step > slide.steps ? `leads to step ${step}, but "${id}" has ${slide.steps}` : null;
  }
  if (path === '' || reservedIds.some((reserved) => reserved === id)) return null;
  const exists = !files || files.has(path) || files.has(`${path.replace(/\/$/, '')}/index.html`);
  return exists ? null : `leads to ${path}, which does not exist`;
}

/** Links within the deck lead somewhere. */
export const deadLink: StateRule = {
  name: 'dead-link',
  description: 'Links within the deck lead to slides, steps and files that exist.',
  check: ({ links }, deck) =>
    links.flatMap((link) => {
      const problem = problemOf(link.href, deck);
      return problem === null ? [] : fault(link, problem);
    }),
};
