import { type ByteCell, Bytes, Figure, Label, Line, Show, type Tone } from '@deck';

/** Pixels a byte. */
const scale = 16;
const left = 232;
const height = 84;
/** Where a cache line of 64 bytes ends. */
const end = left + 64 * scale;

/** Sizes and offsets as the compiler gives them; see the assertions in the C files of this folder. */
const counter: ByteCell = { bytes: 4, tone: 'kernel' };
const array: ByteCell = { bytes: 60, label: 'extent[5]', tone: 'new' };
const unused: ByteCell = { bytes: 4, tone: 'before' };

/** The same structure on 32 bit, on 64 bit, and after its repair, against the end of a cache line. */
export function BytesFigure() {
  return (
    <Figure title="struct uid_gid_map on 32 and 64 bit" description={description}>
      <Label x={end} y={26} anchor="middle" size={32} tone="ink" text="end of the cache line" />
      <Layout y={96} title="32 bit" cells={[counter, array]} size="64 bytes" />
      <Label x={left} y={66} size={30} mono tone="kernel" text="nr_extents" />
      <Show from={1}>
        <Layout
          y={286}
          title={['64 bit,', '4.15 to 6.11']}
          cells={[counter, unused, array, unused]}
          size="72 bytes"
          tone="before"
        />
        <Label x={left + 6 * scale} y={256} anchor="middle" size={30} tone="before" text="hole" />
        <Label x={end + 6 * scale} y={256} anchor="middle" size={30} tone="before" text="padding" />
      </Show>
      <Show from={2}>
        <Layout y={476} title={['64 bit,', 'since 6.12']} cells={[array, counter]} size="64 bytes" tone="ok" />
      </Show>
      <Line from={[end, 52]} to={[end, 620]} tone="ink" dashed />
    </Figure>
  );
}

interface LayoutProps {
  readonly y: number;
  readonly title: string | readonly string[];
  readonly cells: readonly ByteCell[];
  readonly size: string;
  readonly tone?: Tone;
}

function Layout({ y, title, cells, size, tone = 'ink' }: LayoutProps) {
  const middle = y + height / 2;
  return (
    <>
      <Label x={0} y={middle} text={title} />
      <Bytes x={left} y={y} scale={scale} height={height} cells={cells} />
      <Label x={1564} y={middle} anchor="end" strong tone={tone} text={size} />
    </>
  );
}

const description =
  'The structure drawn to scale three times. On 32 bit the counter and the array of five extents fill 64 bytes, one cache ' +
  'line. On 64 bit, from 4.15 to 6.11, the pointers in the union ask for an offset of 8: after the counter there is a hole ' +
  'of four bytes, after the array four bytes of padding, 72 bytes in all, eight more than the cache line. Since 6.12 the ' +
  'array comes first and the counter behind it: 64 bytes again.';
