import { Arrow, Box, Figure, Label, Lane, Token, type Tone } from '@deck';
import { useRef } from 'react';
import { columns, spots, useTravel } from './lab-travel.ts';
import { inWords, type Place, type View } from './lab-view.ts';

interface DrawingProps {
  readonly view: View;
  /** What has changed may be seen to move. */
  readonly moves: boolean;
}

const width = 764;
/** The middles of the three columns. */
const [left, middle, right] = columns;

/** The target above, the supervisor below, the kernel with the notification's states between them. */
export function Drawing({ view, moves }: DrawingProps) {
  return (
    <Figure title="The call on its way" description={inWords(view)} width={width} height={508}>
      <Lane y={0} height={140} width={width} title="target" tone="userns" />
      <Lane y={184} height={140} width={width} title="kernel" tone="kernel" />
      <Lane y={368} height={140} width={width} title="supervisor" />
      <Ways view={view} />
      <Seat place="call" title={view.call} tone="userns" view={view} />
      <Seat place="returned" title="returns" tone="userns" view={view} />
      <Seat place="queue" title="INIT" tone="kernel" view={view} />
      <Seat place="replied" title="REPLIED" tone="kernel" view={view} />
      {view.ran && <Seat place="kernel" title="runs it" tone="kernel" view={view} />}
      <Seat place="supervisor" title="SENT" tone="ink" view={view} />
      <Words view={view} />
      <Call view={view} moves={moves} />
    </Figure>
  );
}

/** What is said of the threads, beside the seats. */
function Words({ view }: Pick<DrawingProps, 'view'>) {
  const { target, supervisor, held, stale, listening } = view;
  const dead = target[0] === 'dead';
  return (
    <>
      <Label x={middle} y={70} anchor="middle" size={28} {...(dead && { tone: 'bad' })} text={target} />
      <Label x={right} y={438} anchor="middle" size={28} {...(!listening && { tone: 'bad' })} text={supervisor} />
      <Label x={left} y={438} anchor="middle" size={28} {...(stale && { tone: 'before' })} text={held} />
      {!listening && <Label x={middle} y={254} anchor="middle" size={28} tone="bad" text={['no', 'listener']} />}
    </>
  );
}

interface SeatProps extends Pick<DrawingProps, 'view'> {
  readonly place: Place;
  readonly title: string;
  readonly tone: Tone;
}

/** A place that the call can be at, with its name above. */
function Seat({ place, title, tone, view }: SeatProps) {
  const [x, y] = spots[place];
  const taken = view.token?.place === place;
  // What the kernel has run stays run.
  const solid = taken || place === 'kernel';
  const look = solid ? tone : 'muted';
  const half = place === 'kernel' ? 70 : 86;
  return (
    <>
      <Box x={x - half} y={y - 56} width={2 * half} height={112} tone={look} dashed={!solid} />
      <Label
        x={x}
        y={y - 30}
        anchor="middle"
        size={28}
        mono={title !== 'returns' && title !== 'runs it'}
        tone={look}
        text={title}
      />
    </>
  );
}

const routes = [
  { from: 'call', to: 'queue', at: [left, 132, left, 192], label: 'USER_NOTIF', x: left + 20 },
  { from: 'queue', to: 'supervisor', at: [left + 44, 316, middle - 44, 376], label: 'RECV', x: middle - 52 },
  { from: 'supervisor', to: 'replied', at: [middle + 44, 376, right - 44, 316], label: 'SEND', x: right - 52 },
  { from: 'replied', to: 'returned', at: [right, 192, right, 132], label: 'wakes', x: right - 106 },
] as const;

/** The ways between the places; those that this call has gone are drawn in the colour of what is new. */
function Ways({ view: { way, closed } }: Pick<DrawingProps, 'view'>) {
  const now = way.slice(way.lastIndexOf('call'));
  return routes.map(({ from, to, at: [x1, y1, x2, y2], label, x }) => {
    const used = now.includes(from) && now.indexOf(to) > now.indexOf(from);
    const tone = used ? 'new' : 'muted';
    const text = used && closed && label === 'SEND' ? 'close' : label;
    return (
      <g key={label}>
        <Arrow from={[x1, y1]} to={[x2, y2]} tone={tone} />
        <Label x={x} y={(y1 + y2) / 2} size={28} mono={label !== 'wakes'} tone={tone} text={text} />
      </g>
    );
  });
}

/** The token. */
function Call({ view: { token, way }, moves }: DrawingProps) {
  const group = useRef<SVGGElement>(null);
  useTravel(group, way, moves);
  const [x, y] = spots[token?.place ?? 'call'];
  return (
    <g ref={group} transform={`translate(${x} ${y})`}>
      {token && <Token y={18} label={token.label} tone={token.tone} />}
    </g>
  );
}
