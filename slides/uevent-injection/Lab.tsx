import { Action, Choice, Dial, Lab, useLab, useMode, Verdict } from '@deck';
import { Network } from './lab-network.tsx';
import { type Shown, show } from './lab-shown.ts';
import {
  happen,
  type LabState,
  labReleases,
  lastOf,
  payloads,
  read,
  receivers,
  scenarios,
  situations,
} from './lab-state.ts';
import { inlineCode } from './lab-words.tsx';
import './lab.css';

const title = 'Who hears a uevent, and who may send one';

const releaseOptions = labReleases.map((value) => ({ value, title: value }));
const receiverTitles = { kernel: 'kernel', udev: 'udev' } as const;
const receiverOptions = receivers.map((value) => ({ value, title: receiverTitles[value] }));

/** A host and three containers: plug devices, send messages, and see who hears of them. */
export function UeventLab() {
  const lab = useLab<LabState>({ situations, read });
  const shown = show(lab.state);
  return (
    <Lab title={title} lab={lab} scenarios={scenarios}>
      <div className="lab-columns uevent-columns">
        <Network lab={lab} shown={shown} />
        <div className="uevent-side">
          <Settings state={lab.state} change={lab.change} />
          <Answer shown={shown} />
          <MessageSettings state={lab.state} change={lab.change} />
        </div>
      </div>
    </Lab>
  );
}

interface SettingsProps {
  readonly state: LabState;
  readonly change: (state: LabState) => void;
}

function Settings({ state, change }: SettingsProps) {
  if (useMode() === 'print') return null;
  return (
    <>
      <Choice
        label="Linux"
        options={releaseOptions}
        value={state.release}
        onChange={(release) => change({ ...state, release })}
      />
      <div>
        <Action onPress={() => change(happen(state, { what: 'disk' }))}>Plug in a disk</Action>
      </div>
    </>
  );
}

function Answer({ shown: { answer, good, rule, remark } }: { readonly shown: Shown }) {
  return (
    <Verdict answer={answer} good={good} rule={rule}>
      <p className="uevent-remark">{inlineCode(remark)}</p>
    </Verdict>
  );
}

/** What a message is and whom it is for; a device has neither. */
function MessageSettings({ state, change }: SettingsProps) {
  if (useMode() === 'print') return null;
  if (lastOf(state).what !== 'message') {
    return <p className="uevent-hint">Drag a message to the namespace it is sent in, or press it.</p>;
  }
  return (
    <>
      <Choice label="For" options={receiverOptions} value={state.to} onChange={(to) => change({ ...state, to })} />
      <Dial
        label="Payload"
        min={payloads.usual}
        max={payloads.most}
        value={state.payload}
        onChange={(payload) => change({ ...state, payload })}
      />
    </>
  );
}
