import { use, useMemo, useState } from 'react';
import type { CodeBlock } from '../../deck/code.ts';
import { type Recording, readRecording } from '../../machine/recording.ts';
import { isLive } from '../../machine/run-view.ts';
import { StepContext } from '../step-context.ts';
import { LiveTerminal, slideSize } from './live-terminal.tsx';
import { RecordedScreen } from './recorded-screen.tsx';
import { KeyButtons, StartButtons } from './run-buttons.tsx';
import { RunDialog } from './run-dialog.tsx';
import { RunSource } from './run-source.tsx';
import { LiveStatus, RecordedStatus } from './run-status.tsx';
import { type Run as RunState, useRun } from './use-run.ts';

interface RunProps {
  /** The source of the program. */
  readonly block: CodeBlock;
  /** Its name in the machine. */
  readonly program: string;
  /** The slide's step before the press that runs it. */
  readonly at: number;
  /** What a run of it printed: the content of `recording.json`. */
  readonly recording: unknown;
}

/** A program that runs on a real kernel: its source on the left, its terminal on the right. */
export function Run({ block, program, at, recording: written }: RunProps) {
  const { step, mode } = use(StepContext);
  const recording = useMemo(() => readRecording(written), [written]);
  const run = useRun(program, recording, step > at);
  const [open, setOpen] = useState(false);
  const parts = { block, program, recording, run };
  if (mode === 'print') {
    return (
      <div className="run" data-size="wide">
        <RunPanes {...parts} />
      </div>
    );
  }
  return (
    <section
      className="run"
      data-size="wide"
      aria-label={`Run ${program}`}
      aria-busy={(run.live && isLive(run.view)) || undefined}
    >
      <RunPanes {...parts} away={open} />
      <button type="button" className="lab-open" onClick={() => setOpen(true)}>
        Open the terminal
      </button>
      {open && (
        <RunDialog title={program} onClose={() => setOpen(false)}>
          <RunPanes {...parts} inDialog />
        </RunDialog>
      )}
    </section>
  );
}

interface RunPanesProps {
  readonly block: CodeBlock;
  readonly program: string;
  readonly recording: Recording | null;
  readonly run: RunState;
  /** The terminal is as large as the dialog has room. */
  readonly inDialog?: boolean;
  /** The terminal is shown elsewhere: a machine has one. */
  readonly away?: boolean;
}

function RunPanes({ block, program, recording, run: played, inDialog = false, away = false }: RunPanesProps) {
  const [failed, setFailed] = useState(false);
  // Without a terminal there is still the recording.
  const run = failed && played.live ? { ...played, live: false, ended: true } : played;
  const { session, view, live, ended } = run;
  const size = inDialog ? {} : { size: slideSize };
  // While the machine is on its way, the command waits as before.
  const loading = live && view.status === 'loading';
  return (
    <>
      <RunSource block={block} caption={`${program}/demo.c`} line={live ? view.line : null} waits={!live && !ended} />
      <div className="run-side">
        <div className="run-screen">
          {live && session && !loading && !away ? (
            <LiveTerminal
              session={session}
              program={program}
              answers={view.from === 'machine'}
              onFailure={() => setFailed(true)}
              {...size}
            />
          ) : (
            <RecordedScreen program={program} recording={recording} ended={ended && !loading} />
          )}
        </div>
        <div className="run-bar">
          {session && (
            <div className="run-buttons">
              <StartButtons session={session} program={program} recording={recording} again={live || ended} />
              {inDialog && <KeyButtons session={session} />}
            </div>
          )}
          {live ? <LiveStatus run={run} /> : <RecordedStatus run={run} recording={recording} />}
        </div>
      </div>
    </>
  );
}
