import type { TerminalSink } from '../../../src/machine/run-view.ts';

/** A terminal that remembers what it shows. */
export function fakeTerminal(): TerminalSink & { text(): string; clears(): number } {
  let text = '';
  let clears = 0;
  return {
    clear() {
      text = '';
      clears += 1;
    },
    write(bytes) {
      text += new TextDecoder().decode(bytes);
    },
    text: () => text,
    clears: () => clears,
  };
}
