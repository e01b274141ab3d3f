const encoder = new TextEncoder();

/** Text, or bytes. */
export type Part = string | Uint8Array | readonly number[];

/** Text and bytes, one after the other. */
export function bytesOf(...parts: readonly Part[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...encoder.encode(part)] : Array.from(part))),
  );
}

export const textOf = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);
