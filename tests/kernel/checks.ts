import assert from 'node:assert/strict';
import { vectors } from './vectors.ts';

/** One thing that a model must do. It throws when the model does not. */
export interface Check<Model> {
  readonly name: string;
  readonly run: (model: Model) => void;
}

/**
 * What a chapter's model is held to. Everything takes the model as an argument, so that the same checks can be run
 * against a model that has lost one of its rules.
 */
export interface Checks<Model> {
  /** The features of `recordings/vectors.json` that the model covers. */
  readonly features: readonly string[];
  /** For the id of a row: plays its situation and returns what the model answers, in the row's own form. */
  readonly rows: Readonly<Record<string, (model: Model) => unknown>>;
  /** Rows that the model cannot express, each with the reason. */
  readonly notModelled: Readonly<Record<string, string>>;
  /** Recordings replayed, corner cases and properties. */
  readonly others: readonly Check<Model>[];
  /**
   * Conditions of the model that may be lost without a wrong answer, as in the compiled text, each with the reason:
   * those that only choose words, or only save time.
   */
  readonly harmless: Readonly<Record<string, string>>;
}

/** Every row a model answers, as a check of its own, followed by all other checks. */
export function allChecks<Model>({ features, rows, others }: Checks<Model>): Check<Model>[] {
  const answered = vectors.filter(({ feature, id }) => features.includes(feature) && rows[id]);
  return [
    ...answered.map(({ id, desc, expected, kernel }) => ({
      name: `${id} on ${kernel}: ${desc}`,
      run: (model: Model) => assert.deepEqual(rows[id]?.(model), expected),
    })),
    ...others,
  ];
}
