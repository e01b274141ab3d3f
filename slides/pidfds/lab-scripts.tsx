import type { ReactNode } from 'react';
import { Press } from './lab-press.tsx';
import { actors, type Entry, holderOf, pinnedBy, type Replay, runs } from './lab-replay.ts';
import type { Action, Signal } from './lab-state.ts';
import { hitsWrong, killText, nameOf, outcomeText, pollText, sendText } from './lab-text.ts';

interface ScriptsProps {
  readonly now: Replay;
  readonly signal: Signal;
  readonly act: (action: Action) => void;
}

/** The two who want to signal the daemon: what each holds, what it can call, and what it was answered last. */
export function Scripts({ now, signal, act }: ScriptsProps) {
  const { machine, number, entries } = now;
  const lastOf = (...acts: string[]) => entries.findLast(({ action }) => acts.includes(action.act));
  const pinned = pinnedBy(machine);
  const holder = holderOf(machine, number);
  return (
    <div className="pidfd-scripts">
      <Script
        kind="number"
        title={`Old script: number ${number}`}
        names={holder ? nameOf(holder.id) : 'nobody'}
        last={lastOf('kill')}
      >
        <Press disabled={!runs(machine, actors.oldScript)} onPress={() => act({ act: 'kill', signal })}>
          <code>{killText(number, signal)}</code>
        </Press>
      </Script>
      <Script
        kind="pidfd"
        title="New script: a pidfd"
        names={pinned?.pid ? nameOf(holderOf(machine, pinned.pid)?.id ?? 0) : 'a process that is gone'}
        last={lastOf('send', 'poll')}
      >
        <Press disabled={!pinned} onPress={() => act({ act: 'send', signal })}>
          <code>{sendText(signal)}</code>
        </Press>
        <Press disabled={!pinned} onPress={() => act({ act: 'poll' })}>
          <code>{pollText}</code>
        </Press>
      </Script>
    </div>
  );
}

interface ScriptProps {
  readonly kind: 'number' | 'pidfd';
  readonly title: string;
  /** Who that is now; said where the drawing is too small to be read. */
  readonly names: string;
  readonly last: Entry | undefined;
  readonly children: ReactNode;
}

function Script({ kind, title, names, last, children }: ScriptProps) {
  return (
    <div className="pidfd-script" data-kind={kind}>
      <p>
        <strong>{title}</strong>
        <span className="pidfd-names"> → {names}</span>
      </p>
      {last && <Outcome entry={last} />}
      <div className="pidfd-calls">{children}</div>
    </div>
  );
}

function Outcome({ entry }: { entry: Entry }) {
  const wrong = hitsWrong(entry);
  return (
    <p className="pidfd-outcome" data-wrong={wrong ? '' : undefined}>
      {wrong && <span aria-hidden="true">✗ </span>}
      {outcomeText(entry)}
    </p>
  );
}
