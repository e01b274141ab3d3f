import { Arrow, Figure, Label, Show } from '@deck';
import { pid, story } from './data.ts';
import { Held, Holders, times } from './holders.tsx';

/** A script keeps a number while the number changes hands: its signal hits a stranger. */
export function RaceFigure() {
  const hit = times[story.signal];
  return (
    <Figure
      title="A pid that changed hands"
      description="A script reads the number 4711 while process A holds it. A exits, is a zombie, and is reaped. The number is free and a stranger gets it. Then the script calls kill with 4711 and SIGTERM: the call succeeds and hits the stranger."
    >
      <Arrow from={[times[0], 104]} to={[times[0], 392]} tone="muted" dashed label="reads the pid file" />
      <Show from={story.signal}>
        <Arrow from={[hit, 104]} to={[hit, 392]} tone="bad" label={`\`kill(${pid}, SIGTERM)\``} />
        <Label x={hit + 24} y={330} text="succeeds" tone="bad" />
      </Show>
      <Held y={70} label={String(pid)} tone="before" />
      <Holders y={400} />
    </Figure>
  );
}
