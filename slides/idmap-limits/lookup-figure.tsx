import { Arrow, Axis, Figure, Label, Line, linear, Series, Show } from '@deck';
import { lookupCosts } from './lookup-cost.ts';

const x = linear([0, 340], [130, 1150]);
const y = linear([0, 3000], [524, 66]);
const patchV1 = lookupCosts.flatMap(({ mappings, patchV1: cost }) =>
  cost === null ? [] : [[mappings, cost] as const],
);
const merged = lookupCosts.map(({ mappings, merged: cost }) => [mappings, cost] as const);
const empty = y(lookupCosts[0]?.merged ?? 0);

/** What a lookup costs as the map grows: in the first patch, then in the one that was merged. */
export function LookupFigure() {
  return (
    <Figure title="Cost of a lookup by number of mappings" description={description}>
      <Axes />
      <Show from={1}>
        <Series
          x={x}
          y={y}
          points={patchV1}
          tone="before"
          label={['patch v1', '2760 ns at 300', '340: not tested']}
          openTo={340}
          labelShift={46}
        />
      </Show>
      <Show from={2}>
        <Series x={x} y={y} points={merged} tone="new" label={['as merged', '248 ns at 340']} />
      </Show>
      <Show from={3}>
        <Line from={[x(0), empty]} to={[x(300), empty]} tone="muted" dashed />
        <Arrow from={[x(300), empty]} to={[x(300), y(2760) + 18]} tone="before" />
        <Label x={x(300) + 28} y={y(1500)} tone="before" size={56} strong text="+2602 ns" />
        <Label x={x(340) + 28} y={y(770)} tone="new" size={56} strong text="+90 ns" />
      </Show>
    </Figure>
  );
}

function Axes() {
  return (
    <>
      <Axis
        side="left"
        scale={y}
        from={0}
        to={3000}
        at={130}
        ticks={[0, 1000, 2000, 3000]}
        title="ns a lookup"
        grid={1020}
      />
      <Axis side="bottom" scale={x} from={0} to={340} at={524} ticks={[0, 100, 200, 300, 340]} title="mappings" />
    </>
  );
}

const description =
  'Both curves start at 158 nanoseconds for an empty map. Patch v1 rises in a straight line to 2760 nanoseconds at 300 ' +
  'mappings, 2602 more, and was not tested at 340. As merged, a lookup takes 165 nanoseconds at 5 mappings, 199 at 10, ' +
  'and 248 at 340: 90 more than with an empty map.';
