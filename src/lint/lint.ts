import type { Finding, Rule } from './rule.ts';
import type { DeckFacts, Snapshot } from './snapshot.ts';

/**
 * Judges a deck.
 * @returns the findings in the order of the slides; what has the same cause on one slide is named once, at the
 * first step that shows it
 */
export function lint(rules: readonly Rule[], snapshots: readonly Snapshot[], deck: DeckFacts): Finding[] {
  const found = rules.flatMap((rule) => apply(rule, snapshots, deck));
  const first = new Map<string, Finding>();
  for (const finding of found.toSorted((a, b) => a.step - b.step)) {
    const { slide, rule, path, text, problem, cause = JSON.stringify([path, text, problem]) } = finding;
    const key = JSON.stringify([slide, rule, cause]);
    if (!first.has(key)) first.set(key, finding);
  }
  const order = deck.manifest.slides.map(({ id }) => id);
  return [...first.values()].sort((a, b) => order.indexOf(a.slide) - order.indexOf(b.slide));
}

function apply(rule: Rule, snapshots: readonly Snapshot[], deck: DeckFacts): Finding[] {
  const { name } = rule;
  if ('checkDeck' in rule) return rule.checkDeck(snapshots, deck).map((found) => ({ ...found, rule: name }));
  return snapshots.flatMap((snapshot) =>
    rule.check(snapshot, deck).map((found) => ({
      ...found,
      rule: name,
      slide: snapshot.slide,
      step: snapshot.step,
    })),
  );
}

/** A finding as one line: `idmap-why#2  text-size  td > code "nr_extents"  26 px, under 28`. */
export function formatFinding({ slide, step, rule, path, text, problem }: Finding): string {
  const element = [path, text && `"${text}"`].filter(Boolean).join(' ');
  return [`${slide}#${step}`, rule, element, problem].filter(Boolean).join('  ');
}
