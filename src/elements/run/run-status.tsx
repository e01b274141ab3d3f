import type { Recording } from '../../machine/recording.ts';
import type { RunSession, RunView } from '../../machine/run-view.ts';
import { inlineCode } from '../inline-code.tsx';
import { activity, type Outcome, outcomeOf, recordingNotice, spokenTime } from './outcome.ts';
import type { Run } from './use-run.ts';

/** How the run in the terminal goes, or went. Read aloud. */
export function LiveStatus({ run: { view, session } }: { readonly run: Run }) {
  const busy = activity(view);
  const ended = view.status === 'ended';
  const notice = view.date === null ? view.reason : recordingNotice(view.date, failureOf(view, session));
  return (
    <div className="run-status" role="status">
      {busy || (ended && <OutcomeLine {...view} />)}
      {notice && <p className="run-notice">{inlineCode(notice)}</p>}
    </div>
  );
}

/** Why a machine that is there did not run the program; null where there is none. */
const failureOf = (view: RunView, session: RunSession | null) => (session?.hasMachine ? view.reason : null);

interface RecordedStatusProps {
  readonly run: Run;
  readonly recording: Recording | null;
}

/** How the recorded run went, and that it is a recording. */
export function RecordedStatus({ run: { session, ended }, recording }: RecordedStatusProps) {
  if (!recording) return <p className="run-status">There is no recording of this program.</p>;
  return (
    <div className={`run-status step${ended ? '' : ' hidden'}`} aria-hidden={!ended || undefined}>
      <OutcomeLine {...outcomeOf(recording)} />
      <p>{inlineCode(recordingNotice(recording.date, session?.hasMachine ? 'Run starts the real one.' : null))}</p>
    </div>
  );
}

/** `✓ exit 0 · 52 ms · Linux 6.12.117`. */
function OutcomeLine({ exitCode, ms, release }: Outcome) {
  const good = exitCode === 0;
  const rest = [ms !== null && spokenTime(ms), release !== null && `Linux ${release}`].filter(Boolean);
  return (
    <p className="run-outcome">
      {exitCode !== null && (
        <strong data-good={good ? '' : undefined}>
          <span aria-hidden="true">{good ? '✓ ' : '✗ '}</span>
          exit {exitCode}
        </strong>
      )}
      {rest.map((text) => (
        <span key={String(text)}>{text}</span>
      ))}
    </p>
  );
}
