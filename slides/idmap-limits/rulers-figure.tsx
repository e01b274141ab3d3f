import { Arrow, Extent, Figure, Label, linear, Ruler, type Scale, Show, useStep } from '@deck';
import { type Extent as IdExtent, mapWithSame, wholeRange } from './id-map.ts';
import { MappingSlots } from './mapping-slots.tsx';

/** The ids that shall be the same inside and outside, in the order in which they are asked for. */
const same = [999, 1001, 1003];

const end = wholeRange.first + wholeRange.count;
const outsideEnd = wholeRange.lowerFirst + wholeRange.count;
/** The five ids in the middle are drawn larger than the thousands at their sides. */
const inside = linear([0, 999, 1004, end], [200, 510, 990, 1440]);
const outside = linear(
  [999, 1004, wholeRange.lowerFirst, 100_999, 101_004, outsideEnd],
  [2, 482, 620, 800, 1140, 1480],
);

const top = 66;
const bottom = 306;
const height = 52;

/** One container's ids inside and outside: what every id that is mapped elsewhere does to the map. */
export function RulersFigure() {
  const step = Math.min(useStep(), same.length);
  const extents = mapWithSame(same.slice(0, step));
  const moved = extents.filter(({ first, lowerFirst }) => first !== lowerFirst);
  return (
    <Figure title="Two ids mapped elsewhere" description={description}>
      <Rulers />
      {moved.map((extent) => (
        <Moved key={extent.first} {...extent} />
      ))}
      {same.map((id, index) => (
        <Show key={id} from={index + 1}>
          <Same id={id} allowed={index < 2} />
        </Show>
      ))}
      <MappingSlots y={500} extents={extents} />
    </Figure>
  );
}

function Rulers() {
  return (
    <>
      <Label x={0} y={top + height / 2} tone="userns" text="inside" />
      <Label x={0} y={bottom + height + 50} text="outside" />
      <Ruler
        y={top - 6}
        scale={inside}
        from={0}
        to={end}
        side="above"
        tone="userns"
        breaks={[500, 30_000]}
        ticks={[0, { value: end, label: '65 536' }]}
      />
      <Ruler
        y={bottom + height + 6}
        scale={outside}
        from={999}
        to={outsideEnd}
        breaks={[50_000, 100_500, 130_000]}
        ticks={[
          { value: wholeRange.lowerFirst, label: '100 000' },
          { value: outsideEnd, label: '165 536' },
        ]}
      />
    </>
  );
}

/** A part of the range that still lies where it did: both ends, and the band between them. */
function Moved({ first, lowerFirst, count }: IdExtent) {
  const upper = edges(inside, first, count);
  const lower = edges(outside, lowerFirst, count);
  const corners = `${upper[0]},${top + height} ${upper[1]},${top + height} ${lower[1]},${bottom} ${lower[0]},${bottom}`;
  return (
    <g className="tone-userns">
      <polygon points={corners} fill="var(--tone-fill)" />
      <Extent y={top} height={height} scale={inside} from={first} to={first + count} label={name(first, count)} />
      <Extent
        y={bottom}
        height={height}
        scale={outside}
        from={lowerFirst}
        to={lowerFirst + count}
        tone="ink"
        {...(count > 1000 && { label: name(lowerFirst, count) })}
      />
    </g>
  );
}

function Same({ id, allowed }: { id: number; allowed: boolean }) {
  const tone = allowed ? 'before' : 'bad';
  const at = { height, from: id, to: id + 1, label: String(id), tone, dashed: !allowed } as const;
  return (
    <>
      <Arrow
        from={[inside(id + 0.5), top + height + 4]}
        to={[outside(id + 0.5), bottom - 6]}
        tone={tone}
        dashed={!allowed}
      />
      <Extent {...at} y={top} scale={inside} />
      <Extent {...at} y={bottom} scale={outside} />
    </>
  );
}

const edges = (scale: Scale, from: number, count: number) => [scale(from) + 2, scale(from + count) - 2] as const;

function name(first: number, count: number): string {
  return count === 1 ? String(first) : `${first} – ${first + count - 1}`;
}

const description =
  'Two rulers: the ids inside a container, 0 to 65535, above those outside, 100000 to 165535. One mapping connects them. ' +
  'Mapping 999 to 999 outside cuts the range in two and takes three mappings. Doing the same for 1001 takes five, all ' +
  'that a map had up to 4.14. With 1003 as well it would take seven, and the kernel answers EINVAL.';
