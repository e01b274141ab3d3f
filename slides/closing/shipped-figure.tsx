import { Box, Figure, Show, TimelineStrip } from '@deck';
import { releases, shipped } from './data.ts';

/** The open topics, in the order in which they were closed: one a step. */
const open = ['Processes', 'Mount API', 'Paths'];

/** From "at some point" to a release: what became of the three open topics. */
export function ShippedFigure() {
  return (
    <Figure
      title="From “at some point” to shipped"
      description="At the time of the talk, with 5.0 in its release candidates, five topics were merged. File descriptors for processes shipped in 5.1 with pidfd_send_signal, the new mount API in 5.2 with six calls from fsopen to fspick, and restricted path resolution in 5.6 with openat2."
      height={590}
    >
      {open.map((topic, index) => (
        <Show key={topic} until={index + 1}>
          <Box
            x={520 + index * 350}
            y={466}
            width={322}
            height={112}
            label={topic}
            sublabel="“at some point”"
            tone="muted"
            dashed
          />
        </Show>
      ))}
      <TimelineStrip x={40} y={380} width={1440} releases={releases} events={shipped} />
    </Figure>
  );
}
