import { Arrow, Border, Box, Extent, Figure, Label, Lane, linear, Mark, Show, useStep } from '@deck';

/** Where things happen on the way from left to right, in pixels. */
const time = { start: 250, check: 520, write: 850, answer: 1090, use: 1360, end: 1568 } as const;
const pixels = linear([0, time.end], [0, time.end]);

/** Check, rewrite, continue: what the memory cell holds while two sides read it. */
export function RaceFigure() {
  const opened = useStep() >= 4;
  return (
    <Figure
      title="The race between check and continue"
      description="A thread of the target is trapped; its path lies in the target's memory and reads /data/log. The supervisor reads it and finds it harmless. Another thread of the target writes /data/keys over it. The supervisor answers continue, and the kernel reads /data/keys. So this is not a security policy: the kernel must still refuse what is unsafe."
      height={700}
    >
      <Lane y={0} height={140} title="target" tone="userns" />
      <Lane y={164} height={132} title={['its memory']} tone="before" />
      <Lane y={320} height={132} title="supervisor" />
      <Border y={478} />
      <Lane y={504} height={132} title="kernel" tone="kernel" />
      <Memory />
      <Target />
      <Supervisor />
      <Show from={3}>
        <Box
          x={time.use - 200}
          y={538}
          width={396}
          height={72}
          label="opens what it reads"
          tone={opened ? 'bad' : 'kernel'}
        />
      </Show>
      <Show from={4}>
        <Arrow from={[time.use, 268]} to={[time.use, 532]} tone="bad" />
        <Label
          x={0}
          y={676}
          tone="bad"
          strong
          text="Not a security policy: the kernel must still refuse what is unsafe."
        />
      </Show>
    </Figure>
  );
}

/** The cell, drawn over time: what it holds changes where the other thread writes. */
function Memory() {
  const rewritten = useStep() >= 2;
  return (
    <>
      <Extent
        y={196}
        scale={pixels}
        from={time.start}
        to={rewritten ? time.write : time.end}
        height={68}
        label="`/data/log`"
        tone="ok"
      />
      <Show from={2}>
        <Extent y={196} scale={pixels} from={time.write} to={time.end} height={68} label="`/data/keys`" tone="bad" />
      </Show>
    </>
  );
}

function Target() {
  return (
    <>
      <Box x={time.start} y={34} width={440} height={72} label="thread 1: `open(path)`" tone="userns" />
      <Show from={2}>
        <Box x={time.write - 60} y={34} width={380} height={72} label="thread 2 writes" tone="bad" />
        <Arrow from={[time.write + 4, 112]} to={[time.write + 4, 190]} tone="bad" />
      </Show>
    </>
  );
}

function Supervisor() {
  return (
    <>
      <Show from={1}>
        <Arrow from={[time.check, 268]} to={[time.check, 348]} tone="ok" />
        <Box x={time.check - 150} y={354} width={300} height={72} label="reads it" />
        <Mark x={time.check + 186} y={390} kind="yes" />
        <Label x={time.check + 216} y={390} tone="ok" text="harmless" />
      </Show>
      <Show from={3}>
        <Box x={time.answer - 130} y={354} width={260} height={72} label="`CONTINUE`" tone="new" />
        <Arrow from={[time.answer, 432]} to={[time.use - 206, 574]} bend="down" tone="new" />
      </Show>
    </>
  );
}
