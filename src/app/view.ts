import type { Store } from '../deck/store.ts';
import type { Link } from '../windows/link.ts';

/** What the stage and the console are mounted with. */
export interface View {
  readonly store: Store;
  /** The address of the deck's root. */
  readonly root: URL;
  /** The slide whose page this is, and how its prerendered links reach the deck's root. */
  readonly landed: { readonly slide: number; readonly root: string };
  readonly link: Link;
}
