import { Figure, Label, Show, useStep } from '@deck';
import { ExtentRow } from './extent-row.tsx';
import { mapWithSame, search, sortedBy } from './id-map.ts';

const small = mapWithSame([999, 1001]);
/** The map that 4.14 refused: seven extents. */
const big = mapWithSame([999, 1001, 1003]);
const forward = sortedBy('first', big);
const reverse = sortedBy('lowerFirst', big);
/** One lookup in each direction. */
const down = search(forward, 'first', 33);
const up = search(reverse, 'lowerFirst', 101_002);

const rows = [40, 250, 464] as const;
const left = 372;

/** A small map and a big one, and how the big one is searched in both directions. */
export function SearchFigure() {
  const step = Math.min(useStep(), 4);
  return (
    <Figure title="Small and big maps" description={description}>
      <ExtentRow
        x={left}
        y={rows[0]}
        title="`extent`"
        remark={['up to 5: as written,', 'scanned']}
        extents={small}
        side="first"
        muted={step > 0}
      />
      <Label x={1256} y={rows[0] + 34} tone="muted" text="first id inside" />
      <Label x={1256} y={rows[0] + 74} tone="muted" size={30} text="first id outside" />
      <Show from={1}>
        <ExtentRow
          x={left}
          y={rows[1]}
          title="`forward`"
          remark={['6 to 340: sorted', 'by id inside']}
          extents={forward}
          side="first"
          compares={down}
          compared={[0, 0, 1, 3, 3][step]}
        />
        <ExtentRow
          x={left}
          y={rows[2]}
          title="`reverse`"
          remark={['the same, sorted', 'by id outside']}
          extents={reverse}
          side="lowerFirst"
          compares={up}
          compared={[0, 0, 0, 0, 2][step]}
          muted={step === 2 || step === 3}
        />
      </Show>
      <Answer y={rows[1]} from={2} until={3} text="Where is 33?" />
      <Answer y={rows[1]} from={3} text="33 inside is 100033 outside: 3 compares" />
      <Answer y={rows[2]} from={4} text="101002 outside is 1002 inside: 2 compares" />
    </Figure>
  );
}

interface AnswerProps {
  readonly y: number;
  readonly from: number;
  readonly until?: number;
  readonly text: string;
}

/** What a search found, under its row. */
function Answer({ y, text, ...steps }: AnswerProps) {
  return (
    <Show {...steps}>
      <Label x={left} y={y + 136} tone="new" strong text={text} />
    </Show>
  );
}

const description =
  'Three arrays of extents. A map of up to five extents is one array in the order it was written, scanned from the left. ' +
  'A map of seven extents is two arrays: forward, sorted by the first id inside, and reverse, sorted by the first id ' +
  'outside. Looking for inside id 33 in forward compares 1001, then 999, then 0, and finds outside id 100033. Looking for ' +
  'outside id 101002 in reverse compares 100000, then 101002, and finds inside id 1002.';
