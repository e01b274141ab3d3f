import { Label, Ruler, Token, type Tone, useMode } from '@deck';
import type { ReactNode } from 'react';
import { Handle } from './lab-handle.tsx';
import { type Derived, type DrawnLine, lastStart, moreFrom, moved, type Side, stopsOf } from './lab-map.ts';
import { breaks, rulers } from './lab-scale.ts';
import { type LabMap, largestId } from './lab-state.ts';

/** Upper edges of what lies on the rulers. */
const upper: Readonly<Record<Side, number>> = { first: 108, lowerFirst: 228 };
const height = 44;
/** Middle of the row of words beyond each ruler. */
const row: Readonly<Record<Side, number>> = { first: 24, lowerFirst: 356 };

export interface RulersProps {
  readonly state: LabMap;
  readonly derived: Derived;
  readonly onChange: (state: LabMap) => void;
}

/** The ids inside above those outside, with a band for each line; bands and the id that is looked up can be moved. */
export function Rulers({ state, derived, onChange }: RulersProps) {
  const installed = derived.result.errno === 'OK';
  return (
    <div className="figure idmap-rulers">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing has no fieldset */}
      <svg role="group" aria-label="The lines on two rulers: ids inside above, ids outside below" viewBox="0 0 920 382">
        <BareRulers direction={state.direction} derived={derived} />
        {state.more > 0 && <More count={state.more} installed={installed} />}
        {derived.lines.map((line) => (
          <Band
            key={line.index}
            line={line}
            installed={installed}
            state={state}
            derived={derived}
            onChange={onChange}
          />
        ))}
        <Probe state={state} derived={derived} onChange={onChange} />
      </svg>
    </div>
  );
}

const named: Readonly<Record<Side, readonly { readonly value: number; readonly label: string }[]>> = {
  first: [
    { value: 0, label: '0' },
    { value: 999.5, label: '999' },
    { value: 1001.5, label: '1001' },
    { value: 1003.5, label: '1003' },
    { value: 65_536, label: '65 536' },
  ],
  lowerFirst: [
    { value: 0, label: '0' },
    { value: 1001.5, label: '1001' },
    { value: 100_000, label: '100 000' },
    { value: 165_536, label: '165 536' },
  ],
};

/** The words at the marks of a ruler, except where the way of an id goes through them. */
function ticksOf(side: Side, id: number | null) {
  const { at } = rulers[side];
  return named[side].map(({ value, label }) => {
    const away = id === null ? Number.POSITIVE_INFINITY : Math.abs(at(id + 0.5) - at(value));
    return { value, label: away < label.length * 8 + 10 ? '' : label };
  });
}

function BareRulers({ direction, derived: { lookup } }: { direction: LabMap['direction']; derived: Derived }) {
  const answer = lookup.rule === 'mapped' ? lookup.value : null;
  const [inside, outside] = direction === 'down' ? [lookup.id, answer] : [answer, lookup.id];
  const whole = { from: 0, to: largestId };
  return (
    <>
      <Label x={0} y={upper.first + height / 2} size={32} tone="userns" text="inside" />
      <Label x={0} y={upper.lowerFirst + height / 2} size={32} text="outside" />
      <Ruler
        {...whole}
        y={upper.first - 6}
        side="above"
        tone="userns"
        scale={rulers.first.at}
        breaks={breaks.first}
        ticks={ticksOf('first', inside)}
      />
      <Ruler
        {...whole}
        y={upper.lowerFirst + height + 6}
        scale={rulers.lowerFirst.at}
        breaks={breaks.lowerFirst}
        ticks={ticksOf('lowerFirst', outside)}
      />
    </>
  );
}

function toneOf({ fate, extent }: DrawnLine): Tone {
  if (fate === 'fault') return 'bad';
  if (fate === 'unread') return 'muted';
  return extent.first === extent.lowerFirst ? 'before' : 'userns';
}

function edges(side: Side, from: number, count: number): readonly [number, number] {
  const { at } = rulers[side];
  const [left, right] = [at(from), at(Math.min(largestId, from + count))];
  const [centre, half] = [(left + right) / 2, Math.max(10, right - left - 4) / 2];
  return [Math.round(centre - half), Math.round(centre + half)];
}

interface BandProps extends RulersProps {
  readonly line: DrawnLine;
  readonly installed: boolean;
}

function Band({ line, installed, state, derived, onChange }: BandProps) {
  const { first, lowerFirst, count } = line.extent;
  const [a, b] = edges('first', first, count);
  const [c, d] = edges('lowerFirst', lowerFirst, count);
  const end = (side: Side, name: string) => (
    <Movable
      label={`Line ${line.index + 1} ${name}`}
      side={side}
      value={line.extent[side]}
      most={lastStart(line.extent)}
      stops={stopsOf(derived.lines, line, side)}
      onMove={(value) => onChange({ ...state, text: moved(state.text, line, side, value) })}
    >
      <End side={side} edges={edges(side, line.extent[side], count)} number={line.index + 1} />
    </Movable>
  );
  return (
    <g className={`idmap-band tone-${toneOf(line)}${installed ? '' : ' idmap-refused'}`}>
      <path
        d={`M${a},${upper.first + height} L${b},${upper.first + height} L${d},${upper.lowerFirst} L${c},${upper.lowerFirst} Z`}
      />
      {end('first', 'inside')}
      {end('lowerFirst', 'outside')}
    </g>
  );
}

/** On paper nothing can be moved. */
function Movable(props: Parameters<typeof Handle>[0]) {
  return useMode() === 'print' ? <g>{props.children}</g> : <Handle {...props} />;
}

/** One end of a band, with the number of its line where there is room. */
function End({ side, edges: [left, right], number }: { side: Side; edges: readonly [number, number]; number: number }) {
  const y = upper[side];
  return (
    <>
      <rect x={left} y={y} width={right - left} height={height} rx={4} />
      {right - left >= 26 && (
        <text x={(left + right) / 2} y={y + 33} fontSize={30} textAnchor="middle">
          {number}
        </text>
      )}
    </>
  );
}

/** The added lines: single ids, in falling order outside. */
function More({ count, installed }: { count: number; installed: boolean }) {
  const drawn = Array.from({ length: count }, (_, index) => {
    const from = Math.round(rulers.first.at(moreFrom.first + index));
    const to = Math.round(rulers.lowerFirst.at(moreFrom.lowerFirst - index));
    return `M${from},${upper.first} V${upper.first + height} L${to},${upper.lowerFirst} v${height}`;
  });
  return <path className={`idmap-more tone-${installed ? 'before' : 'bad'}`} d={drawn.join(' ')} />;
}

/** The id that is looked up, as a handle, and the way to its answer. */
function Probe({ state, derived, onChange }: RulersProps) {
  const { direction, id } = state;
  const [from, to] = sidesOf(direction);
  const { lookup } = derived;
  const x = place(rulers[from].at(id + 0.5));
  const found = lookup.rule === 'mapped';
  const x2 = found ? place(rulers[to].at(lookup.value + 0.5)) : x;
  return (
    <>
      <path className="idmap-way tone-new" d={way(from, x, found ? x2 : null)} />
      <Movable
        label={from === 'first' ? 'Id inside' : 'Id outside'}
        side={from}
        value={id}
        most={largestId}
        onMove={(next) => onChange({ ...state, id: next })}
      >
        <Word x={x} y={row[from]} text={String(id)} tone="new" />
      </Movable>
      <Word
        x={x2}
        y={row[to]}
        text={found ? String(lookup.value) : `none: ${lookup.munged}`}
        tone={found ? 'ok' : 'bad'}
      />
    </>
  );
}

/** The side of the id that is looked up, and that of its answer. */
export const sidesOf = (direction: LabMap['direction']): readonly [Side, Side] =>
  direction === 'down' ? ['first', 'lowerFirst'] : ['lowerFirst', 'first'];

const place = (pixel: number) => Math.round(pixel);

/** From the id through both rulers to its answer, or to a stop in the middle where there is none. */
function way(from: Side, x: number, x2: number | null): string {
  const [top, bottom] = [upper.first, upper.lowerFirst + height];
  const [begin, end] = from === 'first' ? [row.first + 22, row.lowerFirst - 22] : [row.lowerFirst - 22, row.first + 22];
  const [in1, in2] = from === 'first' ? [top + height, bottom - height] : [bottom - height, top + height];
  if (x2 === null) return `M${x},${begin} V${in1} m-12,0 h24`;
  return `M${x},${begin} V${in1} L${x2},${in2} V${end}`;
}

/** A word at a place of a ruler that does not leave the drawing. */
function Word({ x, y, text, tone }: { x: number; y: number; text: string; tone: Tone }): ReactNode {
  const half = text.length * 9 + 24;
  return <Token x={Math.min(920 - half, Math.max(half, x))} y={y} label={text} tone={tone} />;
}
