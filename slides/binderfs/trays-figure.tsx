import { Box, Figure, Label, Line, Show, type Tone, useStep, Zone } from '@deck';
import { type DeviceNode, nodes, poolShown } from './data.ts';

const widths = [190, 252, 252];
const lefts = [24, 226, 490];
const trayX = { A: 2, B: 796 } as const;
const tones: Record<DeviceNode['tray'], Tone> = { A: 'new', B: 'userns' };
const [poolX, poolY, cellWidth] = [220, 470, 132];

/** Two instances as trays over the one pool of minors, which hands out the lowest free number. */
export function TraysFigure() {
  return (
    <Figure
      title="Two instances over one pool of minors"
      description="Instance A has binder-control with minor 0 and binder with minor 1. Instance B has binder-control with minor 3, and a binder of its own with minor 4. The hwbinder of A was removed; its minor 2 was the lowest free one and went to the hwbinder of B."
    >
      <Show from={1}>
        <Zone x={trayX.A} y={2} width={770} height={272} title="instance A" tone="new" />
      </Show>
      <Show from={3}>
        <Zone x={trayX.B} y={2} width={770} height={272} title="instance B, in a container" tone="userns" />
      </Show>
      <Pool />
      {nodes.map((node) => (
        <Node key={node.tray + node.name} {...node} />
      ))}
    </Figure>
  );
}

function Node({ tray, place, name, minor, from, until = Number.POSITIVE_INFINITY }: DeviceNode) {
  const x = trayX[tray] + (lefts[place] ?? 0);
  const width = widths[place] ?? 0;
  const gone = useStep() >= until;
  const cell = poolX + (minor + 0.5) * cellWidth;
  const frame = { x, y: 84, width, height: 156, label: name.split(/(?<=-)/), mono: true };
  return (
    <Show from={from}>
      {!gone && <Line from={[x + width / 2, 246]} to={[cell, poolY - 6]} tone={tones[tray]} />}
      {gone && <Box {...frame} sublabel="removed" tone="muted" dashed />}
      {!gone && <Box {...frame} sublabel={`minor ${minor}`} tone={tones[tray]} />}
    </Show>
  );
}

function Pool() {
  const step = useStep();
  return (
    <>
      <Label x={0} y={poolY + 45} text={['one pool', 'of minors']} tone="kernel" />
      {Array.from({ length: poolShown }, (_, minor) => {
        const owner = nodes.find((node) => node.minor === minor && step >= node.from && step < (node.until ?? 99));
        return (
          // The cells never change places.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <g key={minor} className={`tone-${owner ? tones[owner.tray] : 'muted'}`}>
            <rect x={poolX + minor * cellWidth + 3} y={poolY} width={cellWidth - 6} height={90} rx={6} />
            {owner && (
              <Label x={poolX + (minor + 0.5) * cellWidth} y={poolY + 45} anchor="middle" text={owner.tray} strong />
            )}
            <Label
              x={poolX + (minor + 0.5) * cellWidth}
              y={poolY + 124}
              anchor="middle"
              text={String(minor)}
              size={32}
            />
          </g>
        );
      })}
      <Label x={poolX + poolShown * cellWidth + 16} y={poolY + 45} text={['… 20 bits']} size={32} tone="muted" />
    </>
  );
}
