import { Choice } from '@deck';
import { type Act, type MountsState, offered, withAct } from './lab-state.ts';
import { releases } from './model.ts';

interface ControlsProps {
  readonly state: MountsState;
  readonly onChange: (state: MountsState) => void;
}

/** What is asked of which kernel. Who asks is chosen in the drawing. */
export function MountsControls({ state, onChange }: ControlsProps) {
  return (
    <div className="mounts-controls">
      <Choice
        label="Kernel"
        options={releases.map(named)}
        value={state.release}
        onChange={(release) => onChange({ ...state, release })}
      />
      <Choice
        label="Filesystem"
        options={offered.map(named)}
        value={state.filesystem}
        onChange={(filesystem) => onChange({ ...state, filesystem })}
      />
      <Choice label="The call" options={calls} value={state.act} onChange={(act) => onChange(withAct(state, act))} />
    </div>
  );
}

const named = <Name extends string>(name: Name) => ({ value: name, title: name });

const calls: readonly { readonly value: Act; readonly title: string }[] = [
  { value: 'mount', title: 'mount' },
  { value: 'create', title: 'create' },
  { value: 'chown', title: 'chown' },
  { value: 'mknod', title: 'mknod' },
  { value: 'open', title: 'open a node' },
  { value: 'look', title: 'look in' },
  { value: 'exec', title: 'run setuid' },
];
