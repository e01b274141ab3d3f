import { Choice, Dial, Lab, type LabState, useLab, useMode, Verdict } from '@deck';
import './lab.css';
import './lab-table.css';
import './lab-dialog.css';
import { LinksFigure } from './lab-links.tsx';
import { Press } from './lab-press.tsx';
import { actors, counterOf, type Entry, holderOf, type Replay, replay, runs } from './lab-replay.ts';
import { Scripts } from './lab-scripts.tsx';
import {
  type Action,
  type LabData,
  mostActions,
  pids,
  read,
  scenarios,
  signals,
  situations,
  withAction,
} from './lab-state.ts';
import { PidTable } from './lab-table.tsx';
import { answerText, callText, effectText, isGood, ruleText, signalName, stateOf } from './lab-text.ts';

/** A pid table to play with: what a number and a pidfd name when processes exit, are reaped, and numbers come again. */
export function PidfdLab() {
  const lab = useLab({ situations, read });
  const now = replay(lab.state.actions);
  const act = (action: Action) => lab.change(withAction(lab.state, action));
  const last = now.entries.at(-1);
  return (
    <Lab title="Signals by number and by pidfd" lab={lab} scenarios={scenarios}>
      <div className="pidfd-lab">
        <Scripts now={now} signal={lab.state.signal} act={act} />
        <LinksFigure now={now} animate={lab.animate || lab.changed} />
        <PidTable
          now={now}
          selected={lab.state.selected}
          select={(selected) => lab.change({ ...lab.state, selected })}
        />
        <Controls lab={lab} now={now} act={act} />
        <div className="pidfd-answers">
          {last && <LastCall entry={last} full={now.entries.length >= mostActions} />}
          <Log entries={now.entries} />
        </div>
      </div>
    </Lab>
  );
}

interface ControlsProps {
  readonly lab: LabState<LabData>;
  readonly now: Replay;
  readonly act: (action: Action) => void;
}

/** The dial under the table, and what can be done to the selected process. Paper has neither. */
function Controls({ lab, now, act }: ControlsProps) {
  if (useMode() === 'print') return null;
  const { selected, signal } = lab.state;
  return (
    <>
      <div className="pidfd-dial">
        <Dial
          label="Next pid"
          min={1}
          max={pids.length}
          value={Math.min(counterOf(now.machine), pids.length)}
          onChange={(pid) => act({ act: 'next', pid })}
        />
      </div>
      <div className="pidfd-controls">
        <ProcessControls now={now} selected={selected} act={act} />
        <Choice
          label="Signal"
          options={signals.map((value) => ({ value: String(value), title: signalName(value) }))}
          value={String(signal)}
          onChange={(chosen) =>
            lab.change({ ...lab.state, signal: signals.find((each) => String(each) === chosen) ?? 0 })
          }
        />
      </div>
    </>
  );
}

function ProcessControls({
  now: { machine },
  selected,
  act,
}: Pick<ControlsProps, 'now' | 'act'> & { selected: number }) {
  const process = holderOf(machine, selected);
  const state = stateOf(process);
  return (
    <>
      <Press onPress={() => act({ act: 'fork' })}>Fork a stranger</Press>
      <Press
        disabled={state !== 'runs' || process?.id === actors.init}
        onPress={() => act({ act: 'exit', pid: selected })}
      >
        Exit {selected}
      </Press>
      <Press disabled={state === 'free' || selected === 1} onPress={() => act({ act: 'reap', pid: selected })}>
        Reap {selected}
      </Press>
      <Press
        disabled={state === 'free' || !runs(machine, actors.newScript)}
        onPress={() => act({ act: 'lookup', pid: selected })}
      >
        Look up {selected}
      </Press>
    </>
  );
}

function LastCall({ entry, full }: { entry: Entry; full: boolean }) {
  const effect = full ? `That was call ${mostActions}, the last one: Reset begins again.` : effectText(entry);
  return (
    <Verdict answer={`${callText(entry)} = ${answerText(entry)}`} good={isGood(entry)} rule={ruleText(entry)}>
      {effect && <p className="pidfd-effect">{effect}</p>}
    </Verdict>
  );
}

const shownCalls = 4;

/** The last calls, the latest one below. */
function Log({ entries }: { entries: readonly Entry[] }) {
  const from = Math.max(0, entries.length - shownCalls);
  return (
    <ol className="pidfd-log" aria-label="The last calls" start={from + 1}>
      {entries.slice(from).map((entry, index) => (
        // A call keeps its place in the list.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={from + index} data-good={isGood(entry) ? '' : undefined}>
          <code>{callText(entry)}</code> <code>{answerText(entry)}</code>
        </li>
      ))}
    </ol>
  );
}
