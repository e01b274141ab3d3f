import type { DeckFacts, Snapshot, Where } from './snapshot.ts';

/** What is wrong with an element: `12 px over the right edge`. */
export interface Fault extends Where {
  readonly problem: string;
  /** Faults of one slide and rule with the same cause are named once. @default the element and the problem */
  readonly cause?: string;
}

/** A fault, and the rule and the place in the talk that it belongs to. */
export interface Finding extends Fault {
  readonly rule: string;
  /** Id of the slide. */
  readonly slide: string;
  readonly step: number;
}

interface Named {
  /** Kebab-case; what `--rule` takes. */
  readonly name: string;
  /** What a slide must be, one sentence. */
  readonly description: string;
}

/** Judges one slide at one step. */
export interface StateRule extends Named {
  readonly check: (snapshot: Snapshot, deck: DeckFacts) => Fault[];
}

/** Judges what only shows when the whole deck is seen at once. */
export interface DeckRule extends Named {
  readonly checkDeck: (snapshots: readonly Snapshot[], deck: DeckFacts) => Omit<Finding, 'rule'>[];
}

export type Rule = StateRule | DeckRule;

/** A fault of an element. */
export function fault({ path, text }: Where, problem: string): Fault {
  return { path, text, problem };
}
