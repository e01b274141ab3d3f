import { Choice, Dial, TextField, Toggle } from '@deck';
import {
  asksFor,
  type Bit,
  bits,
  type Call,
  lastRename,
  longestPath,
  type PathState,
  withBit,
  withCall,
} from './lab-state.ts';

interface ControlsProps {
  readonly state: PathState;
  readonly onChange: (state: PathState) => void;
}

const calls: readonly { readonly value: Call; readonly title: string }[] = [
  { value: 'openat', title: 'openat' },
  { value: 'openat2', title: 'openat2' },
];

/** The call with its path and its bits, and what somebody else does meanwhile. */
export function Controls({ state, onChange }: ControlsProps) {
  return (
    <div className="path-controls">
      <Choice label="Call" options={calls} value={state.call} onChange={(call) => onChange(withCall(state, call))} />
      <TextField
        label="Path"
        value={state.path}
        maxLength={longestPath}
        onChange={(path) => onChange({ ...state, path })}
      />
      <fieldset className="path-bits">
        <legend>RESOLVE_</legend>
        {bits.map((bit) => (
          <BitToggle key={bit} bit={bit} state={state} onChange={onChange} />
        ))}
      </fieldset>
      <Rename state={state} onChange={onChange} />
    </div>
  );
}

const BitToggle = ({ bit, state, onChange }: ControlsProps & { bit: Bit }) => (
  <Toggle label={bit} checked={asksFor(state, bit)} onChange={(set) => onChange(withBit(state, bit, set))} />
);

/** Somebody else moves `b`, and when. */
const Rename = ({ state, onChange }: ControlsProps) => (
  <div className="path-rename">
    <Toggle
      label="b moves out"
      checked={state.rename > 0}
      onChange={(set) => onChange({ ...state, rename: set ? 3 : 0 })}
    />
    {state.rename > 0 && (
      <Dial
        label="before name"
        min={1}
        max={lastRename}
        value={state.rename}
        onChange={(rename) => onChange({ ...state, rename })}
      />
    )}
  </div>
);

/** The call as it is written, for paper. */
export function WrittenCall({ call, path, rename, ...state }: PathState) {
  const asked = bits.filter((bit) => asksFor({ call, path, rename, ...state }, bit)).map((bit) => `RESOLVE_${bit}`);
  return (
    <div className="path-call">
      <code>{`${call}(dirfd,`}</code>
      <code>{`  "${path}"${asked.length > 0 ? ',' : ')'}`}</code>
      {asked.length > 0 && <code>{`  ${asked.join(' | ')})`}</code>}
      {rename > 0 && <span>{`b moves out before name ${rename}.`}</span>}
    </div>
  );
}
