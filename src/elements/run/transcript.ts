import type { Recording } from '../../machine/recording.ts';

/** A piece of what a program printed. */
export interface Printed {
  readonly kind: 'stdout' | 'stderr';
  readonly text: string;
}

const esc = '\\u001b';
/** Sequences that colour, move, erase or command; then every control character but tab and newline. */
const unprintable = new RegExp(
  `${esc}(?:\\[[ -?]*[@-~]|\\][^\\u0007${esc}]*(?:\\u0007|${esc}\\\\)|[ -/]*[0-~])?|[\\0-\\u0008\\u000b-\\u001f\\u007f-\\u009f]`,
  'g',
);

/** All that a recorded program printed, in its order, as plain text: neighbours of one kind are one piece. */
export function printedIn({ events }: Recording): Printed[] {
  const pieces: { kind: Printed['kind']; text: string }[] = [];
  for (const [, kind, content] of events) {
    if (kind === 'line') continue;
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += content;
    else pieces.push({ kind, text: content });
  }
  return pieces
    .map(({ kind, text }) => ({ kind, text: text.replace(unprintable, '') }))
    .filter(({ text }) => text !== '');
}
