/** Texts as the kernel has them: strings of bytes in UTF-8 that end before the first NUL. */

/** A byte that is part of no character stands in a text as this much more than its value, as Python does it. */
const loneByte = 0xdc00;

/** How many bytes the text has. A lone byte has one. */
export function byteLength(text: string): number {
  let length = 0;
  for (const character of text) length += bytesOf(character).length;
  return length;
}

/**
 * What the kernel keeps of a text: all before the first NUL, and no more than so many bytes. A character that is cut
 * through leaves its first bytes.
 */
export function cut(text: string, limit: number): string {
  let kept = '';
  let length = 0;
  for (const character of text) {
    const bytes = bytesOf(character);
    if (character === '\0') return kept;
    if (length + bytes.length > limit) return kept + loneBytes(bytes.slice(0, limit - length));
    kept += character;
    length += bytes.length;
  }
  return kept;
}

const encoder = new TextEncoder();

function bytesOf(character: string): readonly number[] {
  const code = character.charCodeAt(0);
  const isLoneByte = code >= loneByte + 0x80 && code <= loneByte + 0xff;
  return isLoneByte ? [code - loneByte] : [...encoder.encode(character)];
}

const loneBytes = (bytes: readonly number[]) => String.fromCharCode(...bytes.map((byte) => loneByte + byte));
