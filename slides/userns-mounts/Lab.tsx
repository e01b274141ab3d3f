import { Lab, useLab, useMode, Verdict } from '@deck';
import { answersTo } from './lab-answers.ts';
import { MountsControls } from './lab-controls.tsx';
import { read, scenarios, situations } from './lab-state.ts';
import { MountsTrace } from './lab-trace.tsx';
import { MountsWorld } from './lab-world.tsx';
import './lab.css';

/** Who may mount a filesystem, and what can then be done on it from inside and outside. */
export function MountsLab() {
  const lab = useLab({ situations, read });
  const plain = useMode() === 'print';
  const answers = answersTo(lab.state);
  const { text, good, rule, source, saw, trace } = answers.shown;
  return (
    <Lab title="Mounts in a user namespace" lab={lab} scenarios={scenarios}>
      <div className="mounts-lab" data-animate={lab.animate || lab.changed ? '' : undefined}>
        {!plain && <MountsControls state={lab.state} onChange={lab.change} />}
        <MountsWorld state={lab.state} answers={answers} {...(!plain && { onChange: lab.change })} />
        <MountsTrace key={JSON.stringify(lab.state)} trace={trace} />
        <Verdict answer={text} good={good} rule={rule}>
          <p className="mounts-saw">
            <code>{source}</code> {saw && <span>{saw}</span>}
          </p>
        </Verdict>
      </div>
    </Lab>
  );
}
