import './lab.css';
import './lab-side.css';
import { Lab, useLab, useMode, Verdict } from '@deck';
import { useMemo } from 'react';
import { Controls } from './lab-controls.tsx';
import { Drawing } from './lab-drawing.tsx';
import { type Played, replay } from './lab-replay.ts';
import { scenarios, situations } from './lab-situations.ts';
import { read } from './lab-state.ts';
import { answerText, callText, checksOf, placeTitle } from './lab-text.ts';
import { rules } from './model.ts';

const source = { situations, read };

/** Instances of binderfs in three places over one pool of minors: every call is made, and answered as Linux 6.12 does. */
export function BinderfsLab() {
  const lab = useLab(source);
  const { state } = lab;
  const played = useMemo(() => replay(state), [state]);
  const onScreen = useMode() !== 'print';
  return (
    <Lab title="Instances of binderfs over one pool of minors" lab={lab} scenarios={scenarios}>
      <div className="lab-columns binderfs-columns">
        <Drawing lab={lab} replay={played} />
        <div className="binderfs-side">
          <Answer played={played.calls.at(-1)} />
          {onScreen && <Controls lab={lab} replay={played} />}
        </div>
      </div>
    </Lab>
  );
}

function Answer({ played }: { readonly played: Played | undefined }) {
  if (!played) return <p className="binderfs-call">A kernel without an instance. Mount one.</p>;
  const { action, result } = played;
  return (
    <div className="binderfs-answer">
      <p className="binderfs-call">
        {placeTitle[action.at]}: <code>{callText(action)}</code>
      </p>
      <Verdict answer={answerText(played)} good={result.errno === 'OK'} rule={rules[result.rule].says}>
        <Checks played={played} />
      </Verdict>
    </div>
  );
}

function Checks({ played }: { readonly played: Played }) {
  const checks = checksOf(played);
  if (checks.length === 0) return null;
  return (
    <ul className="binderfs-checks" aria-label="What the kernel looked at">
      {checks.map(({ text, passed }) => (
        <li key={text}>
          <span aria-hidden="true">{passed ? '✓ ' : '✗ '}</span>
          {passed ? text : <strong>{text}</strong>}
        </li>
      ))}
    </ul>
  );
}
