import { Choice, Dial, Lab, TextField, useLab, useMode, Verdict } from '@deck';
import './lab.css';
import { CostView } from './lab-cost.tsx';
import { type Derived, derive } from './lab-map.ts';
import { Rulers, type RulersProps, sidesOf } from './lab-rulers.tsx';
import { Search } from './lab-search.tsx';
import { largestId, longestText, mostMore, read, scenarios, situations } from './lab-state.ts';
import { useBenchmark } from './lab-use-benchmark.ts';
import { because, ruleWords } from './lab-words.ts';

const source = { situations, read };

/** A `uid_map` to write: what the kernel answers, where the ids lie, and how one of them is found. */
export function IdmapLab() {
  const lab = useLab(source);
  const benchmark = useBenchmark();
  const { state, change } = lab;
  return (
    <Lab title="Write a uid_map" lab={lab} scenarios={scenarios}>
      {state.view === 'cost' ? (
        <CostView benchmark={benchmark} onBack={() => change({ ...state, view: 'map' })} />
      ) : (
        <MapView state={state} onChange={change} play={lab.animate || lab.changed} />
      )}
    </Lab>
  );
}

interface MapViewProps extends Pick<RulersProps, 'state' | 'onChange'> {
  readonly play: boolean;
}

function MapView({ state, onChange, play }: MapViewProps) {
  const derived = derive(state);
  const { errno, rule } = derived.result;
  const onPaper = useMode() === 'print';
  return (
    <div className="lab-columns idmap-columns">
      <div className="idmap-writing">
        {onPaper ? <code className="idmap-text">{state.text}</code> : <Writing state={state} onChange={onChange} />}
        <UsageLine derived={derived} />
        <Verdict answer={errno} good={errno === 'OK'} rule={ruleWords(rule)}>
          <p>
            <Words text={because(derived)} />
          </p>
        </Verdict>
      </div>
      <div className="idmap-drawing">
        <Rulers state={state} derived={derived} onChange={onChange} />
        {!onPaper && <ProbeControls state={state} onChange={onChange} />}
        <Search derived={derived} side={sidesOf(state.direction)[0]} play={play} />
      </div>
    </div>
  );
}

function Writing({ state, onChange }: Pick<RulersProps, 'state' | 'onChange'>) {
  return (
    <>
      <TextField
        label="Written to uid_map"
        rows={7}
        maxLength={longestText}
        value={state.text}
        onChange={(text) => onChange({ ...state, text })}
      />
      <Dial
        label="More lines"
        min={0}
        max={mostMore}
        value={state.more}
        onChange={(more) => onChange({ ...state, more })}
      />
    </>
  );
}

function UsageLine({ derived: { usage } }: { derived: Derived }) {
  const { bytes, maxBytes, extents, maxExtents, storage } = usage;
  return (
    <p className="idmap-usage">
      <span data-over={bytes > maxBytes || undefined}>
        <b>{bytes}</b>/{maxBytes} bytes
      </span>
      <span>
        <b>{extents}</b>/{maxExtents} extents
      </span>
      <span>{storage === 'inline' ? 'inline' : '2 arrays'}</span>
    </p>
  );
}

const directions = [
  { value: 'down', title: 'id inside' },
  { value: 'up', title: 'id outside' },
] as const;

function ProbeControls({ state, onChange }: Pick<RulersProps, 'state' | 'onChange'>) {
  const onId = (typed: string) =>
    onChange({ ...state, id: Math.min(largestId, Number(typed.replace(/\D/g, '').slice(0, 12))) });
  return (
    <div className="idmap-probe">
      <Choice
        label="Look up"
        options={directions}
        value={state.direction}
        onChange={(direction) => onChange({ ...state, direction })}
      />
      <TextField label="Id" maxLength={10} value={String(state.id)} onChange={onId} />
    </div>
  );
}

/** A sentence whose parts between backticks are code. */
function Words({ text }: { text: string }) {
  return text.split('`').map((part, index) =>
    // The parts of one sentence never change places.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    index % 2 === 0 ? part : <code key={index}>{part}</code>,
  );
}
