import { Arrow, Box, Figure, Label, Mark, Show } from '@deck';

const bits = Array.from({ length: 32 }, (_, index) => 31 - index);
const unknownBit = 30;
const pitch = 15;

/** One bit that the kernel does not know, given to both calls: one ignores it, the other refuses it. */
export function UnknownBitFigure() {
  return (
    <Figure
      title="An unknown bit, two answers"
      description="A program sets a flag bit that the kernel does not know. open ignores the bit: the file opens, without the protection that was asked for. openat2 checks every bit and answers EINVAL, so the program knows."
    >
      <Label x={0} y={226} text="flags, with one bit that" />
      <Label x={0} y={272} text="this kernel does not know" tone="before" />
      <FlagsWord x={0} y={310} />
      <Show from={1}>
        <Arrow from={[496, 322]} to={[592, 150]} />
        <Box x={600} y={76} width={360} height={144} label="`open(2)`" sublabel="ignores the bit" tone="kernel" />
        <Arrow from={[964, 148]} to={[1076, 148]} />
        <Mark x={1120} y={130} kind="no" size={48} />
        <Label x={1164} y={128} text="opens the file" tone="before" strong />
        <Label x={1164} y={178} text="without protection" size={32} />
      </Show>
      <Show from={2}>
        <Arrow from={[496, 346]} to={[592, 518]} tone="new" />
        <Box x={600} y={444} width={360} height={144} label="`openat2(2)`" sublabel="checks every bit" tone="new" />
        <Arrow from={[964, 516]} to={[1076, 516]} tone="new" />
        <Mark x={1120} y={498} kind="yes" size={48} />
        <Label x={1164} y={496} text="`EINVAL`" tone="new" strong />
        <Label x={1164} y={546} text="and the caller knows" size={32} />
      </Show>
    </Figure>
  );
}

function FlagsWord({ x, y }: { x: number; y: number }) {
  return (
    <g>
      {bits.map((bit, index) => (
        <g key={bit} className="tone-muted">
          <rect x={x + index * pitch} y={y} width={pitch} height={48} />
        </g>
      ))}
      <g className="tone-before token">
        <rect x={x + (31 - unknownBit) * pitch - 3} y={y - 10} width={pitch + 6} height={68} />
      </g>
      <Label x={x + pitch * 1.5} y={y + 84} anchor="middle" text="30" size={28} tone="before" />
      <Label x={x + pitch * 31.5} y={y + 84} anchor="middle" text="0" size={28} tone="muted" />
    </g>
  );
}
