import { Label } from '@deck';
import type { Context, Phase } from './model.ts';

const phases: readonly Phase[] = ['CREATE_PARAMS', 'AWAITING_MOUNT', 'AWAITING_RECONF', 'RECONF_PARAMS', 'FAILED'];
const firstRow = 76;
const pitch = 38;
/** Parameters that there is room for. */
const rows = 3;

/** The context that `fs` refers to: its phase, its parameters and its log. */
export function ContextCard({ context }: { readonly context: Context | null }) {
  if (!context) {
    return (
      <g className="tone-muted dashed">
        <rect x={2} y={2} width={668} height={306} rx={8} />
        <Label x={336} y={155} anchor="middle" size={32} text="`fs` is no context" />
      </g>
    );
  }
  return (
    <g className="tone-kernel mount-api-context">
      <rect className="mount-api-card" x={2} y={2} width={668} height={306} rx={8} />
      <Label x={24} y={32} size={30} strong tone="kernel" text={`\`fs\`: a context of \`${context.type}\``} />
      <Phases phase={context.phase} />
      <Parameters context={context} />
      <Log log={context.log} />
    </g>
  );
}

function Phases({ phase }: Pick<Context, 'phase'>) {
  const failed = phase === 'FAILED';
  const at = phases.indexOf(phase);
  return (
    <>
      <g className={failed ? 'tone-bad' : 'tone-kernel'}>
        <g className="mount-api-glide" transform={`translate(24 ${firstRow + at * pitch - 19})`}>
          <rect className="mount-api-now" width={298} height={38} rx={4} />
          <path className="mount-api-now" d="M8 10 L20 19 L8 28 Z" />
        </g>
      </g>
      {phases.map((name, index) => (
        <g key={name} className={name === phase ? 'mount-api-current' : undefined}>
          <Label x={52} y={firstRow + index * pitch} size={28} mono tone="muted" text={name} />
        </g>
      ))}
    </>
  );
}

function Parameters({ context: { phase, parameters } }: { readonly context: Context }) {
  const frozen = phase === 'AWAITING_MOUNT' || phase === 'FAILED';
  const more = parameters.length - rows;
  const shown = more > 0 ? [`… ${more + 1} before`, ...parameters.slice(1 - rows)] : parameters;
  return (
    <>
      <Label
        x={346}
        y={firstRow}
        size={28}
        strong
        tone={frozen ? 'before' : 'kernel'}
        text={frozen ? 'parameters: frozen' : 'parameters: open'}
      />
      {parameters.length === 0 && <Label x={346} y={firstRow + pitch} size={28} tone="muted" text="none" />}
      {shown.map((text, index) => (
        // The same parameter may be set twice.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Label key={index} x={346} y={firstRow + (index + 1) * pitch} size={28} mono tone="ink" text={text} />
      ))}
    </>
  );
}

/** The message that the next read(2) returns. */
function Log({ log }: Pick<Context, 'log'>) {
  const [message] = log;
  const text = message === undefined ? 'log: empty' : message.trimEnd();
  return (
    <g className={message === undefined ? 'tone-muted dashed' : 'tone-bad'}>
      <rect x={16} y={256} width={640} height={44} rx={4} />
      <Label x={32} y={278} size={28} mono tone={message === undefined ? 'muted' : 'bad'} text={text} />
      {log.length > 1 && <Label x={648} y={278} size={28} anchor="end" strong tone="bad" text={`+${log.length - 1}`} />}
    </g>
  );
}
