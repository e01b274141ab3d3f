import { Figure, Label, Line, linear, Mark, Ruler, Show } from '@deck';
import { openHow, openHowSize } from './data.ts';

const left = 330;
const scale = linear([0, 32], [left, left + 992]);
const rowHeight = 84;

type Cell = readonly [from: number, to: number, label: string, tone: string];

interface SizeRowProps {
  readonly y: number;
  readonly title: readonly string[];
  readonly cells: readonly Cell[];
  readonly answer?: readonly [kind: 'yes' | 'no', text: string];
}

const known: readonly Cell[] = openHow.map(({ label, bytes }, index) => [
  index * bytes,
  (index + 1) * bytes,
  label,
  'tone-kernel',
]);
const filled: Cell = [0, openHowSize, `${openHowSize} bytes`, 'tone-ink'];

/** Sizes of `struct open_how`, to scale: what the first kernel knows, and what it answers to other sizes. */
export function GrowFigure() {
  return (
    <Figure
      title="struct open_how and its sizes"
      description="The first version has three fields of 8 bytes, 24 in all. A newer program passes 32 bytes: it works when the 8 bytes that the kernel does not know are zero, and is E2BIG when they are not. Fewer than 24 bytes are EINVAL."
    >
      <Ruler y={56} scale={scale} from={0} to={32} side="above" ticks={[0, 8, 16, 24, 32]} title="bytes" />
      <Line from={[scale(openHowSize), 70]} to={[scale(openHowSize), 630]} tone="muted" dashed />
      <SizeRow y={86} title={['the kernel', 'knows']} cells={known} />
      <Show from={1}>
        <SizeRow
          y={230}
          title={['newer', 'program']}
          cells={[filled, [openHowSize, 32, 'all zero', 'tone-new']]}
          answer={['yes', 'works']}
        />
      </Show>
      <Show from={2}>
        <SizeRow
          y={374}
          title={['with a new', 'field set']}
          cells={[filled, [openHowSize, 32, 'not zero', 'tone-before']]}
          answer={['no', '`E2BIG`']}
        />
      </Show>
      <Show from={3}>
        <SizeRow
          y={518}
          title={['a shorter', 'struct']}
          cells={[[0, 16, '16 bytes', 'tone-before']]}
          answer={['no', '`EINVAL`']}
        />
      </Show>
    </Figure>
  );
}

function SizeRow({ y, title, cells, answer }: SizeRowProps) {
  const middle = y + rowHeight / 2;
  return (
    <>
      <Label x={0} y={middle} text={title} />
      {cells.map(([from, to, label, tone]) => (
        <g key={from} className={tone}>
          <rect x={scale(from) + 3} y={y} width={scale(to) - scale(from) - 6} height={rowHeight} rx={6} />
          <Label x={(scale(from) + scale(to)) / 2} y={middle} anchor="middle" text={label} />
        </g>
      ))}
      {answer && <Mark x={1362} y={middle} kind={answer[0]} size={40} />}
      {answer && <Label x={1400} y={middle} text={answer[1]} strong />}
    </>
  );
}
