import { Bracket, Label, Line, Show, SlideLink } from '@deck';
import { type Feature, features, releases } from './features.ts';

const line = 276;
const place = (release: string) => 60 + releases.indexOf(release) * 232;
/** Between what was merged and what was planned. */
const talk = (place('5.0') + place('5.1')) / 2;

/** Where the names stand: pixels from the line (negative: above), and the end of the name that is at its release. */
const names: Readonly<Record<string, readonly [away: number, anchor: 'start' | 'end']>> = {
  idmap: [-90, 'start'],
  uevent: [120, 'end'],
  mounts: [190, 'end'],
  seccomp: [-180, 'end'],
  binderfs: [-90, 'end'],
  pidfd: [-90, 'start'],
  'mount-api': [120, 'start'],
  path: [-180, 'end'],
};

/** The eight features on the releases that shipped them, and the day of the talk. Not a Figure: it holds links. */
export function MapFigure() {
  return (
    <figure className="figure">
      <svg
        aria-label="Eight features on the releases that shipped them"
        width={1568}
        height={640}
        viewBox="0 0 1568 640"
      >
        <path className="axis" d={`M8,${line} H1540`} />
        {features.map((feature) => (
          <Name key={feature.slide} {...feature} />
        ))}
        {releases.map((release) => (
          <g key={release} className="release">
            <circle cx={place(release)} cy={line} r={13} />
            <Label x={place(release)} y={line + 48} anchor="middle" strong plate text={release} />
          </g>
        ))}
        <Show from={1}>
          <Line from={[talk, 48]} to={[talk, 620]} tone="before" dashed />
          <Label x={talk} y={20} anchor="middle" tone="before" strong text="FOSDEM, 2–3 February 2019" />
          <Bracket x={30} y={570} width={530} label="3 released" />
        </Show>
        <Show from={2}>
          <Bracket x={590} y={570} width={252} label="2 in an rc" tone="before" />
        </Show>
        <Show from={3}>
          <Bracket x={902} y={570} width={638} label="3 “at some point”" tone="new" />
        </Show>
      </svg>
    </figure>
  );
}

function Name({ release, name, slide }: Feature) {
  const [away, anchor] = names[slide] ?? [0, 'start'];
  const [x, y] = [place(release), line + away];
  return (
    <>
      <path className="tone-muted" d={`M${x},${line} V${away < 0 ? y - 24 : y + 24}`} />
      {/* The line under a link has the colour in which the link is filled. */}
      <g className="tone-new" fill="var(--tone)">
        <SlideLink to={slide}>
          <Label x={anchor === 'start' ? x + 16 : x - 16} y={y} anchor={anchor} text={name} />
        </SlideLink>
      </g>
    </>
  );
}
