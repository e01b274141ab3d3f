import { createHash } from 'node:crypto';

/**
 * A key for what is made of these inputs: SHA-256 in hexadecimal digits. Each is hashed with its length, so that
 * moving a byte from one to the next is another key.
 */
export function hashOf(...inputs: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const input of inputs) hash.update(`${Buffer.byteLength(input)}\n`).update(input);
  return hash.digest('hex');
}

/** What `Recording.source` says: SHA-256 of a chapter's `demo.c` followed by `demo.h`, in hexadecimal digits. */
export function sourceHash(program: string | Uint8Array, header: string | Uint8Array): string {
  return createHash('sha256').update(program).update(header).digest('hex');
}
