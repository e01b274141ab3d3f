import { Lab, useLab, useMode, Verdict } from '@deck';
import './lab.css';
import { Controls, WrittenCall } from './lab-controls.tsx';
import { outcomeOf, read, scenarios, situations } from './lab-state.ts';
import { Strip } from './lab-strip.tsx';
import { escapedTo, evidence } from './lab-trail.ts';
import { Tree } from './lab-tree.tsx';
import { rules } from './model.ts';

const source = { situations, read };

/** A path to type, the bits to ask for, and the walk that the kernel takes through a small tree. */
export function PathLab() {
  const lab = useLab(source);
  const outcome = outcomeOf(lab.state);
  return (
    <Lab title="Walk a path" lab={lab} scenarios={scenarios}>
      <div className="lab-columns path-columns">
        <div className={escapedTo(outcome) === null ? 'path-side' : 'path-side path-escaped'}>
          {useMode() === 'print' ? (
            <WrittenCall {...lab.state} />
          ) : (
            <Controls state={lab.state} onChange={lab.change} />
          )}
          <Verdict
            answer={outcome.errno}
            good={outcome.errno === 'OK'}
            rule={`${rules[outcome.rule].says} ${evidence(outcome)}`}
          />
        </div>
        <Tree
          outcome={outcome}
          plays={lab.animate && !lab.changed}
          onPath={(path) => lab.change({ ...lab.state, path })}
        />
      </div>
      <Strip outcome={outcome} />
    </Lab>
  );
}
