import { Arrow, Box, Figure, Label, Line, Mark, Move, Show, Token, type Tone, useStep, Zone } from '@deck';
import { answers } from './data.ts';

interface Cursor {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly tone: Tone;
}

/** Where the lookup is at each step. */
const cursors: readonly Cursor[] = [
  { x: 776, y: 244, label: 'lookup', tone: 'ink' },
  { x: 105, y: 490, label: 'escaped', tone: 'before' },
  { x: 480, y: 522, label: 'ELOOP', tone: 'ink' },
  { x: 480, y: 522, label: 'EXDEV', tone: 'ink' },
  { x: 556, y: 574, label: 'opened', tone: 'new' },
];

/** One symlink, walked without a bit and with three of the RESOLVE_ bits; the cursor stops where the answer is decided. */
export function WalkFigure() {
  const { x, y, label, tone } = cursors[Math.min(useStep(), 4)] ?? { x: 0, y: 0, label: '', tone: 'ink' };
  return (
    <Figure
      title="One symlink, four answers"
      description="rootfs/link is a symlink to /etc/passwd. Without a bit the lookup starts over at the host's root and opens the host's /etc/passwd. With RESOLVE_NO_SYMLINKS it stops at the link with ELOOP. With RESOLVE_BENEATH the way out is EXDEV. With RESOLVE_IN_ROOT it starts over at rootfs and opens rootfs/etc/passwd."
    >
      <Tree />
      <Ways />
      <Boxes />
      <Move x={x} y={y}>
        <Token label={label} tone={tone} />
      </Move>
      {answers.map((row, index) => (
        <Show key={row.asked} from={index + 1}>
          <path className="hairline" d={`M980,${30 + index * 156} H1566`} />
          <Label x={980} y={70 + index * 156} text={row.asked} />
          <Label x={980} y={124 + index * 156} text={row.answer} strong tone={rowTone(index)} />
        </Show>
      ))}
    </Figure>
  );
}

const rowTone = (index: number): Tone => cursors[index + 1]?.tone ?? 'ink';

function Tree() {
  return (
    <>
      <Zone x={270} y={124} width={630} height={514} title="the container" tone="userns" />
      <g className="tone-muted">
        <Line from={[95, 82]} to={[95, 190]} />
        <Line from={[95, 262]} to={[95, 370]} />
        <Line from={[170, 46]} to={[580, 190]} bend="across" />
        <Line from={[550, 292]} to={[500, 380]} />
        <Line from={[620, 292]} to={[730, 380]} />
        <Line from={[760, 460]} to={[760, 540]} />
      </g>
    </>
  );
}

function Ways() {
  return (
    <>
      <Show from={1} until={2}>
        <g className="tone-before">
          <Arrow from={[366, 410]} to={[174, 90]} />
          <Arrow from={[95, 86]} to={[95, 184]} />
          <Arrow from={[95, 266]} to={[95, 364]} />
        </g>
      </Show>
      <Show from={1}>
        <Arrow from={[550, 296]} to={[504, 374]} />
      </Show>
      <Show from={2} until={3}>
        <Mark x={388} y={522} kind="no" size={48} />
      </Show>
      <Show from={3} until={4}>
        <Arrow from={[366, 430]} to={[296, 430]} />
        <Mark x={262} y={430} kind="no" size={56} />
      </Show>
      <Show from={4}>
        <g className="tone-new">
          <Arrow from={[410, 376]} to={[472, 244]} bend={40} />
          <Arrow from={[620, 292]} to={[726, 374]} />
          <Arrow from={[760, 464]} to={[760, 534]} />
        </g>
      </Show>
    </>
  );
}

function Boxes() {
  return (
    <>
      <Box x={20} y={10} width={150} height={72} label="/" mono />
      <Label x={190} y={20} text="host" size={32} tone="muted" />
      <Box x={20} y={190} width={150} height={72} label="etc" mono />
      <Box x={20} y={370} width={170} height={72} label="passwd" mono />
      <g className="tone-userns">
        <Box x={480} y={196} width={200} height={96} label="`rootfs`" sublabel="`dirfd`" />
        <Box x={370} y={380} width={230} height={100} label="`link`" sublabel="`/etc/passwd`" />
        <Box x={660} y={380} width={200} height={80} label="etc" mono />
        <Box x={660} y={540} width={200} height={76} label="passwd" mono />
      </g>
    </>
  );
}
