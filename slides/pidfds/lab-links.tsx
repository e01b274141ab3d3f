import { Arrow, Figure, Label, Line, Move, type Tone } from '@deck';
import { holderOf, pinnedBy, type Replay } from './lab-replay.ts';
import { pids } from './lab-state.ts';
import { hitsWrong, machineText, nameOf } from './lab-text.ts';

const width = 1568;
const height = 128;
/** Where the script on the left ends and the one on the right begins, in the same pixels. */
const edges = { left: 744, right: 824 } as const;
const card = { width: 440, height: 60, top: 40 } as const;

const between = (least: number, value: number, most: number) => Math.min(Math.max(value, least), most);

/** The middle of a number's cell. */
const middleOf = (pid: number) => Math.round(((pid - 0.5) * width) / pids.length);

/** What the scripts hold, from their boxes above down to the table: a number, and a `struct pid` that is pinned. */
export function LinksFigure({ now, animate }: { now: Replay; animate: boolean }) {
  return (
    <div className="pidfd-links" data-animate={animate ? '' : undefined}>
      <Figure title="What the scripts hold" description={machineText(now)} width={width} height={height}>
        <PinnedPid now={now} />
        <NumberLink now={now} />
      </Figure>
    </div>
  );
}

function NumberLink({ now: { machine, number, entries } }: { now: Replay }) {
  const x = middleOf(number) - 46;
  const from = between(40, x, edges.left - 40);
  const wrong = entries.findLast(({ action }) => action.act === 'kill');
  const tone: Tone = wrong && hitsWrong(wrong) ? 'bad' : 'before';
  const words = holderOf(machine, number) ? String(number) : `${number}: nobody`;
  return (
    <>
      <Arrow from={[from, 0]} to={[x, height - 6]} tone={tone} dashed />
      <Label x={(from + x) / 2 - 20} y={62} anchor="end" text={words} tone={tone} strong plate />
      <Signal kind="kill" count={entries.filter(({ action }) => action.act === 'kill').length} x={x} />
    </>
  );
}

/** The object stays where it is when its process goes; only the stem to the table goes with the number. */
function PinnedPid({ now: { machine, entries } }: { now: Replay }) {
  const pinned = pinnedBy(machine);
  if (!pinned) return null;
  const at = middleOf(pinned.pid ?? lastNumber(machine, pinned.inode));
  const left = Math.min(at - 10, width - card.width);
  const from = between(edges.right + 40, left + card.width / 2, width - 40);
  const holder = pinned.pid === null ? undefined : holderOf(machine, pinned.pid);
  const text = holder ? `\`struct pid\`: ${nameOf(holder.id)}` : '`struct pid`: no process';
  return (
    <g className="tone-new">
      <Arrow from={[from, 0]} to={[between(left + 20, from, left + card.width - 20), card.top - 6]} />
      {pinned.pid !== null && <Line from={[at + 46, card.top + card.height]} to={[at + 46, height]} />}
      <Move x={left} y={card.top}>
        <g className={holder ? 'box' : 'box dashed'}>
          <rect width={card.width} height={card.height} rx={8} />
        </g>
        <Label x={card.width / 2} y={card.height / 2} anchor="middle" text={text} tone="new" />
      </Move>
      <Signal kind="send" count={entries.filter(({ action }) => action.act === 'send').length} x={from} />
    </g>
  );
}

const lastNumber = ({ pids: known }: Replay['machine'], wanted: number): number =>
  known.find(({ inode }) => inode === wanted)?.numbers[0] ?? 1;

/** A signal on its way down; seen only while it moves. A new one is a new element, so that it moves again. */
function Signal({ kind, count, x }: { kind: 'kill' | 'send'; count: number; x: number }) {
  return count === 0 ? null : <circle key={count} className={`pidfd-signal pidfd-${kind}`} cx={x} cy={0} r={14} />;
}
