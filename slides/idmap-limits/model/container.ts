import { bytesOf, type Write } from './file-rules.ts';
import { heapBytes } from './id-map.ts';
import { mapBytes, maxBaseExtents, maxBytes, maxExtents } from './limits.ts';
import { initialRoot, initialState, type State } from './namespaces.ts';
import { parseMap } from './parse.ts';
import { unshare } from './unshare.ts';

/** The initial namespace and namespace 1, a child that root has just created: all its maps are still to be written. */
export const freshContainer: State = unshare(initialState, initialRoot).state;

/** A write by root outside to a map of `freshContainer`: every id can be mapped, so that only the text matters. */
export const byRoot = (text: string, kind: Write['file']['kind'] = 'uid_map'): Write => ({
  file: { kind, namespace: 1, opener: initialRoot, position: 0 },
  writer: initialRoot,
  text,
});

/** What a text takes of what there is. */
export interface Usage {
  readonly bytes: number;
  readonly maxBytes: number;
  /** Lines up to the first fault. */
  readonly extents: number;
  readonly maxExtents: number;
  /** Where the extents lie: up to five in the struct itself. */
  readonly storage: 'inline' | 'heap';
  /** Sizes in bytes of the struct and of the two arrays that a map on the heap has. */
  readonly memory: { readonly map: number; readonly forward: number; readonly reverse: number };
}

/** Counts bytes and extents of a text. */
export function usage(text: string): Usage {
  const extents = parseMap(text).lines.length;
  return {
    bytes: bytesOf(text),
    maxBytes,
    extents,
    maxExtents,
    storage: extents > maxBaseExtents ? 'heap' : 'inline',
    memory: { map: mapBytes, ...heapBytes(extents) },
  };
}
