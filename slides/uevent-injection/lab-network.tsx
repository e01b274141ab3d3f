import { Action, type LabState as LabHandle, useMode } from '@deck';
import { useRef } from 'react';
import { MessageHandle } from './lab-handle.tsx';
import { type Gate, type Hearing, nameOf, ownerOf, type Shown } from './lab-shown.ts';
import { happen, type LabState, lastOf, type Place } from './lab-state.ts';
import { useTravel } from './lab-travel.ts';
import { inlineCode } from './lab-words.tsx';
import { isOwn, portids } from './lab-world.ts';
import './lab-network.css';

interface NetworkProps {
  readonly lab: LabHandle<LabState>;
  readonly shown: Shown;
}

/** Four network namespaces around the kernel: those of the host's user namespace above, the others below. */
export function Network({ lab, shown }: NetworkProps) {
  const drawing = useRef<HTMLDivElement>(null);
  useTravel(drawing, lab);
  const boxes = shown.hearings.map((hearing) => (
    <Namespace key={hearing.place} hearing={hearing} number={shown.seqnum?.taken ?? null} lab={lab} />
  ));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing with controls in it is not a set of fields
    <div ref={drawing} className="uevent-net" role="group" aria-label={shown.summary}>
      {boxes.slice(0, 2)}
      <Kernel shown={shown} />
      {boxes.slice(2)}
    </div>
  );
}

const signs = { heard: '✓', dropped: '✗', nothing: '–' } as const;

interface NamespaceProps {
  readonly hearing: Hearing;
  readonly number: string | null;
  readonly lab: LabHandle<LabState>;
}

function Namespace({ hearing: { place, state, text }, number, lab }: NamespaceProps) {
  const last = lastOf(lab.state);
  const sender = last.what === 'message' && last.into === place ? last.from : null;
  return (
    <div
      className="uevent-box"
      data-place={place}
      data-state={state}
      data-own={isOwn(place) ? '' : undefined}
      data-sends={sender ? '' : undefined}
    >
      <p className="uevent-name">
        <strong>{place === 'host' ? 'host' : nameOf(place)}</strong> <span>{ownerOf(place)}</span>
      </p>
      {sender && <p className="uevent-socket">{socketText(sender, place)}</p>}
      <p className="uevent-udev">
        <span aria-hidden="true">{signs[state]} </span>
        {text}
        {state !== 'nothing' && <Event>{number ?? '\u00a0'}</Event>}
      </p>
      <Controls place={place} lab={lab} />
    </div>
  );
}

const socketText = (from: Place, into: Place) =>
  `${from === into ? 'its message' : `from ${nameOf(from)}`}, port id ${portids.sender}`;

/** What has arrived, a number or a dot. Where it came from is seen while it travels. */
const Event = ({ children }: { readonly children: string }) => (
  <span className="uevent-event" data-travels="">
    {children}
  </span>
);

function Controls({ place, lab }: { readonly place: Place; readonly lab: LabHandle<LabState> }) {
  if (useMode() === 'print') return null;
  return (
    <div className="uevent-controls">
      <MessageHandle from={place} state={lab.state} change={lab.change} />
      <Action onPress={() => lab.change(happen(lab.state, { what: 'net', at: place }))}>network device</Action>
    </div>
  );
}

function Kernel({ shown: { happened, gates, seqnum } }: { readonly shown: Shown }) {
  return (
    <div className="uevent-kernel">
      <p className="uevent-line">
        <strong>kernel</strong> <span className="uevent-happened">{happened}</span>
        {seqnum && (
          <code className="uevent-number" data-lost={seqnum.lost ? '' : undefined} data-travels="">
            SEQNUM={seqnum.taken}
            {seqnum.lost && ' lost'}
          </code>
        )}
      </p>
      {gates.length > 0 && (
        <ul className="uevent-gates">
          {gates.map((gate) => (
            <GateItem key={gate.rule} gate={gate} />
          ))}
        </ul>
      )}
    </div>
  );
}

const gateSigns = { passed: '✓', failed: '✗', 'not asked': '·' } as const;

function GateItem({ gate: { state, text } }: { readonly gate: Gate }) {
  return (
    <li data-state={state}>
      <span aria-hidden="true">{gateSigns[state]} </span>
      {inlineCode(text)}
      {state === 'not asked' && <span className="uevent-unseen"> (not asked)</span>}
    </li>
  );
}
