import { Label } from './label.tsx';
import { Show } from './show.tsx';
import { type StripEvent, StripEventMark } from './strip-event.tsx';

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
          <StripEventMark {...event} x={place(event.release)} y={y} />
        </Show>
      ))}
      {releases.map((release) => (
        <g key={release} className="release">
          <circle cx={place(release)} cy={y} r={11} />
          <Label x={place(release)} y={y + 46} anchor="middle" size={32} strong plate text={release} />
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
