import { Arrow, Box, Figure, Label, Mark, Show } from '@deck';
import { story } from './data.ts';
import { Held, Holders, times } from './holders.tsx';

/** The same story with a descriptor: it pins `struct pid`, so that the late signal fails. */
export function PinFigure() {
  const late = times[story.signal];
  return (
    <Figure
      title="A pidfd and the process it pins"
      description="A script holds a pidfd, which pins the struct pid of process A. A exits, is reaped, and the number 4711 goes to a stranger. The script's signal still goes to the struct pid of A and fails with ESRCH; the stranger is not touched."
    >
      <Arrow from={[times[0], 84]} to={[times[0], 202]} tone="new" label="pins" />
      <Show from={story.signal}>
        <Arrow from={[late, 84]} to={[late, 202]} tone="new" />
        <Label x={late - 24} y={136} anchor="end" text="`SIGTERM`" tone="new" />
        <Mark x={late + 48} y={136} kind="yes" size={44} />
        <Label x={late + 84} y={136} text="`ESRCH`" tone="new" strong />
      </Show>
      <Held y={50} label="pidfd" tone="new" />
      <Label x={0} y={258} text={['kernel', 'object']} />
      <Box x={260} y={208} width={1306} height={100} label="`struct pid` of process A, never of another" tone="new" />
      <Holders y={410} />
    </Figure>
  );
}
