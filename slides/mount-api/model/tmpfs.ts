import { isAdminOver, isMapped } from './callers.ts';
import {
  badValue,
  invalid,
  memparse,
  type Parameter,
  type ParameterRefusal,
  parse,
  type Wanted,
} from './parameters.ts';
import type { Caller, Context, Superblock, TmpfsOptions, UserNamespace } from './state.ts';

/** `shmem_fs_parameters` in `mm/shmem.c` without CONFIG_TMPFS_QUOTA. */
export const tmpfsParameters: Readonly<Record<string, Wanted>> = {
  gid: 'id',
  huge: ['never', 'always', 'within_size', 'advise'],
  mode: 'u32oct',
  mpol: 'string',
  nr_blocks: 'string',
  nr_inodes: 'string',
  size: 'string',
  uid: 'id',
  inode32: 'flag',
  inode64: 'flag',
  noswap: 'flag',
};

const blockSize = 4096n;
/** `BOGO_INODE_SIZE`: what one inode counts for. */
const inodeSize = 1024n;
/** Memory of the modelled machine in pages; half of it is the default size. */
const ramPages = 262_144n;
const allOnes = 2n ** 64n - 1n;

export const defaults: Required<Pick<TmpfsOptions, 'blocks' | 'inodes'>> = {
  blocks: Number(ramPages / 2n),
  inodes: Number(ramPages / 2n),
};

/** `shmem_parse_one()`: reads one parameter into the options. */
export function parseTmpfs(
  options: TmpfsOptions,
  parameter: Parameter,
  caller: Caller,
  callerNamespace: UserNamespace,
  owner: UserNamespace,
): TmpfsOptions | ParameterRefusal {
  const { key, text } = parameter;
  const parsed = parse('tmpfs', tmpfsParameters[key] as Wanted, parameter, callerNamespace);
  if ('errno' in parsed) return parsed;
  const readers: Readonly<Record<string, () => TmpfsOptions | ParameterRefusal>> = {
    size: () => readSize(options, text),
    nr_blocks: () => readCount(options, key, 'blocks', text, 2n ** 63n - 1n),
    nr_inodes: () => readCount(options, key, 'inodes', text, allOnes / inodeSize),
    uid: () => (isMapped(owner, parsed.number) ? { ...options, uid: parsed.number } : badValue('tmpfs', key)),
    gid: () => (isMapped(owner, parsed.number) ? options : badValue('tmpfs', key)),
    mpol: () => invalid(`tmpfs: Unsupported parameter 'mpol'`, 'tmpfs-unsupported', key),
    noswap: () => readNoswap(options, caller, owner),
  };
  return readers[key]?.() ?? options;
}

function readSize(options: TmpfsOptions, text: string): TmpfsOptions | ParameterRefusal {
  const { size, rest } = memparse(text);
  const percent = rest.startsWith('%');
  if (rest !== (percent ? '%' : '')) return badValue('tmpfs', 'size');
  const bytes = percent ? BigInt.asUintN(64, size * blockSize * ramPages) / 100n : size;
  return { ...options, blocks: Number(BigInt.asUintN(64, bytes + blockSize - 1n) / blockSize) };
}

function readCount(options: TmpfsOptions, key: string, limit: 'blocks' | 'inodes', text: string, most: bigint) {
  const { size, rest } = memparse(text);
  if (rest !== '' || size > most) return badValue('tmpfs', key);
  return { ...options, [limit]: Number(size) };
}

function readNoswap(options: TmpfsOptions, caller: Caller, owner: UserNamespace) {
  if (owner !== '/' || !isAdminOver(caller, '/')) {
    return invalid('tmpfs: Turning off swap in unprivileged tmpfs mounts unsupported', 'tmpfs-noswap', 'noswap');
  }
  return { ...options, noswap: true };
}

/** Blocks in use: a file takes whole blocks, a directory none. */
export const usedBlocks = ({ nodes }: Superblock) =>
  Object.values(nodes).reduce((sum, { bytes }) => sum + Math.ceil(bytes / Number(blockSize)), 0);

export const usedInodes = ({ nodes }: Superblock) => Object.keys(nodes).length;

/** `shmem_reconfigure()`: what forbids to change a mounted tmpfs, in its order; undefined if nothing does. */
export function tmpfsObjection({ tmpfs: wanted }: Context, superblock: Superblock): string | undefined {
  const { blocks, inodes, noswap } = superblock.tmpfs;
  const objections: readonly (readonly [boolean, string])[] = [
    [Boolean(wanted.blocks) && blocks === 0, 'Cannot retroactively limit size'],
    [Boolean(wanted.blocks) && usedBlocks(superblock) > (wanted.blocks ?? 0), 'Too small a size for current use'],
    [Boolean(wanted.inodes) && inodes === 0, 'Cannot retroactively limit inodes'],
    [Boolean(wanted.inodes) && usedInodes(superblock) > (wanted.inodes ?? 0), 'Too few inodes for current use'],
    [Boolean(wanted.noswap) && !noswap, 'Cannot disable swap on remount'],
  ];
  return objections.find(([holds]) => holds)?.[1];
}
