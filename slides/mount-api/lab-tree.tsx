import { Label, useDrag } from '@deck';
import { type KeyboardEvent, useState } from 'react';
import { directories, type MountCard, type Target, targets } from './lab-mounts.ts';

const cardSize = { width: 250, height: 38 } as const;
/** From the edge of a card to its middle. */
const middle = cardSize.height / 2;
const slotX = 414;
const firstRow = 378;
const pitch = 46;
/** Cards of a pile that can be told apart. */
const pile = 3;

const rowOf = (directory: string) => firstRow + directories.indexOf(directory as Target) * pitch;

/** Upper left corner of a card. */
function placeOf({ at, depth }: MountCard): readonly [number, number] {
  const lifted = Math.min(depth, pile - 1);
  if (at === null) return [4, firstRow - middle + lifted * pitch];
  return [slotX - lifted * 10, rowOf(at) - middle - lifted * 3];
}

interface TreeProps {
  /** Directories that say that a mount can be dropped on them. */
  readonly inviting: readonly string[];
}

/** The directories, and the shelf for mounts that have no place. */
export function Tree({ inviting }: TreeProps) {
  return (
    <>
      <Label x={4} y={336} size={28} strong tone="muted" text="detached" />
      <Label x={296} y={336} size={28} strong tone="muted" text="tree of mounts" />
      <g className="tone-muted">
        <path className="mount-api-branch" d={`M302 ${firstRow + 20} V${rowOf('/proc')}`} />
        {directories.map((directory) => (
          <Directory key={directory} directory={directory} invites={inviting.includes(directory)} />
        ))}
      </g>
    </>
  );
}

function Directory({ directory, invites }: { readonly directory: string; readonly invites: boolean }) {
  const y = rowOf(directory);
  const target = (targets as readonly string[]).includes(directory);
  return (
    <g className="dashed">
      {directory !== '/' && <path className="mount-api-branch" d={`M302 ${y} H314`} />}
      <Label x={directory === '/' ? 296 : 320} y={y} size={28} mono tone="ink" text={directory} />
      {target && <rect x={slotX} y={y - middle} width={cardSize.width} height={cardSize.height} rx={6} />}
      {invites && (
        <Label x={slotX + cardSize.width / 2} y={y} size={28} anchor="middle" tone="muted" text="drop here" />
      )}
    </g>
  );
}

/** A mount that only shows where it is. */
export function StillCard({ card }: { readonly card: MountCard }) {
  const [x, y] = placeOf(card);
  return (
    <g className={`mount-api-glide ${toneOf(card)}`} transform={`translate(${x} ${y})`}>
      <Face card={card} />
    </g>
  );
}

const toneOf = ({ old, at }: MountCard) => (old ? 'tone-muted' : at === null ? 'tone-before' : 'tone-new');

function Face({ card: { text } }: { readonly card: MountCard }) {
  return (
    <>
      <rect className="mount-api-card" {...cardSize} rx={6} />
      <Label x={cardSize.width / 2} y={middle} size={28} anchor="middle" mono text={text} />
    </>
  );
}

interface HandleProps {
  readonly card: MountCard;
  readonly onMove: (target: Target) => void;
}

/** The mount that `mnt` refers to: it is dragged to a directory, or sent there with arrow keys. */
export function MountHandle({ card, onMove }: HandleProps) {
  const [dragged, setDragged] = useState<readonly [number, number] | null>(null);
  const [x, y] = placeOf(card);
  const drag = useDrag((dx, dy, phase) => {
    setDragged(phase === 'move' ? [dx, dy] : null);
    const target = phase === 'drop' ? targetAt(x + dx, y + dy) : undefined;
    if (target && target !== card.at) onMove(target);
  });
  const [dx, dy] = dragged ?? [0, 0];
  const value = targets.indexOf(card.at as Target) + 1;
  return (
    <g
      role="slider"
      tabIndex={0}
      aria-label="mnt, the mount"
      aria-valuemin={0}
      aria-valuemax={targets.length}
      aria-valuenow={value}
      aria-valuetext={card.at === null ? 'detached' : `at ${card.at}`}
      className={`mount-api-handle ${dragged ? '' : 'mount-api-glide '}${toneOf(card)}`}
      transform={`translate(${x + dx} ${y + dy})`}
      onKeyDown={(event) => {
        const target = targets[indexFor(event, value)];
        if (!target || target === card.at) return;
        // Arrow keys would scroll as well.
        event.preventDefault();
        onMove(target);
      }}
      {...drag}
    >
      <Face card={card} />
    </g>
  );
}

/** The place that a key leads to, as an index of the targets; -1 for other keys. */
function indexFor({ key }: KeyboardEvent, value: number): number {
  if (key === 'Home') return 0;
  if (key === 'End') return targets.length - 1;
  if (key === 'ArrowRight' || key === 'ArrowUp') return value;
  return key === 'ArrowLeft' || key === 'ArrowDown' ? value - 2 : -1;
}

/** The directory whose slot a dropped card mostly covers. */
function targetAt(x: number, y: number): Target | undefined {
  if (x < slotX - cardSize.width / 2) return undefined;
  return targets.find((target) => Math.abs(y + middle - rowOf(target)) <= pitch / 2);
}
