import type { Dice } from './dice.ts';

const flagWords = [
  'ro',
  'rw',
  'sync',
  'async',
  'dirsync',
  'lazytime',
  'nolazytime',
  'mand',
  'nomand',
  'noswap',
  'inode32',
];
const sizes = [
  '0',
  '1',
  '4k',
  '4096',
  '64k',
  '1m',
  '1M',
  '1g',
  '010k',
  '0x1000',
  '1%',
  '',
  'x',
  '-1',
  '4kk',
  '4k%',
  '1 m',
];
const ids = ['0', '1', '99', '65535', '65536', '4294967295', '4294967296', '-1', 'x', '010', '0x10', ''];
const modes = ['0', '700', '0755', '1777', '8', '77777', 'x', ''];
const long = 'v'.repeat(256);

/** Values that are right for some of the keys. Numbers that only have a place in words of 64 bits are left out. */
const valuesOf: Readonly<Record<string, readonly string[]>> = {
  size: sizes,
  nr_blocks: ['0', '1', '2', '16', '1k', '1m', '', 'x', '4294967296k5'],
  nr_inodes: ['0', '1', '2', '4', '1k', '', 'x', '1kx'],
  uid: ids,
  gid: ids,
  mode: modes,
  huge: ['never', 'x', ''],
  mpol: ['default', 'x', ''],
  // mountinfo shows nothing for an empty one, and record.c reads words.
  source: ['none', '/nope', '/file', '/a'],
  hidepid: ['0', '1', '2', '3', '4', '5', 'off', 'noaccess', 'invisible', 'ptraceable', 'x', ''],
  subset: ['pid', 'pid', 'x', '', 'pid,x'],
};

/** Parameters that are accepted. */
const right: Readonly<Record<string, readonly string[]>> = {
  tmpfs: [
    'size 1m',
    'size 4k',
    'size 64k',
    'nr_blocks 2',
    'nr_inodes 4',
    'uid 99',
    'gid 99',
    'mode 700',
    'source none',
  ],
  proc: ['hidepid 2', 'hidepid invisible', 'subset pid', 'subset pid', 'gid 0'],
  other: ['source none', 'source /nope', 'source /file'],
};

const keysOf: Readonly<Record<string, readonly string[]>> = {
  tmpfs: ['size', 'size', 'nr_blocks', 'nr_inodes', 'uid', 'gid', 'mode', 'mpol'],
  proc: ['hidepid', 'hidepid', 'subset', 'subset', 'gid'],
};

/** The arguments of `fsconfig` behind the descriptor, for a parameter that a filesystem has, or has not. */
export function parameter(dice: Dice, type: string, descriptor: () => number): string {
  const kind = dice.weighted({ right: 30, string: 25, flag: 20, any: 12, other: 6, unknown: 6, long: 1 });
  const known = keysOf[type] ?? ['source'];
  const key = dice.pick([...known, 'source']) ?? 'source';
  if (kind === 'right') return `1 ${dice.pick(right[type] ?? right['other'] ?? [])} 0`;
  if (kind === 'string') return `1 ${key} ${text(dice.pick(valuesOf[key] ?? ['x']))} 0`;
  if (kind === 'flag') return `0 ${dice.pick(flagWords)} ~ 0`;
  if (kind === 'unknown') return `${dice.pick(['0 bogus ~', '1 bogus 1', '1 defaults 1', "1 '' 1", "0 '' ~"])} 0`;
  if (kind === 'long') return `1 ${dice.pick([key, long])} ${long} 0`;
  const anyKey = dice.pick([...known, ...flagWords, '~']);
  const value = dice.pick(anyKey === 'source' ? ['~', '1', 'x'] : ['~', '1', "''", 'x']);
  if (kind === 'any') return `${dice.pick([0, 1, 1, 2, 9])} ${anyKey} ${value} ${dice.pick([0, 0, 0, 1, -1])}`;
  const path = dice.pick(['/a', '/nope', "''", '~']);
  return `${dice.pick([3, 4, 5])} ${dice.pick([...known, 'source'])} ${path} ${dice.pick([-100, descriptor(), -1])}`;
}

const text = (value = '') => (value === '' ? "''" : value.replace(' ', '_'));
