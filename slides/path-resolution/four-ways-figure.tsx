import { Arrow, Box, Figure, Label, Move, Show, Token, useStep, Zone } from '@deck';

interface Way {
  readonly inside: string;
  readonly kind: string;
  readonly verb: string;
  readonly outside: string;
  readonly remark: string;
}

const ways: readonly Way[] = [
  { inside: '..', kind: 'parent directory', verb: 'climbs up', outside: '/srv', remark: 'the directory above' },
  {
    inside: 'link',
    kind: 'absolute symlink',
    verb: 'starts over',
    outside: '/etc/passwd',
    remark: "at the host's `/`",
  },
  { inside: '/proc/self/exe', kind: 'magic link', verb: 'jumps', outside: 'runc', remark: 'CVE-2019-5736' },
];

const boxWidth = 340;
const outsideY = 84;
const insideY = 494;
const columnX = (index: number) => 24 + index * 393;

/** Four ways from a root filesystem out to the host, one a step; the last is a directory that moves with the walk in it. */
export function FourWaysFigure() {
  return (
    <Figure
      title="Four ways out of a root filesystem"
      description="From a container's root filesystem four ways lead to the host. Two dots climb to the directory above. An absolute symlink starts over at the host's root. A magic link such as /proc/self/exe jumps straight to an object, as in CVE-2019-5736 in runc. And a rename moves a directory out while a walk is inside it."
    >
      <Zone x={2} y={2} width={1564} height={206} title="the host" tone="muted" />
      <Zone x={2} y={420} width={1564} height={218} title="rootfs" tone="userns" />
      {ways.map((way, index) => (
        <WayOut key={way.inside} {...way} x={columnX(index)} from={index + 1} />
      ))}
      <Rename x={columnX(3)} from={4} />
    </Figure>
  );
}

function WayOut({ inside, kind, verb, outside, remark, x, from }: Way & { x: number; from: number }) {
  const middle = x + boxWidth / 2;
  return (
    <>
      <Box x={x} y={insideY} width={boxWidth} height={112} label={`\`${inside}\``} sublabel={kind} tone="userns" />
      <Show from={from}>
        <Arrow from={[middle, insideY - 4]} to={[middle, outsideY + 120]} tone="before" />
        <Label x={middle} y={310} anchor="middle" plate text={verb} tone="before" />
        <Box
          x={x}
          y={outsideY}
          width={boxWidth}
          height={112}
          label={`\`${outside}\``}
          sublabel={remark}
          tone="before"
        />
      </Show>
    </>
  );
}

function Rename({ x, from }: { x: number; from: number }) {
  const gone = useStep() >= from;
  const middle = x + boxWidth / 2;
  return (
    <>
      <Show from={from}>
        <Box x={x} y={insideY} width={boxWidth} height={112} label="`dir/`" dashed tone="muted" />
        <Arrow from={[middle, insideY - 4]} to={[middle, outsideY + 120]} tone="before" />
        <Label x={middle} y={310} anchor="middle" plate text="is renamed" tone="before" />
      </Show>
      <Move x={x} y={gone ? outsideY : insideY}>
        <Box x={0} y={0} width={boxWidth} height={112} tone={gone ? 'before' : 'userns'} />
        <Label x={80} y={56} anchor="middle" text="`dir/`" />
        <Token x={230} y={56} label="the walk" tone="new" />
      </Move>
    </>
  );
}
