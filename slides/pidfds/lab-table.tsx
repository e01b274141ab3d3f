import { useMode } from '@deck';
import { holderOf, nextPid, pinnedBy, type Replay } from './lab-replay.ts';
import { pids } from './lab-state.ts';
import { hitsWrong, nameOf, stateOf } from './lab-text.ts';

interface PidTableProps {
  readonly now: Replay;
  readonly selected: number;
  readonly select: (pid: number) => void;
}

/** Every number there is and who has it; a press selects the process. */
export function PidTable({ now, selected, select }: PidTableProps) {
  const print = useMode() === 'print';
  const next = nextPid(now.machine);
  return (
    <ul className="pidfd-table" aria-label="Pid table">
      {pids.map((pid) => (
        <li key={pid}>
          {print ? (
            <div className="pidfd-cell" {...lookOf(now, pid)}>
              <Holder now={now} pid={pid} next={pid === next} />
            </div>
          ) : (
            <button
              type="button"
              className="pidfd-cell"
              aria-pressed={pid === selected}
              onClick={() => select(pid)}
              {...lookOf(now, pid)}
            >
              <Holder now={now} pid={pid} next={pid === next} />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function lookOf({ machine }: Replay, pid: number) {
  const process = holderOf(machine, pid);
  return { 'data-state': stateOf(process), 'data-who': process && nameOf(process.id) };
}

function Holder({ now, pid, next }: { now: Replay; pid: number; next: boolean }) {
  const process = holderOf(now.machine, pid);
  const last = now.entries.at(-1);
  const hit = process !== undefined && last?.hit.includes(process.id) === true;
  const state = stateOf(process);
  return (
    <>
      <strong>{pid}</strong>
      <span>{process ? nameOf(process.id) : next ? 'free, next' : 'free'}</span>
      <span className="pidfd-state">
        {hit && state !== 'killed' && <span>{hitsWrong(last) ? '✗' : '✓'} hit</span>}
        {state === 'killed' && <span>✗ killed</span>}
        {state === 'zombie' && <span>zombie</span>}
      </span>
      <Tags now={now} pid={pid} />
    </>
  );
}

/** What the arrows say, where the drawing is too small to be read. */
function Tags({ now: { machine, number }, pid }: { now: Replay; pid: number }) {
  return (
    <span className="pidfd-tags">
      {pid === number && <span data-kind="number">number</span>}
      {pid === pinnedBy(machine)?.pid && <span data-kind="pidfd">pidfd</span>}
    </span>
  );
}
