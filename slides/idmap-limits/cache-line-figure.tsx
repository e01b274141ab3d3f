import { Box, Bracket, Bytes, Figure, Label, Show } from '@deck';

/** Pixels a byte: 64 bytes are as wide as the slide's body. */
const scale = 24.5;
const [y, height] = [64, 76];
const counter = { bytes: 4, label: 'nr_extents', tone: 'kernel' } as const;
const field = { bytes: 4, tone: 'new' } as const;
const extents = [0, 1, 2, 3, 4].map((index) => ({ bytes: 12, label: `extent[${index}]`, tone: 'new' }) as const);
const behind = { x: counter.bytes * scale, y, scale, height };

/** `struct uid_gid_map` of 4.14 to scale, one part for each stage of the code under it. */
export function CacheLineFigure() {
  return (
    <Figure title="struct uid_gid_map in memory" description={description} height={230}>
      <Box x={2} y={y} width={64 * scale - 4} height={height} tone="muted" dashed />
      <Show until={1}>
        <Label x={784} y={y + height / 2} anchor="middle" tone="muted" text="64 bytes: one cache line" />
      </Show>
      <Show from={1}>
        <Bytes x={0} y={y} scale={scale} height={height} cells={[counter]} />
      </Show>
      <Show from={2} until={3}>
        <Bytes {...behind} cells={[field, field, field]} />
        <Label x={behind.x + 12 * scale + 24} y={y + height / 2} tone="new" text="12 bytes an extent" />
      </Show>
      <Show from={3}>
        <Bytes {...behind} cells={extents} />
        <Bracket x={0} y={y + height + 72} width={64 * scale} label="4 + 5 × 12 = 64 bytes: one cache line" />
      </Show>
    </Figure>
  );
}

const description =
  'The structure drawn to scale: four bytes for the counter, then five extents of twelve bytes each. Together they are 64 ' +
  'bytes, exactly one cache line.';
