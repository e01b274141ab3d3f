import { Show } from './show.tsx';
import { type Anchor, type Text, TextLines, textHeight } from './text-lines.tsx';
import { type Tone, toned } from './tone.ts';

/** Something that happened at a release. */
export interface StripEvent {
  /** One of the strip's releases. */
  readonly release: string;
  readonly text: Text;
  readonly side?: 'above' | 'below';
  /** How far from the line the text ends, in pixels; give neighbours different ones. */
  readonly distance?: number;
  /** The end of the text that stands at its stem. */
  readonly anchor?: Exclude<Anchor, 'middle'>;
  readonly tone?: Tone;
  /** The step that shows it. */
  readonly from?: number;
}

interface TimelineStripProps {
  readonly x: number;
  /** The line. */
  readonly y: number;
  readonly width: number;
  /** From left to right, equally far apart. */
  readonly releases: readonly string[];
  readonly events: readonly StripEvent[];
}

/** What happened from release to release. Throws for an event at a release that the strip does not have. */
export function TimelineStrip({ x, y, width, releases, events }: TimelineStripProps) {
  const place = (release: string) => x + (width * placeOf(release, releases)) / Math.max(1, releases.length - 1);
  return (
    <g className="strip">
      <path className="axis" d={`M${x - 32},${y} H${x + width + 32}`} />
      {events.map((event) => (
        <Show key={`${event.release} ${event.text}`} from={event.from ?? 0}>
          <Event {...event} x={place(event.release)} y={y} />
        </Show>
      ))}
      {releases.map((release) => (
        <g key={release} className="release">
          <circle cx={place(release)} cy={y} r={11} />
          <TextLines
            text={release}
            x={place(release)}
            y={y + 46}
            anchor="middle"
            size={32}
            className="label strong plate"
          />
        </g>
      ))}
    </g>
  );
}

function placeOf(release: string, releases: readonly string[]): number {
  const index = releases.indexOf(release);
  if (index === -1) throw new Error(`The timeline has no release ${release}; it has ${releases.join(', ')}`);
  return index;
}

function Event({
  text,
  side = 'above',
  distance = 80,
  anchor = 'start',
  tone,
  x,
  y,
}: StripEvent & { x: number; y: number }) {
  const away = side === 'above' ? -1 : 1;
  const height = textHeight(text, 32);
  const textX = anchor === 'start' ? x + 20 : x - 20;
  return (
    <g className={toned('event', tone)}>
      <path className="stem" d={`M${x},${y} v${away * (distance + height)}`} />
      <circle cx={x} cy={y} r={18} />
      <TextLines
        text={text}
        x={textX}
        y={y + away * (distance + height / 2)}
        anchor={anchor}
        size={32}
        className="label"
      />
    </g>
  );
}
