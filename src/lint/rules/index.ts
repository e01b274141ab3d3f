import type { Rule } from '../rule.ts';
import { alt } from './alt.ts';
import { bodyOverflow } from './body-overflow.ts';
import { boxOverflow } from './box-overflow.ts';
import { canvasOverflow } from './canvas-overflow.ts';
import { codeColumns } from './code-columns.ts';
import { codeLines } from './code-lines.ts';
import { codeSize } from './code-size.ts';
import { commitHash } from './commit-hash.ts';
import { commitTwice } from './commit-twice.ts';
import { contrast } from './contrast.ts';
import { deadLink } from './dead-link.ts';
import { foreignFont } from './foreign-font.ts';
import { litSize } from './lit-size.ts';
import { minutes } from './minutes.ts';
import { notes } from './notes.ts';
import { overlap } from './overlap.ts';
import { textSize } from './text-size.ts';
import { titleLines } from './title-lines.ts';

/** Every rule, one file each. */
export const rules: readonly Rule[] = [
  canvasOverflow,
  bodyOverflow,
  boxOverflow,
  overlap,
  textSize,
  codeSize,
  litSize,
  codeColumns,
  codeLines,
  titleLines,
  contrast,
  foreignFont,
  alt,
  deadLink,
  commitHash,
  commitTwice,
  notes,
  minutes,
];
