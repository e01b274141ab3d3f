import { Action, Choice, Toggle } from '@deck';
import { actionOf, isPossible, type Replay } from './lab-replay.ts';
import { type Act, after, type LabState, targetActs } from './lab-state.ts';
import { actTitles } from './lab-text.ts';

interface ControlsProps {
  readonly state: LabState;
  readonly played: Replay;
  readonly change: (state: LabState) => void;
}

interface ActButtonProps extends ControlsProps {
  readonly act: Act;
}

/** A button that does one thing more. */
function ActButton({ act, state, played, change }: ActButtonProps) {
  const action = actionOf(act, played.id);
  return (
    <Action disabled={!isPossible(played, action)} onPress={() => change(after(state, action))}>
      {actTitles[act]}
    </Action>
  );
}

/** What the target does, and what is done to it. */
export function TargetControls(props: ControlsProps) {
  return (
    <fieldset className="seccomp-controls" data-side="target">
      <legend>Target</legend>
      {targetActs.map((act) => (
        <ActButton key={act} act={act} {...props} />
      ))}
    </fieldset>
  );
}

const answers = ['value', 'error', 'continue', 'addfd', 'addfd-send', 'id-valid', 'close'] as const;

/** As many ids as can be chosen between: the newest. */
const mostIds = 4;

/** What the supervisor does, the id it names, and how its filter was installed. */
export function SupervisorControls(props: ControlsProps) {
  const { state, played, change } = props;
  const ids = [...new Set([...played.ids.slice(-mostIds), played.id])].toSorted((one, other) => one - other);
  return (
    <fieldset className="seccomp-controls" data-side="supervisor">
      <legend>Supervisor</legend>
      <ActButton act="recv" {...props} />
      <Choice
        label="for id"
        options={ids.map((id) => ({ value: String(id), title: String(id) }))}
        value={String(played.id)}
        onChange={(id) => change({ ...state, id: Number(id) })}
      />
      {answers.map((act) => (
        <ActButton key={act} act={act} {...props} />
      ))}
      <Toggle
        label="WAIT_KILLABLE_RECV"
        checked={state.killable}
        onChange={(killable) => change({ ...state, killable })}
      />
    </fieldset>
  );
}
