const esc = '\u001b';
const encoder = new TextEncoder();

/** The line above the output of a program: its name, as the prompt of root would have it. */
export function headingOf(program: string): Uint8Array {
  return encoder.encode(`${esc}[1m# ${program}${esc}[0m\r\n`);
}

/** What one output of a program looks like in a terminal. */
export interface OutputText {
  /** The bytes for the terminal; what is cut off in the middle comes with the next ones. */
  take(bytes: Uint8Array): Uint8Array;
}

const controls = '\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f';
/** Colours (kept), every other sequence, and control characters but tab and newline. */
const unprintable = new RegExp(
  `(${esc}\\[[\\d;]{0,40}m)|${esc}(?:\\[[ -?]*[@-~]|[ -/]*[0-Z\\\\^-~])?|[${controls}]`,
  'g',
);
/** The beginning of a sequence whose end has not come yet. */
const beginning = new RegExp(`${esc}(?:\\[[ -?]{0,40})?$`);

/**
 * A program prints to a pipe: its lines end as a terminal needs them, and of what could move the cursor nothing is
 * left. Errors are red and have no other colour.
 */
export function createOutputText(kind: 'stdout' | 'stderr'): OutputText {
  const decoder = new TextDecoder();
  let rest = '';
  return {
    take(bytes) {
      const text = rest + decoder.decode(bytes, { stream: true });
      rest = beginning.exec(text)?.[0] ?? '';
      const whole = text.slice(0, text.length - rest.length);
      const clean = whole
        .replace(unprintable, (_, colour?: string) => (kind === 'stdout' ? (colour ?? '') : ''))
        .replaceAll('\n', '\r\n');
      return encoder.encode(kind === 'stderr' && clean !== '' ? `${esc}[31m${clean}${esc}[39m` : clean);
    },
  };
}
