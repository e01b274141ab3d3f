import type { LabState } from '@deck';
import { useRef } from 'react';
import { useFlight } from './lab-flight.ts';
import { Pool } from './lab-pool.tsx';
import { freshMinors, instanceAt, type Replay } from './lab-replay.ts';
import { type BinderfsState, type Place, places } from './lab-state.ts';
import { answerText, callText, inWords, nodesOf, placeTitle, remarkOf, usageOf } from './lab-text.ts';
import type { Control, Device } from './model.ts';

interface DrawingProps {
  readonly lab: LabState<BinderfsState>;
  readonly replay: Replay;
}

/** The instances as trays, the minors under them, and the last calls. */
export function Drawing({ lab, replay }: DrawingProps) {
  const drawing = useRef<HTMLElement>(null);
  useFlight(drawing, { actions: lab.state.actions, fresh: freshMinors(replay), played: lab.animate });
  return (
    <figure className="binderfs-drawing" ref={drawing} aria-label={inWords(replay)}>
      <div className="binderfs-trays">
        {places.map((place) => (
          <Tray key={place} place={place} lab={lab} replay={replay} />
        ))}
      </div>
      <Pool replay={replay} chosen={lab.state.minor} />
      <Log replay={replay} />
    </figure>
  );
}

function Tray({ place, lab, replay }: DrawingProps & { readonly place: Place }) {
  const { state } = lab;
  const instance = instanceAt(replay.state, place);
  const chosen = state.at === place;
  const choose = (minor: number | null) => lab.change({ ...state, at: place, minor });
  const fresh = freshMinors(replay);
  return (
    <div className={`binderfs-tray binderfs-at-${place}`} data-chosen={chosen ? '' : undefined}>
      <button type="button" className="binderfs-head" aria-pressed={chosen} onClick={() => choose(null)}>
        <strong>{placeTitle[place]}</strong> <span>{usageOf(instance)}</span>
      </button>
      {instance &&
        nodesOf(instance).map((node) => (
          <NodeButton
            key={node.minor}
            node={node}
            remark={remarkOf(replay.state, instance, node)}
            chosen={chosen && state.minor === node.minor}
            fresh={fresh.includes(node.minor)}
            onChoose={choose}
          />
        ))}
    </div>
  );
}

interface NodeButtonProps {
  readonly node: Control | Device;
  readonly remark: string;
  readonly chosen: boolean;
  readonly fresh: boolean;
  readonly onChoose: (minor: number | null) => void;
}

function NodeButton({ node, remark, chosen, fresh, onChoose }: NodeButtonProps) {
  return (
    <button
      type="button"
      className="binderfs-node"
      aria-pressed={chosen}
      data-gone={node.parent === null ? '' : undefined}
      data-fresh={fresh ? '' : undefined}
      onClick={() => onChoose(chosen ? null : node.minor)}
    >
      <code>{node.name}</code> <b data-minor={node.minor}>{node.minor}</b>
      {remark !== '' && <small>{remark}</small>}
    </button>
  );
}

const logged = 3;

function Log({ replay: { calls } }: Pick<DrawingProps, 'replay'>) {
  const first = Math.max(calls.length - logged, 0);
  return (
    <ol className="binderfs-log" aria-label="Last calls">
      {calls.slice(first).map(({ action, result }, index) => (
        // A call never changes its place in the list of all.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={first + index}>
          <span>{action.at}</span>
          <code>{callText(action)}</code>
          <code className={result.errno === 'OK' ? 'binderfs-good' : 'binderfs-bad'}>
            {answerText({ action, result })}
          </code>
        </li>
      ))}
    </ol>
  );
}
