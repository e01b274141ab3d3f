import type { Pacer } from './pacing.ts';
import type { RunEvent } from './run.ts';
import type { SharedRun } from './shared-run.ts';
import { createOutputText } from './terminal-text.ts';

/** Makes what shows the events of one run: its output in the terminal, and the line that runs, at the eye's pace. */
export function showEvents(pacer: Pacer, output: Pick<SharedRun, 'change' | 'write'>): (event: RunEvent) => void {
  const texts = { stdout: createOutputText('stdout'), stderr: createOutputText('stderr') };
  let lit: number | null = null;
  return (event) => {
    if (event.kind === 'line') {
      const { line } = event;
      // Of a line that runs again the eye sees nothing new.
      if (line !== lit) pacer.line(() => output.change({ line }));
      lit = line;
    } else {
      const text = texts[event.kind].take(event.bytes);
      pacer.next(() => output.write(text));
    }
  };
}
