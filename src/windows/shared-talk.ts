import { sameParts } from '../deck/parts.ts';
import { samePosition } from '../deck/position.ts';
import type { DeckState, Talk } from '../deck/state.ts';
import type { Store } from '../deck/store.ts';
import type { Clock } from '../platform/clock.ts';
import type { PageLife } from '../platform/page-life.ts';
import type { Role } from './messages.ts';
import type { SavedTalk } from './saved-state.ts';
import { isNewer, isUnstamped, stampAfter, unstamped } from './stamp.ts';
import { recordOf, sameTalk, type TalkRecord, talkOf } from './talk-record.ts';

/** This window's copy of the talk, which the last change to any copy decides. */
export interface SharedTalk {
  record(): TalkRecord;
  /** Takes up what was saved before a reload, then follows the store. Returns the function that stops. */
  start(): () => void;
  /** Takes another window's talk if it is newer, and tells who is behind or has not heard. */
  hear(incoming: TalkRecord, sender: Role): void;
  /** Stamps what this window shows as the newest change. */
  claim(): void;
}

/** What a copy of the talk is made of. */
export interface SharedTalkOptions {
  readonly store: Store;
  readonly clock: Pick<Clock, 'now'>;
  readonly saved: SavedTalk;
  readonly page: Pick<PageLife, 'reloaded'>;
  readonly role: Role;
  /** This window's name, new for each load of the page. */
  readonly id: string;
}

/** @param tell sends a record to the other windows */
export function createSharedTalk(options: SharedTalkOptions, tell: (record: TalkRecord) => void): SharedTalk {
  const { store, clock, saved, page, role, id } = options;
  const shown = (stamp = unstamped) => recordOf(store.manifest(), store.get(), stamp);
  let current = shown();

  const keep = (record: TalkRecord) => {
    current = record;
    saved.save(record);
  };
  const claim = () => {
    keep(shown(stampAfter(current.stamp, id, clock.now())));
    tell(current);
  };
  const adopt = (record: TalkRecord): boolean => {
    const talk = talkOf(store.manifest(), record);
    if (!talk) return false;
    // Kept before the store tells its listeners, so that the one below does not take this for a change of our own.
    keep(recordOf(store.manifest(), talk, record.stamp));
    store.update((state) => follow(state, talk, role));
    return true;
  };

  const restore = () => {
    const before = saved.load();
    const talk = before && talkOf(store.manifest(), before);
    if (!before || !talk) return;
    current = recordOf(store.manifest(), talk, before.stamp);
    // A reload shows what was there: the browser may have missed, or refused, the last changes of the address.
    if (page.reloaded) return store.update((state) => ({ ...state, ...talk }));
    // The same tab at another address: somebody typed it, which is a jump, or wants to see what it holds.
    const { position, parts } = store.get();
    const jumped = !samePosition(position, talk.position);
    const all = { ...talk.parts, ...parts };
    store.update((state) => ({ ...state, ...talk, parts: all, ...(jumped && { position, screen: 'slide' }) }));
    if (jumped || !sameParts(all, talk.parts)) claim();
  };

  return {
    record: () => current,
    claim,
    start() {
      restore();
      return store.subscribe(() => {
        if (!sameTalk(shown(), current)) claim();
      });
    },
    hear(incoming, sender) {
      if (role === 'console' && isUnstamped(current.stamp) && isUnstamped(incoming.stamp)) {
        // Nobody has moved yet. What the audience may be looking at must not jump because a console is opened.
        if (adopt(incoming)) claim();
      } else if (isNewer(incoming.stamp, current.stamp)) {
        // Stages do not hear each other; the console passes it on.
        if (adopt(incoming) && role === 'console' && sender === 'stage') tell(current);
      } else if (role === 'console' && isNewer(current.stamp, incoming.stamp)) {
        tell(current);
      }
    },
  };
}

/** An audience's window that is moved from outside shows the slide and nothing else. */
function follow(state: DeckState, talk: Talk, role: Role): DeckState {
  return role === 'stage' ? { ...state, ...talk, panel: 'none', digits: '', notice: null } : { ...state, ...talk };
}
