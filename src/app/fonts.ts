/**
 * Fetches the fonts that nothing shown so far has used, so that a slide is set in its own type without the network
 * too. Never rejects: a font that cannot be had is replaced by the next in its family.
 */
export async function fetchFonts(fonts: Iterable<FontFace>): Promise<void> {
  await Promise.allSettled([...fonts].map((font) => font.load()));
}
