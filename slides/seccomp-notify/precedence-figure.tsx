import { Arrow, Figure, Label, Show, useStep } from '@deck';
import { actions } from './data.ts';

const rowHeight = 76;
const rowOf = (name: string) => 40 + actions.findIndex((action) => action.name === name) * rowHeight;

/** The verdicts in their order, and which of two filters' verdicts counts. */
export function PrecedenceFigure() {
  const step = useStep();
  return (
    <Figure
      title="The order of a filter's verdicts"
      description="From the strictest to the most permissive: KILL_PROCESS, KILL_THREAD, TRAP, ERRNO, USER_NOTIF, TRACE, LOG, ALLOW. If one filter says ERRNO and another one USER_NOTIF, ERRNO counts and nobody is asked. If they say USER_NOTIF and LOG, the supervisor is asked."
      height={680}
    >
      <Arrow from={[20, 660]} to={[20, 4]} tone="muted" />
      <Label x={68} y={646} size={32} tone="muted" text="upwards: stricter" />
      {actions.map(({ name, value }) => (
        <Row key={name} name={name} value={value} isNew={step >= 1 && name === 'USER_NOTIF'} />
      ))}
      <Show from={2}>
        <Label
          x={670}
          y={rowOf('TRAP')}
          size={32}
          tone="muted"
          text="two filters disagree: the stricter verdict counts"
        />
        <Contest x={700} winner="ERRNO" loser="USER_NOTIF" text="nobody is asked" tone="before" />
      </Show>
      <Show from={3}>
        <Contest x={1060} winner="USER_NOTIF" loser="LOG" text="the supervisor is asked" tone="new" />
      </Show>
    </Figure>
  );
}

function Row({ name, value, isNew }: { name: string; value: string; isNew: boolean }) {
  const y = rowOf(name);
  return (
    <>
      <path className="hairline" d={`M52,${y + rowHeight / 2} H1568`} />
      {isNew && <rect className="tone-new" x={52} y={y - 34} width={572} height={68} rx={8} />}
      <Label x={68} y={y} mono strong={isNew} tone={isNew ? 'new' : 'ink'} text={name} />
      <Label x={608} y={y} anchor="end" mono size={30} tone={isNew ? 'new' : 'muted'} text={value} />
    </>
  );
}

interface ContestProps {
  readonly x: number;
  readonly winner: string;
  readonly loser: string;
  readonly text: string;
  readonly tone: 'before' | 'new';
}

/** Two filters disagree: a dot for what each of them says, and the stricter one is the bigger one. */
function Contest({ x, winner, loser, text, tone }: ContestProps) {
  const [upper, lower] = [rowOf(winner), rowOf(loser)];
  return (
    <g className={`tone-${tone}`}>
      <path d={`M${x},${upper} V${lower}`} />
      <circle cx={x} cy={lower} r={12} />
      <circle cx={x} cy={upper} r={22} />
      <Label x={x + 44} y={upper} text={text} strong />
    </g>
  );
}
