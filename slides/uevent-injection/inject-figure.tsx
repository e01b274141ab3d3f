import { Arrow, Border, Box, Figure, Label, Lane, Move, Show, type Tone, useStep } from '@deck';

const description =
  "In a container's network namespace, a manager with CAP_SYS_ADMIN sends a netlink header and a payload to the kernel. " +
  'The kernel takes the header off, appends SEQNUM=843 and broadcasts the payload in the same network namespace. It ' +
  'arrives at udev with port id 0, as if it were an event of the kernel.';

const above = 176;
const below = 478;

/** The way of an injected event: down to the kernel as a message, up again as an event. */
export function InjectFigure() {
  return (
    <Figure title="The way of an injected uevent" height={700} description={description}>
      <Lane y={2} height={280} title={['in the network', 'namespace of', 'the container']} tone="ink" />
      <Border y={338} label="netlink" />
      <Lane y={394} height={280} title="kernel" tone="kernel" />
      <Box x={270} y={28} width={392} height={116} label="manager" sublabel="`CAP_SYS_ADMIN`" />
      <Box x={1080} y={28} width={484} height={116} label="udev" sublabel="and every other listener" />
      <Ways />
      <Remarks />
      <Message />
    </Figure>
  );
}

function Ways() {
  return (
    <>
      <Show from={1}>
        <Arrow from={[480, above + 78]} to={[480, below - 8]} />
        <Label x={508} y={308} text="port id 4711" plate />
      </Show>
      <Show from={2}>
        <Arrow from={[432, below + 36]} to={[730, below + 36]} tone="muted" />
      </Show>
      <Show from={4}>
        <Arrow from={[1150, below - 6]} to={[1150, above + 80]} tone="new" />
        <Label x={1178} y={308} text="port id 0" tone="new" strong plate />
      </Show>
    </>
  );
}

function Remarks() {
  return (
    <>
      <Show from={2}>
        <Label x={345} y={below + 124} anchor="middle" text="taken off" size={32} tone="muted" />
      </Show>
      <Show from={3}>
        <Label x={1101} y={below + 124} anchor="middle" text="appended" size={32} tone="kernel" />
      </Show>
    </>
  );
}

const places = [
  [428, above],
  [428, below],
  [740, below],
  [740, below],
  [1080, above],
] as const;

/** The parts of the message travel together until the header is taken off; what they leave behind is dashed. */
function Message() {
  const step = Math.min(useStep(), 4);
  const [x, y] = places[step] ?? places[0];
  return (
    <>
      <Show from={1}>
        <Part x={270} y={above} width={150} label="header" left />
        <Part x={428} y={above} width={230} label="payload" left />
      </Show>
      <Show from={4}>
        <Part x={740} y={below} width={230} label="payload" left />
        <Part x={978} y={below} width={246} label="SEQNUM=843" left />
      </Show>
      <Move x={270} y={step < 1 ? above : below}>
        <Part width={150} label="header" left={step >= 2} />
      </Move>
      <Move x={x} y={y}>
        <Part width={230} label="payload" tone="new" />
      </Move>
      <Show from={3}>
        <Move x={x + 238} y={y}>
          <Part width={246} label="SEQNUM=843" tone="kernel" />
        </Move>
      </Show>
    </>
  );
}

interface PartProps {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly label: string;
  readonly tone?: Tone;
  /** It was here, or it does not travel on. */
  readonly left?: boolean;
}

function Part({ x = 0, y = 0, width, label, tone = 'ink', left = false }: PartProps) {
  const look = left ? ({ tone: 'muted', dashed: true } as const) : { tone };
  return <Box x={x} y={y} width={width} height={72} label={label} mono={label.includes('=')} {...look} />;
}
