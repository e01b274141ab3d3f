import { Action, Axis, Figure, linear, Series, useMode } from '@deck';
import { type MeasuredCost, rounds } from './lab-measure.ts';
import type { Benchmark } from './lab-use-benchmark.ts';
import { lookupCosts } from './lookup-cost.ts';

/** What a lookup costs: in the kernel as the talk printed it, and in the browser of whoever looks. */
export function CostView({ benchmark, onBack }: { benchmark: Benchmark; onBack: () => void }) {
  const interactive = useMode() !== 'print';
  return (
    <div className="idmap-cost">
      {interactive && (
        <div className="lab-bar">
          <Action disabled={benchmark.phase === 'runs'} onPress={benchmark.run}>
            Measure in this browser
          </Action>
          <Action onPress={onBack}>Back to the map</Action>
        </div>
      )}
      <div className="idmap-charts">
        <CostChart
          title="Kernel, the talk’s table"
          one={{ name: ['patch v1', 'one by one', '340: not tested'], points: kernelLinear, openTo: 340 }}
          two={{ name: ['merged', 'by halves', 'from six on'], points: kernelMerged }}
        />
        <CostChart
          title="JavaScript in this browser"
          one={{ name: 'one by one', points: pointsOf(benchmark.costs, 'linear') }}
          two={{ name: 'by halves', points: pointsOf(benchmark.costs, 'halves') }}
        />
      </div>
      <p role="status">{words(benchmark)}</p>
    </div>
  );
}

type Points = readonly (readonly [number, number])[];

const kernelLinear: Points = lookupCosts.flatMap(({ mappings, patchV1 }) =>
  patchV1 === null ? [] : [[mappings, patchV1] as const],
);
const kernelMerged: Points = lookupCosts.map(({ mappings, merged }) => [mappings, merged] as const);

const pointsOf = (costs: readonly MeasuredCost[], which: 'linear' | 'halves'): Points =>
  costs.map((cost) => [cost.mappings, cost[which]] as const);

interface CostChartProps {
  readonly title: string;
  readonly one: Curve;
  readonly two: Curve;
}

interface Curve {
  readonly name: string | readonly string[];
  readonly points: Points;
  /** The curve goes on to there, but nobody measured it. */
  readonly openTo?: number;
}

const x = linear([0, 340], [104, 490]);

function CostChart({ title, one, two }: CostChartProps) {
  const top = niceTop(Math.max(0, ...[...one.points, ...two.points].map(([, cost]) => cost)));
  const y = linear([0, top], [410, 70]);
  return (
    <div>
      <p className="idmap-chart-title">{title}</p>
      <Figure title={title} description={chartDescription(one.points, two.points)} width={752} height={516}>
        <Axis
          side="left"
          scale={y}
          from={0}
          to={top}
          at={104}
          ticks={[0, top / 2, top]}
          title="ns a lookup"
          grid={386}
        />
        <Axis side="bottom" scale={x} from={0} to={340} at={410} ticks={[0, 100, 200, 340]} title="mappings" />
        {one.points.length > 0 && (
          <Series
            x={x}
            y={y}
            points={one.points}
            tone="before"
            label={one.name}
            labelShift={one.openTo === undefined ? 0 : 30}
            {...(one.openTo !== undefined && { openTo: one.openTo })}
          />
        )}
        {two.points.length > 0 && (
          <Series x={x} y={y} points={two.points} tone="new" label={two.name} labelShift={-24} />
        )}
      </Figure>
    </div>
  );
}

/** The end of an axis: a round number whose half is worth printing, too. */
function niceTop(most: number): number {
  if (!(most > 0)) return 100;
  const power = 10 ** Math.floor(Math.log10(most));
  const times = [1, 2, 3, 4, 6, 8, 10].find((factor) => factor * power >= most) ?? 10;
  return Math.max(2, times * power);
}

function chartDescription(one: Points, two: Points): string {
  const [a, b] = [one.at(-1), two.at(-1)];
  if (!a || !b) return 'Nothing is measured yet.';
  return `One by one, a lookup takes ${Math.round(a[1])} nanoseconds at ${a[0]} mappings; by halves ${Math.round(b[1])} at ${b[0]}.`;
}

function words({ phase, costs }: Benchmark): string {
  if (phase === 'failed') return 'This browser could not start the measurement.';
  if (phase === 'runs') return 'Measuring in a worker, round after round …';
  if (phase === 'before') return 'Compare the shapes, not the numbers: it is another language on another machine.';
  const last = costs.at(-1);
  const [linearCost, halvesCost] = [last?.linear ?? 0, last?.halves ?? 0].map((cost) =>
    cost < 10 ? cost.toFixed(1) : Math.round(cost),
  );
  return `Here, at ${last?.mappings} mappings: ${linearCost} ns against ${halvesCost} ns, medians of ${rounds} rounds.`;
}
