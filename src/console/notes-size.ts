/** Sizes of the notes, in CSS pixels; the smallest can be read from a lectern. */
export const notesSizes = [24, 28, 32, 36, 42, 48, 56] as const;

export type NotesSize = (typeof notesSizes)[number];

/** What was saved, or the second size. */
export function readNotesSize(saved: string | null): NotesSize {
  return notesSizes.find((size) => String(size) === saved) ?? 28;
}

/** The size next to this one, `-1` for the smaller and `1` for the larger; the same at either end. */
export function neighbourSize(size: NotesSize, direction: -1 | 1): NotesSize {
  return notesSizes[notesSizes.indexOf(size) + direction] ?? size;
}
