/** Words of the lines that test programs read and write: bytes other than plain characters stand as `%xx`. */

const plain = /^[!-~]$/;
const special = new Set(['%', ',', "'"]);
/** A byte that is part of no character stands in a text as U+DC00 plus the byte, as in slides/binderfs/model/text.ts. */
const loneByte = /[\udc80-\udcff]/;

/** A text as one word, its bytes those of UTF-8. */
export function word(text: string): string {
  const encoded = [...text].map((character) => {
    if (plain.test(character) && !special.has(character)) return character;
    const bytes = loneByte.test(character) ? [character.charCodeAt(0) & 0xff] : Buffer.from(character);
    return [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  });
  return encoded.join('') || "''";
}

/** The bytes of a word. */
export function bytesOf(encoded: string): Buffer {
  if (encoded === "''") return Buffer.alloc(0);
  const parts = encoded.match(/%..|[^%]/g) ?? [];
  return Buffer.from(
    parts.map((part) => (part.length === 3 ? Number.parseInt(part.slice(1), 16) : part.charCodeAt(0))),
  );
}

/** The text of a word. */
export const textOf = (encoded: string): string => bytesOf(encoded).toString();
