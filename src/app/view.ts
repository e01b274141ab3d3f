import type { EffectContext } from './effects.ts';

/** What the stage and the console are mounted with. */
export interface View extends EffectContext {
  /** The slide whose page this is, and how its prerendered links reach the deck's root. */
  readonly landed: { readonly slide: number; readonly root: string };
}
