import { Figure, Label } from '@deck';
import type { Derived, Side } from './lab-map.ts';
import { lookupWords, searchDescription } from './lab-words.ts';
import type { Compare, Extent } from './model.ts';

const width = 920;
const cellsTop = 48;
const cellHeight = 50;
const rowsTop = cellsTop + cellHeight + 10;
const rowsHeight = 148;

interface SearchProps {
  readonly derived: Derived;
  /** The side that is compared. */
  readonly side: Side;
  /** The compares appear one after the other. */
  readonly play: boolean;
}

/** The array that is searched, and under it, compare by compare, what may still hold the id. */
export function Search({ derived, side, play }: SearchProps) {
  const { lookup, array } = derived;
  const cell = Math.min(172, width / Math.max(1, array.length));
  const step = Math.min(38, rowsHeight / Math.max(1, lookup.compares.length));
  return (
    <Figure
      title="The lookup"
      description={searchDescription(derived, side)}
      width={width}
      height={rowsTop + rowsHeight}
    >
      <Label x={0} y={18} size={32} text={lookupWords(derived)} tone={lookup.rule === 'mapped' ? 'new' : 'bad'} />
      {array.map((extent, index) => (
        <Cell key={extent[side]} extent={extent} side={side} x={index * cell} width={cell} />
      ))}
      <g
        className="idmap-compares"
        key={play ? `${lookup.id} ${lookup.array} ${array.length}` : ''}
        data-animate={play ? '' : undefined}
      >
        {lookup.compares.map((compare, order) => (
          <CompareRow key={compare.index} compare={compare} cell={cell} y={rowsTop + order * step} height={step - 4} />
        ))}
      </g>
    </Figure>
  );
}

function Cell({ extent, side, x, width: cell }: { extent: Extent; side: Side; x: number; width: number }) {
  const gap = cell > 20 ? 4 : 0.5;
  return (
    <g className="tone-kernel">
      <rect
        className={cell > 20 ? undefined : 'idmap-thin'}
        x={x + gap / 2}
        y={cellsTop}
        width={cell - gap}
        height={cellHeight}
        rx={cell > 20 ? 6 : 0}
      />
      {cell >= 110 && (
        <text x={x + cell / 2} y={cellsTop + 35} fontSize={30} textAnchor="middle">
          {extent[side]}
        </text>
      )}
    </g>
  );
}

interface CompareRowProps {
  readonly compare: Compare;
  readonly cell: number;
  readonly y: number;
  readonly height: number;
}

/** What one compare is about: the extents that are left, and the one among them that is looked at. */
function CompareRow({ compare: { from, to, index, outcome }, cell, y, height }: CompareRowProps) {
  const pivot = Math.max(10, cell - 4);
  const x = (index + 0.5) * cell - pivot / 2;
  return (
    <g className={`idmap-compare ${outcome === 'holds' ? 'tone-ok' : 'tone-new'}`}>
      <rect className="idmap-left" x={from * cell} y={y} width={(to - from) * cell} height={height} rx={3} />
      <rect className="idmap-pivot" x={x} y={y} width={pivot} height={height} rx={3} />
      {height >= 28 && cell >= 110 && (
        <text className="idmap-outcome" x={x + pivot / 2} y={y + height / 2 + 10} fontSize={28} textAnchor="middle">
          {outcome}
        </text>
      )}
    </g>
  );
}
