import type { DeckRule } from '../rule.ts';
import type { Link, Snapshot } from '../snapshot.ts';
import { linkedHash } from './linked-hash.ts';

interface Place {
  readonly slide: string;
  readonly step: number;
  readonly link: Link;
}

/** No commit is listed twice. */
export const commitTwice: DeckRule = {
  name: 'commit-twice',
  description: 'A commit is linked once on a slide, and stands in one list of commits only.',
  checkDeck(snapshots) {
    // Every state of a slide repeats its links; the fullest one is enough.
    const slides = new Map<string, Snapshot>();
    for (const snapshot of snapshots) {
      const known = slides.get(snapshot.slide);
      if (!known || snapshot.links.length > known.links.length) slides.set(snapshot.slide, snapshot);
    }
    const places = [...slides.values()].flatMap(placesOf);
    return places.flatMap((place, index) => {
      const earlier = places.slice(0, index).find((other) => isSame(other, place));
      if (!earlier) return [];
      const { slide, step, link } = place;
      const where = earlier.slide === slide ? 'on this slide' : `in the list of ${earlier.slide}`;
      return [{ slide, step, path: link.path, text: link.text, problem: `the commit already stands ${where}` }];
    });
  },
};

const placesOf = ({ slide, step, links }: Snapshot): Place[] =>
  links.filter(({ href }) => linkedHash(href) !== null).map((link) => ({ slide, step, link }));

function isSame(a: Place, b: Place): boolean {
  if (linkedHash(a.link.href) !== linkedHash(b.link.href)) return false;
  return a.slide === b.slide || (a.link.inCommits && b.link.inCommits);
}
