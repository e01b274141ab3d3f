import type { Palette } from '../deck/state.ts';
import type { Store } from '../deck/store.ts';
import type { TextStorage } from '../platform/storage.ts';
import { readTalkRecord, type TalkRecord } from './talk-record.ts';

/** Where a window keeps the talk over a reload. */
export interface SavedTalk {
  /** Null when nothing, or nothing readable, was saved. */
  load(): TalkRecord | null;
  save(record: TalkRecord): void;
}

/**
 * @param storage of this window alone (`sessionStorage`)
 * @param basePath of the deck's root, as in `/talks/kernel/`; decks on one origin do not mix
 */
export function savedTalk(storage: TextStorage, basePath: string): SavedTalk {
  const key = keyOf(basePath, 'talk');
  return {
    load: () => readTalkRecord(parseJson(storage.get(key))),
    save: (record) => storage.set(key, JSON.stringify(record)),
  };
}

/**
 * Gives the deck the palette this reader chose last, and keeps every later choice.
 * @param storage shared by all windows (`localStorage`)
 */
export function keepPalette(store: Store, storage: TextStorage, basePath: string): void {
  const key = keyOf(basePath, 'palette');
  const kept = storage.get(key);
  if (isPalette(kept)) store.update((state) => (state.palette === kept ? state : { ...state, palette: kept }));
  store.subscribe(({ palette }, before) => {
    if (palette !== before.palette) storage.set(key, palette);
  });
}

/** The key under which a deck keeps something; also the name of the channel between its windows. */
export function keyOf(basePath: string, name: string): string {
  return `deck:${basePath}:${name}`;
}

function isPalette(value: string | null): value is Palette {
  return value === 'paper' || value === 'stage';
}

function parseJson(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
