/** Cost of one lookup in a map of that many extents, in nanoseconds; null where nobody measured. */
export interface LookupCost {
  readonly mappings: number;
  readonly patchV1: number | null;
  readonly merged: number;
}

/** All rows of the table on the slide of the original talk. */
export const lookupCosts: readonly LookupCost[] = [
  { mappings: 0, patchV1: 158, merged: 158 },
  { mappings: 1, patchV1: 164, merged: 157 },
  { mappings: 2, patchV1: 170, merged: 158 },
  { mappings: 3, patchV1: 175, merged: 161 },
  { mappings: 5, patchV1: 187, merged: 165 },
  { mappings: 10, patchV1: 218, merged: 199 },
  { mappings: 50, patchV1: 528, merged: 218 },
  { mappings: 100, patchV1: 980, merged: 229 },
  { mappings: 200, patchV1: 1880, merged: 239 },
  { mappings: 300, patchV1: 2760, merged: 240 },
  { mappings: 340, patchV1: null, merged: 248 },
];
