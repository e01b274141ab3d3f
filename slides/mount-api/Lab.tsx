import { Action, Choice, Lab, type LabState, useLab, useMode, Verdict } from '@deck';
import { configuration, type Group, makers, others, type PressId, presses } from './lab-calls.ts';
import { program } from './lab-code.ts';
import { ContextCard } from './lab-context.tsx';
import { described, mountCards, targets } from './lab-mounts.ts';
import {
  answerOf,
  type Bench,
  callers,
  contextOf,
  kernels,
  mostCalls,
  read,
  replay,
  type State,
  scenarios,
  situations,
} from './lab-state.ts';
import { MountHandle, StillCard, Tree } from './lab-tree.tsx';
import './lab.css';

/** A workbench for the mount calls: each press is a call, and what it leaves is drawn. */
export function MountApiLab() {
  const lab = useLab<State>({ situations, read });
  const bench = replay(lab.state);
  return (
    <Lab title="Workbench of the mount calls" lab={lab} scenarios={scenarios}>
      {useMode() !== 'print' && <Workbench lab={lab} />}
      <div className="lab-columns mount-api-columns">
        <div className="mount-api-told">
          <Program bench={bench} />
          <Told bench={bench} />
        </div>
        <Drawing lab={lab} bench={bench} />
      </div>
    </Lab>
  );
}

interface LabProps {
  readonly lab: LabState<State>;
}

const callerTitles = { root: 'host', container: 'container', userns: 'userns only' } as const;
type LabCaller = keyof typeof callerTitles;

/** The calls, and what they are made with. */
function Workbench({ lab }: LabProps) {
  const { state, change } = lab;
  const buttons = (group: Group) => <Calls key={group.name} group={group} lab={lab} />;
  return (
    <div className="mount-api-bench">
      <div>{makers.map(buttons)}</div>
      <div>{buttons(configuration)}</div>
      <div>
        {others.map(buttons)}
        <Action
          disabled={state.calls.length === 0}
          onPress={() => change({ ...state, calls: state.calls.slice(0, -1) })}
        >
          Undo
        </Action>
        <Choice
          label="Linux"
          options={kernels.map((value) => ({ value, title: value }))}
          value={state.kernel}
          onChange={(kernel) => change({ ...state, kernel })}
        />
        <Choice<LabCaller>
          label="Root of"
          options={callers.map((value) => ({ value, title: callerTitles[value] }))}
          value={state.caller as LabCaller}
          onChange={(caller) => change({ ...state, caller })}
        />
      </div>
    </div>
  );
}

const withCall = (state: State, id: PressId): State =>
  state.calls.length < mostCalls ? { ...state, calls: [...state.calls, id] } : state;

function Calls({ group, lab }: LabProps & { readonly group: Group }) {
  const full = lab.state.calls.length >= mostCalls;
  return (
    // biome-ignore lint/a11y/useSemanticElements: the name of the call stands in line with its buttons
    <div className="mount-api-calls" role="group" aria-label={group.name}>
      <code>{group.name}</code>
      {group.presses.map((id) => (
        <Action key={id} disabled={full} onPress={() => lab.change(withCall(lab.state, id))}>
          {presses[id].title}
        </Action>
      ))}
    </div>
  );
}

/** What was pressed, in C. */
function Program({ bench }: { readonly bench: Bench }) {
  return (
    <pre className="mount-api-program">
      {program(bench).map(({ index, lines, failed }) => (
        <span key={index} className={failed ? 'mount-api-failed' : undefined}>
          {`${lines.join('\n')}\n`}
        </span>
      ))}
    </pre>
  );
}

function Told({ bench }: { readonly bench: Bench }) {
  const { text, good, rule, facts } = answerOf(bench);
  return (
    <Verdict answer={text} good={good} rule={rule}>
      {facts.length > 0 && <p className="mount-api-facts">Looked at: {facts.join(', ')}</p>}
    </Verdict>
  );
}

/** The context above, the mounts below. */
function Drawing({ lab: { state, change }, bench }: LabProps & { readonly bench: Bench }) {
  const print = useMode() === 'print';
  const cards = mountCards(bench, state.caller);
  const held = print ? undefined : cards.find((card) => card.held);
  const inviting = held?.at === null ? targets.filter((target) => !cards.some(({ at }) => at === target)) : [];
  return (
    <figure className="figure mount-api-drawing">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing with a handle in it is more than a picture */}
      <svg role="group" aria-label="Context and mounts" viewBox="0 0 672 537">
        {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: nothing in this group can be used */}
        <g role="img" aria-label={described(bench, cards)}>
          <ContextCard context={contextOf(bench)} />
          <Tree inviting={inviting} />
          {cards.map((card) => card !== held && <StillCard key={card.id} card={card} />)}
        </g>
        {held && (
          <MountHandle
            key={held.id}
            card={held}
            onMove={(target) => change(withCall(state, target === '/a' ? 'move-a' : 'move-m'))}
          />
        )}
      </svg>
    </figure>
  );
}
