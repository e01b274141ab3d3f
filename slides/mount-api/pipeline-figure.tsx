import { Arrow, Box, Figure, Label, Move, Show, Token, useStep } from '@deck';
import { type phases, type Stage, stages } from './data.ts';

const columnWidth = 416;
const centreOf = (index: number) => 160 + index * columnWidth;

/** Where each argument stands in the old call: the middle of its text. */
const origin = { '"/mnt"': 520, '"tmpfs"': 750, MS_NOSUID: 1010, '"size=64m"': 1310 } as const;

/** The arguments of one `mount(2)` fall to the stage they belong to, one a step. */
export function PipelineFigure() {
  return (
    <Figure
      title="One mount(2) beside the four calls that replace it"
      description="The arguments of mount for a tmpfs go to one call each. fsopen takes the type and returns a context. fsconfig sets the size and then creates the filesystem; from there on the parameters are frozen. fsmount takes nosuid and turns the context into a detached mount. move_mount takes the target and gives the mount its place. Meanwhile the context passes from the phase CREATE_PARAMS to AWAITING_MOUNT to AWAITING_RECONF."
      height={680}
    >
      <rect className="tone-before" x={2} y={2} width={1564} height={96} rx={8} />
      <Label x={56} y={50} mono tone="before" strong text="mount(" />
      <Label x={310} y={50} anchor="middle" mono size={28} tone="before" text={'"tmpfs"'} />
      <Label x={1500} y={50} mono tone="before" strong text=")" />
      {stages.map(({ call, result }, index) => (
        <StagePart key={call} call={call} result={result} index={index} />
      ))}
      <Descriptors />
      {stages.map(({ argument }, index) => (
        <Argument key={argument} argument={argument} index={index} />
      ))}
    </Figure>
  );
}

function StagePart({ call, result, index }: Pick<Stage, 'call' | 'result'> & { index: number }) {
  const x = centreOf(index);
  return (
    <Show from={index + 1}>
      {index > 0 && <Arrow from={[x - columnWidth + 164, 310]} to={[x - 164, 310]} tone="new" />}
      <Box x={x - 158} y={252} width={316} height={120} label={`${call}()`} sublabel={result} mono tone="new" />
    </Show>
  );
}

/** An argument starts in the old call and falls to its stage. */
function Argument({ argument, index }: { argument: keyof typeof origin; index: number }) {
  const fallen = useStep() > index;
  const [x, y] = fallen ? [centreOf(index), 212] : [origin[argument], 50];
  return (
    <>
      <Label x={origin[argument]} y={50} anchor="middle" mono size={28} tone="before" text={argument} />
      <Move x={x} y={y}>
        <Token label={argument} tone="before" />
      </Move>
    </>
  );
}

type Phase = (typeof phases)[number];

/** Which descriptor is worked on, and in which phase the context is. */
function Descriptors() {
  return (
    <>
      <Show from={1}>
        <Label x={2} y={440} strong text="`fs`: the context" tone="kernel" />
        <PhaseBar phase="CREATE_PARAMS" from={2} to={574} />
      </Show>
      <Show from={2}>
        <PhaseBar phase="AWAITING_MOUNT" from={578} to={990} />
      </Show>
      <Show from={3}>
        <PhaseBar phase="AWAITING_RECONF" from={994} to={1566} />
        <Label x={994} y={588} strong text="`mnt`: the mount" tone="userns" />
        <rect className="tone-userns" x={994} y={618} width={412} height={56} rx={4} />
        <Label x={1200} y={646} anchor="middle" size={30} text="detached" />
      </Show>
      <Show from={4}>
        <rect className="tone-userns" x={1410} y={618} width={156} height={56} rx={4} />
        <Label x={1488} y={646} anchor="middle" size={30} text="at `/mnt`" />
      </Show>
    </>
  );
}

function PhaseBar({ phase, from, to }: { phase: Phase; from: number; to: number }) {
  return (
    <g className="tone-kernel">
      <rect x={from} y={472} width={to - from} height={56} rx={4} />
      <Label x={(from + to) / 2} y={500} anchor="middle" mono size={28} text={phase} />
    </g>
  );
}
