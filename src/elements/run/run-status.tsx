import type { Recording } from '../../machine/recording.ts';
import { inlineCode } from '../inline-code.tsx';
import { activity, type Outcome, outcomeOf, recordingNotice, spokenTime } from './outcome.ts';
import type { Run } from './use-run.ts';

/** How the run in the terminal goes, or went. Read aloud. */
export function LiveStatus({ run: { view, session } }: { readonly run: Run }) {
  const busy = activity(view);
  const ended = view.status === 'ended';
  const notice =
    view.from === 'recording' && view.date !== null
      ? recordingNotice(view.date, session?.hasMachine ?? false)
      : view.reason;
  return (
    <div className="run-status" role="status">
      {busy || (ended && <OutcomeLine {...view} />)}
      {notice && <p>{inlineCode(notice)}</p>}
    </div>
  );
}

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
      <p>{inlineCode(recordingNotice(recording.date, session?.hasMachine ?? false))}</p>
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
