import { Arrow, Box, Figure, Label } from '@deck';

/** The claim of the chapter: the filter passes the question on, and the answer comes back the same way. */
export function OpenerFigure() {
  return (
    <Figure
      title="Who decides about a system call"
      description="The target calls, its filter asks the supervisor, the supervisor answers, and the call returns."
      height={170}
    >
      <Arrow from={[346, 50]} to={[628, 50]} tone="userns" />
      <Label x={486} y={22} anchor="middle" tone="userns" text="calls" />
      <Arrow from={[628, 118]} to={[346, 118]} tone="userns" />
      <Label x={486} y={148} anchor="middle" tone="userns" text="returns" />
      <Arrow from={[940, 50]} to={[1222, 50]} tone="new" />
      <Label x={1080} y={22} anchor="middle" tone="new" strong text="asks" />
      <Arrow from={[1222, 118]} to={[940, 118]} tone="new" />
      <Label x={1080} y={148} anchor="middle" tone="new" strong text="answers" />
      <Box x={2} y={20} width={338} height={128} label="target" sublabel="in the container" tone="userns" />
      <Box x={634} y={20} width={300} height={128} label="filter" sublabel="in the kernel" tone="kernel" />
      <Box x={1228} y={20} width={338} height={128} label="supervisor" sublabel="on the host" />
    </Figure>
  );
}
