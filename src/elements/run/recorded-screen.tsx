import type { Recording } from '../../machine/recording.ts';
import { printedIn } from './transcript.ts';

interface RecordedScreenProps {
  readonly program: string;
  readonly recording: Recording | null;
  /** The press that runs the program has come: what it printed is seen. Where there is no script, it always is. */
  readonly ended: boolean;
}

/** The terminal as text: the command, and what the recorded program printed. */
export function RecordedScreen({ program, recording, ended }: RecordedScreenProps) {
  return (
    <pre className="run-text" data-scrolls="">
      <b># {program}</b>
      {!ended && <span className="caret" aria-hidden="true" />}
      {'\n'}
      {recording && (
        <span className={`step${ended ? '' : ' hidden'}`} aria-hidden={!ended || undefined}>
          {printedIn(recording).map(({ kind, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the transcript
            <span key={index} className={kind}>
              {text}
            </span>
          ))}
        </span>
      )}
    </pre>
  );
}
