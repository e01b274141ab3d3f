import { Figure, Label } from '@deck';
import { limits } from './id-map.ts';

const pitch = 23;
const rows = limits.before;
const top = 40;
const places = Array.from({ length: limits.now }, (_, index) => ({
  x: Math.floor(index / rows) * pitch + 3,
  y: (index % rows) * pitch + top,
  before: index < rows,
}));

/** 340 mappings drawn as squares, with the five of 4.14 as their first column. */
export function OpenerFigure() {
  return (
    <Figure
      title="5 and 340 mappings"
      description="340 squares in 68 columns of five. The first column is all that there was up to 4.14."
      height={226}
      caption="4.15: Bump Limit of Allowed User Namespace Mappings from 5 to 340"
    >
      {places.map(({ x, y, before }) => (
        <g key={`${x} ${y}`} className={before ? 'tone-before' : 'tone-new'}>
          <rect x={x} y={y} width={15} height={15} rx={3} />
        </g>
      ))}
      <Label x={0} y={192} tone="before" strong text="5 up to 4.14" />
      <Label x={1564} y={192} anchor="end" tone="new" strong text="340 since 4.15" />
    </Figure>
  );
}
