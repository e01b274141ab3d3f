import { Lab, useLab, useMode, Verdict } from '@deck';
import './lab.css';
import { SupervisorControls, TargetControls } from './lab-controls.tsx';
import { Drawing } from './lab-drawing.tsx';
import { type Replay, replay } from './lab-replay.ts';
import { read, scenarios, situations } from './lab-state.ts';
import { answerText, callBefore, consequences, isGood, type LogLine, logOf, lookedText } from './lab-text.ts';
import { viewOf } from './lab-view.ts';
import { rules } from './model.ts';

const source = { situations, read };

/** A target under a filter that asks, and the supervisor that answers: every call, signal and answer can be tried. */
export function SeccompLab() {
  const lab = useLab(source);
  const played = replay(lab.state);
  const controls = { state: lab.state, played, change: lab.change };
  const plays = useMode() !== 'print';
  return (
    <Lab title="Trap a call and answer it" lab={lab} scenarios={scenarios}>
      <div className="seccomp-lab">
        {plays && <TargetControls {...controls} />}
        <Drawing view={viewOf(played)} moves={lab.animate || lab.changed} />
        <LastVerdict played={played} />
        {plays && <SupervisorControls {...controls} />}
        <Log lines={logOf(played)} />
      </div>
    </Lab>
  );
}

/** What the last call ended in, why, and what followed. */
function LastVerdict({ played: { entries } }: { readonly played: Replay }) {
  const last = entries.at(-1);
  if (!last) return <Verdict answer="no call yet" good rule="The filter says `USER_NOTIF` to three calls. Make one." />;
  const looked = lookedText(last.result);
  const [first] = consequences(last, callBefore(entries, entries.length - 1)).filter(({ rule }) => rule !== null);
  return (
    <Verdict answer={answerText(last.result)} good={isGood(last.result)} rule={rules[last.result.rule].says}>
      {looked.length > 0 && (
        <p className="seccomp-looked">
          <code>{looked.join(', ')}</code>
        </p>
      )}
      {first && (
        <p>
          <code>{first.text}</code> {first.rule}
        </p>
      )}
    </Verdict>
  );
}

/** Lines that there is room for beside the drawing. */
const mostLines = 5;

/** The last calls with their answers. */
function Log({ lines }: { readonly lines: readonly LogLine[] }) {
  const first = Math.max(0, lines.length - mostLines);
  return (
    <ol className="seccomp-log" start={first + 1} aria-label="The last calls">
      {lines.slice(first).map(({ text, answer, good, followed }, index) => (
        // Lines are only added at the end.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={first + index}>
          <code>{text}</code> <code className={good ? 'seccomp-good' : 'seccomp-bad'}>{answer}</code>
          {followed !== '' && <span> {followed}</span>}
        </li>
      ))}
    </ol>
  );
}
