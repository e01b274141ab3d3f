import type { Point, Tone } from '@deck';
import { dirfdPath, movedFrom, movedTo } from './lab-state.ts';

/** Something in the drawing; some stand for a directory with all that is in it. */
export interface Spot {
  readonly id: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly tone: Tone;
  /** Absolute paths that lead here. */
  readonly paths: readonly [string, ...string[]];
  /** The id of the directory that it is in. */
  readonly parent: string;
  /** What is set as the path when it is pressed. */
  readonly typed: string;
}

/** Width and height of the drawing. */
export const [mapWidth, mapHeight] = [840, 604];
export const boxHeight = 60;
/** The container's rows stand lower: links that jump need the room. */
const rowY = (row: number): number => (row < 4 ? 40 : 64) + row * 96;

type Row = readonly [id: string, label: string, x: number, row: number, tone: Tone, path: string, parent: string];

const c = dirfdPath;

const rows: readonly Row[] = [
  ['top', '/', 400, 0, 'ink', '/', ''],
  ['runc', 'bin/runc', 690, 1, 'ink', '/bin/runc', 'top'],
  ['host-etc', 'etc', 250, 1, 'ink', '/etc', 'top'],
  ['srv', 'srv', 480, 1, 'ink', '/srv', 'top'],
  ['host-passwd', 'passwd', 250, 2, 'ink', '/etc/passwd', 'host-etc'],
  ['host-data', 'data', 590, 2, 'ink', '/srv/data', 'srv'],
  ['c', 'c', 400, 3.03, 'userns', c, 'srv'],
  ['etc', 'etc', 84, 4, 'userns', `${c}/etc`, 'c'],
  ['link', 'link', 340, 4, 'userns', `${c}/link`, 'c'],
  ['a', 'a', 200, 4, 'userns', `${c}/a`, 'c'],
  ['proc', 'proc', 492, 4, 'kernel', `${c}/proc`, 'c'],
  ['tmp', 'tmp', 670, 4, 'kernel', `${c}/tmp`, 'c'],
  ['data', 'data', 778, 4, 'kernel', `${c}/data`, 'c'],
  ['passwd', 'passwd', 84, 5, 'userns', `${c}/etc/passwd`, 'etc'],
  ['b', 'b', 200, 5, 'userns', movedFrom, 'a'],
  ['exe', 'self/exe', 492, 5, 'kernel', `${c}/proc/self/exe`, 'proc'],
];

/** Paths of directories that are drawn together with what is in them. */
const folded: Readonly<Record<string, string>> = { runc: '/bin', exe: `${c}/proc/self` };

const spotOf = ([id, label, x, row, tone, path, parent]: Row): Spot => {
  const directory = folded[id];
  return {
    id,
    label,
    x,
    y: rowY(row),
    width: widthOf(label),
    tone,
    paths: directory === undefined ? [path] : [path, directory],
    parent,
    typed: typedFor(path),
  };
};

const widthOf = (label: string): number => label.length * 18 + 28;

/** The path from dirfd. */
function typedFor(path: string): string {
  if (path === c) return '.';
  if (path.startsWith(`${c}/`)) return path.slice(c.length + 1);
  return path.startsWith('/srv') ? `..${path.slice('/srv'.length)}` : `../..${path === '/' ? '' : path}`;
}

/** All that is drawn, `b` at the place where it begins. */
export const spots: readonly Spot[] = rows.map(spotOf);

/** `b` after it was moved. */
export const movedB: Spot = {
  ...spotOf(['b', 'b', 362, 2, 'before', movedTo, 'srv']),
  typed: 'a/b',
};

/** Where a path is drawn. What is not there stands where its directory is. */
export function spotAt(path: string): Spot {
  if (path === movedTo) return movedB;
  const found = spots.find(({ paths }) => paths.includes(path));
  if (found !== undefined) return found;
  const directory = path.slice(0, path.lastIndexOf('/')) || '/';
  return spotAt(directory);
}

/** Where the way from one box to another begins or ends: at the edge of the first, some pixels away. */
export function edgePoint(from: Spot, to: Spot, away: number): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const part = Math.min((from.width / 2 + away) / Math.abs(dx || 1), (boxHeight / 2 + away) / Math.abs(dy || 1));
  return [Math.round(from.x + dx * part), Math.round(from.y + dy * part)];
}

/** The lower edge of a directory and the upper edge of what is in it, some pixels away. */
export const below = ({ x, y }: Spot, away: number): Point => [x, y + boxHeight / 2 + away];
export const above = ({ x, y }: Spot, away: number): Point => [x, y - boxHeight / 2 - away];
