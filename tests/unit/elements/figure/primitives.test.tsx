import { describe, expect, test } from 'vitest';
import {
  Arrow,
  Axis,
  Border,
  Box,
  Bracket,
  Bytes,
  Extent,
  Figure,
  Label,
  Lane,
  Line,
  linear,
  Mark,
  Matrix,
  Move,
  Ruler,
  Series,
  Show,
  TimelineStrip,
  Token,
  Zone,
} from '../../../../src/elements/figure/index.ts';
import { renderAt } from '../render.tsx';

const scale = linear([0, 10], [0, 100]);
const primitives = {
  Arrow: <Arrow from={[0, 0]} to={[100, 50]} bend="across" label="read" dashed tone="new" />,
  Axis: <Axis side="left" scale={scale} from={0} to={10} at={0} ticks={[0, 10]} title="ns" grid={50} />,
  Border: <Border y={10} />,
  Box: <Box x={0} y={0} width={100} height={50} label={['a', 'b']} sublabel="c" mono dashed tone="userns" />,
  Bracket: <Bracket x={0} y={0} width={100} label="all" side="above" />,
  Bytes: <Bytes x={0} y={0} scale={10} cells={[{ bytes: 4, label: 'nr_extents', tone: 'kernel' }]} />,
  Extent: <Extent y={0} scale={scale} from={1} to={2} label="one" labelSide="above" />,
  Label: <Label x={0} y={0} text="words" plate strong />,
  Lane: <Lane y={0} height={100} title="kernel" tone="kernel" />,
  Line: <Line from={[0, 0]} to={[100, 0]} label="owns" bend={20} />,
  Mark: <Mark x={0} y={0} kind="no" />,
  Matrix: (
    <Matrix columns={['before']} rows={[{ label: 'a case', cells: [{ mark: 'yes', text: 'works' }], from: 1 }]} />
  ),
  Move: <Move x={10}>token</Move>,
  Ruler: <Ruler y={0} scale={scale} from={0} to={10} ticks={[0, 10]} breaks={[5]} title="inside" />,
  Series: <Series x={scale} y={scale} points={[[0, 0]]} tone="new" label={['as merged', '248 ns']} />,
  Show: <Show from={1}>later</Show>,
  TimelineStrip: (
    <TimelineStrip x={0} y={0} width={100} releases={['5.0']} events={[{ release: '5.0', text: 'out' }]} />
  ),
  Token: <Token label="fd" tone="ok" />,
  Zone: <Zone x={0} y={0} width={100} height={100} title="container" dashed />,
};

test.each(Object.entries(primitives))(
  '%s is drawn without a style attribute and without a gap in its numbers',
  (_, part) => {
    const html = renderAt(1, part);
    expect(html).not.toMatch(/style=|NaN|undefined|Infinity/);
  },
);

describe('Figure', () => {
  const html = renderAt(
    0,
    <Figure title="A map" description="Two rulers." width={800} height={300} caption="One sentence.">
      <g />
    </Figure>,
  );

  test('is as large on the canvas as its drawing is', () => {
    expect(html).toContain('width="800" height="300" viewBox="0 0 800 300"');
  });

  test('is one picture with a name and a description', () => {
    const id = /<desc id="([^"]+)">Two rulers\.<\/desc>/.exec(html)?.[1];
    expect(html).toContain(`role="img" aria-label="A map" aria-describedby="${id}"`);
    expect(html).toContain('<figcaption>One sentence.</figcaption>');
  });
});

describe('parts', () => {
  test('a part without a tone leaves it to the group around it', () => {
    expect(renderAt(0, <Zone x={0} y={0} width={1} height={1} title="a" />)).toContain('<g class="zone">');
    expect(renderAt(0, <Zone x={0} y={0} width={1} height={1} title="a" tone="bad" />)).toContain('"zone tone-bad"');
  });

  test('an arrow ends at its tip, and its line stops inside the head', () => {
    const html = renderAt(0, <Arrow from={[0, 50]} to={[100, 50]} />);
    expect(html).toContain('d="M0,50 L80,50"');
    expect(html).toContain('transform="translate(100,50) rotate(0)"');
  });

  test('a head points along the last piece of its line', () => {
    expect(renderAt(0, <Arrow from={[0, 0]} to={[100, 60]} bend="across" />)).toContain('rotate(90)');
    expect(renderAt(0, <Arrow from={[0, 0]} to={[100, 60]} bend="down" />)).toContain('rotate(0)');
  });

  test('one id is still seen on a ruler of 65 536', () => {
    const ids = linear([0, 65_536], [0, 1000]);
    expect(renderAt(0, <Extent y={0} scale={ids} from={999} to={1000} />)).toContain('width="12"');
  });

  test('what was not measured has a dashed line and no point', () => {
    const points = [
      [0, 0],
      [10, 10],
    ] as const;
    const html = renderAt(0, <Series x={scale} y={scale} points={points} tone="before" label="a" openTo={12} />);
    expect(html.match(/<circle/g)).toHaveLength(2);
    expect(html).toContain('<path class="open" d="M100,100 L120,120">');
  });

  test('an outcome is a mark and a word', () => {
    const row = { label: 'case', cells: [{ mark: 'no', text: 'refused' } as const, null] };
    const html = renderAt(0, <Matrix columns={['a', 'b']} rows={[row]} />);
    expect(html.match(/class="mark/g)).toHaveLength(1);
    expect(html).toContain('>refused<');
  });

  test('an event at a release that is not on the strip is an error', () => {
    const strip = <TimelineStrip x={0} y={0} width={9} releases={['4.17']} events={[{ release: '4.18', text: 'a' }]} />;
    expect(() => renderAt(0, strip)).toThrow('The timeline has no release 4.18; it has 4.17');
  });
});
