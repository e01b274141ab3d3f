/** One entry of an archive; all belong to root and date from 1970, so that equal content is equal bytes. */
export interface CpioEntry {
  /** Path without a slash at its begin; '' is the root. */
  readonly path: string;
  /** Permission bits. */
  readonly mode: number;
  readonly content:
    | { readonly kind: 'folder' }
    | { readonly kind: 'file'; readonly bytes: Uint8Array }
    | { readonly kind: 'character device'; readonly major: number; readonly minor: number };
}

const types = { folder: 0o040000, file: 0o100000, 'character device': 0o020000 } as const;

/**
 * Writes an archive in the format `newc` (Documentation/driver-api/early-userspace/buffer-format.rst), which the
 * kernel unpacks into its first file system. The entries are sorted by path, so that folders precede what is in them.
 */
export function writeCpio(entries: readonly CpioEntry[]): Uint8Array {
  const sorted = entries.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const records = sorted.map((entry, index) => record(entry, index + 1));
  // The kernel's own generator fills the last block of 512 bytes.
  const archive = Buffer.concat([...records, trailer()]);
  return Buffer.concat([archive, padding(archive.length, 512)]);
}

function record({ path, mode, content }: CpioEntry, inode: number): Buffer {
  const bytes = content.kind === 'file' ? content.bytes : new Uint8Array();
  const [major, minor] = content.kind === 'character device' ? [content.major, content.minor] : [0, 0];
  const links = content.kind === 'folder' ? 2 : 1;
  const head = header(
    { inode, mode: types[content.kind] | mode, links, size: bytes.length, major, minor },
    path || '.',
  );
  return Buffer.concat([head, bytes, padding(bytes.length, 4)]);
}

const trailer = () => header({ inode: 0, mode: 0, links: 1, size: 0, major: 0, minor: 0 }, 'TRAILER!!!');

interface Fields {
  readonly inode: number;
  readonly mode: number;
  readonly links: number;
  readonly size: number;
  readonly major: number;
  readonly minor: number;
}

function header({ inode, mode, links, size, major, minor }: Fields, name: string): Buffer {
  const owner = [0, 0];
  const numbers = [inode, mode, ...owner, links, 0, size, 0, 0, major, minor, Buffer.byteLength(name) + 1, 0];
  const text = `070701${numbers.map((number) => number.toString(16).padStart(8, '0')).join('')}${name}\0`;
  const bytes = Buffer.from(text);
  return Buffer.concat([bytes, padding(bytes.length, 4)]);
}

const padding = (length: number, block: number) => Buffer.alloc((block - (length % block)) % block);
