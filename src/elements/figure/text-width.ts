/** Width of one character of the code font, in units of the letter size; all are as wide. */
const monoWidth = 0.6;
/** The same for Inter, near enough for what only has to reach round a text: thin, wide, and all other characters. */
const thin = /[ijlIftr1 .,:;'!()[\]/{}]/;
const wide = /[A-HJ-Zmw→×]/;

/** About how many pixels a line of text is wide. Drawn without a browser, a figure cannot measure it. */
export function textWidth(line: string, size: number, mono = false): number {
  // Backticks are not set; what stands between them is code.
  const parts = line.split('`');
  return (
    parts.reduce(
      (sum, part, index) => sum + (mono || index % 2 === 1 ? part.length * monoWidth : proportional(part)),
      0,
    ) * size
  );
}

function proportional(text: string): number {
  return [...text].reduce(
    (sum, character) => sum + (thin.test(character) ? 0.33 : wide.test(character) ? 0.75 : 0.6),
    0,
  );
}
