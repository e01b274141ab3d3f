import { Action, Dial, type LabState, TextField, Toggle } from '@deck';
import { instanceAt, type Replay } from './lab-replay.ts';
import {
  type BinderfsAction,
  type BinderfsState,
  isFull,
  isName,
  longestName,
  poolSize,
  withAction,
} from './lab-state.ts';
import { nodesOf, placeTitle } from './lab-text.ts';

interface ControlsProps {
  readonly lab: LabState<BinderfsState>;
  readonly replay: Replay;
}

interface ButtonsProps extends ControlsProps {
  readonly act: (action: BinderfsAction) => void;
}

/** What can be done at the chosen place, and with the chosen node. */
export function Controls({ lab, replay }: ControlsProps) {
  const { state } = lab;
  const act = (action: BinderfsAction) => lab.change(withAction(state, action));
  return (
    <div className="binderfs-controls">
      <div className="binderfs-row">
        <TextField
          label="Name"
          value={state.name}
          maxLength={longestName}
          onChange={(name) => isName(name) && lab.change({ ...state, name })}
        />
        <Action onPress={() => act({ do: 'add', at: state.at, name: state.name })}>Add</Action>
      </div>
      <div className="binderfs-row">
        <Dial label="max" min={0} max={poolSize} value={state.max} onChange={(max) => lab.change({ ...state, max })} />
        <Toggle label="Defaults" checked={state.defaults} onChange={(defaults) => lab.change({ ...state, defaults })} />
      </div>
      <MountButtons lab={lab} replay={replay} act={act} />
      <NodeButtons lab={lab} replay={replay} act={act} />
    </div>
  );
}

function MountButtons({ lab: { state, change }, replay, act }: ButtonsProps) {
  const { at, max, actions } = state;
  const mounted = instanceAt(replay.state, at) !== undefined;
  return (
    <div className="binderfs-row">
      <Action onPress={() => act({ do: mounted ? 'remount' : 'mount', at, max })}>
        {mounted ? 'Remount' : 'Mount'}
      </Action>
      <Action disabled={!mounted} onPress={() => act({ do: 'umount', at })}>
        Umount
      </Action>
      <Action disabled={actions.length === 0} onPress={() => change({ ...state, actions: actions.slice(0, -1) })}>
        Undo
      </Action>
    </div>
  );
}

function NodeButtons({ lab: { state }, replay, act }: ButtonsProps) {
  const { at, minor } = state;
  const instance = instanceAt(replay.state, at);
  const node = instance && nodesOf(instance).find((one) => one.minor === minor);
  if (isFull(state))
    return <p className="binderfs-hint">{state.actions.length} calls are all it keeps: undo or reset.</p>;
  if (!node) return <p className="binderfs-hint">In {placeTitle[at]}. Press a node to open, rename or remove it.</p>;
  const { name } = node;
  return (
    <fieldset className="binderfs-row" aria-label={`${name}, minor ${node.minor}`}>
      {node.parent !== null && <Action onPress={() => act({ do: 'open', at, name })}>Open</Action>}
      <Action onPress={() => act({ do: 'close', at, minor: node.minor })}>Close</Action>
      {node.parent !== null && (
        <>
          <Action onPress={() => act({ do: 'manage', at, name })}>Manage</Action>
          <Action onPress={() => act({ do: 'rename', at, name, to: state.name })}>Rename</Action>
          <Action onPress={() => act({ do: 'unlink', at, name })}>Unlink</Action>
        </>
      )}
    </fieldset>
  );
}
