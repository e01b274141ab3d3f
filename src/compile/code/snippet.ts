import { suggest } from '../../deck/nearest.ts';
import { type Place, SlideProblem } from '../errors.ts';
import type { SnippetName } from './fence-meta.ts';

/** A line of a snippet file that is shown, and its number there from 1. */
export interface SnippetLine {
  readonly text: string;
  readonly number: number;
}

/** A run of lines between two marker lines; `end` is undefined until the closing one is found. */
interface Region {
  readonly name: string;
  readonly start: number;
  end?: number;
}

/** A line that holds nothing but `#region name` or `#endregion` in a comment. */
const marker = /^\s*(?:\/\*|\/\/|#)\s*#(region|endregion)\b\s*(.*?)\s*(?:\*\/)?\s*$/;

/**
 * The lines a snippet name stands for, without the marker lines of any region.
 * @param lines the whole file
 * @param place of the fence that asks for them
 * @throws SlideProblem for a region that is missing, or markers that do not pair
 */
export function snippetLines(lines: readonly string[], { path, region }: SnippetName, place: Place): SnippetLine[] {
  const regions = findRegions(lines, path);
  const { start, end = lines.length } = region === undefined ? { start: -1 } : pick(regions, region, path, place);
  return lines
    .map((text, index) => ({ text, number: index + 1 }))
    .slice(start + 1, end)
    .filter(({ text }) => !marker.test(text));
}

function pick(regions: readonly Region[], name: string, path: string, place: Place): Region {
  const found = regions.find((region) => region.name === name);
  if (found) return found;
  const names = regions.map((region) => region.name);
  const near = suggest(name, names);
  const there =
    names.length > 0 ? `The regions there are ${names.join(', ')}.` : 'Mark one with #region and #endregion.';
  throw new SlideProblem(`${path} has no region "${name}".`, place, near ? `Did you mean "${near}"? ${there}` : there);
}

/** Regions may stand inside each other; `#endregion` closes the innermost. */
function findRegions(lines: readonly string[], path: string): Region[] {
  const regions: Region[] = [];
  const open: Region[] = [];
  for (const [index, line] of lines.entries()) {
    const [, kind, name = ''] = marker.exec(line) ?? [];
    if (kind === 'region') {
      const region = { name: newName(name, regions, index, path), start: index };
      regions.push(region);
      open.push(region);
    } else if (kind === 'endregion') {
      close(open.pop(), name, index, path);
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) throw at(unclosed.start, path, `Region "${unclosed.name}" is never closed.`, 'Add an #endregion line.');
  return regions;
}

function newName(name: string, regions: readonly Region[], index: number, path: string): string {
  if (name === '') throw at(index, path, 'The region has no name.', 'Write one after #region.');
  if (!regions.some((region) => region.name === name)) return name;
  throw at(index, path, `The file has two regions "${name}".`, 'Give each region a name of its own.');
}

function close(region: Region | undefined, name: string, index: number, path: string): void {
  if (!region) throw at(index, path, 'The #endregion line closes no region.', 'Remove it, or add the #region line.');
  if (name !== '' && name !== region.name) {
    throw at(index, path, `#endregion ${name} closes region "${region.name}".`, 'Regions close from the inside out.');
  }
  region.end = index;
}

function at(index: number, path: string, message: string, advice: string): SlideProblem {
  return new SlideProblem(message, { line: index + 1, column: 1 }, advice, path);
}
