import { type Stop, trailOf } from './lab-trail.ts';
import type { Outcome } from './model.ts';

/** As many as fit side by side. */
const [most, atTheStart] = [9, 5];

/** The components in the order in which they were looked at, each with what happened. */
export function Strip({ outcome }: { readonly outcome: Outcome }) {
  const stops = trailOf(outcome).map((stop, index) => ({ ...stop, number: index + 1 }));
  const left = stops.length - most;
  const shown = left > 0 ? [...stops.slice(0, atTheStart), ...stops.slice(atTheStart + left + 1)] : stops;
  return (
    <ol className="path-strip" aria-label="The walk">
      {shown.map((stop) => (
        <Card key={stop.number} {...stop} />
      ))}
    </ol>
  );
}

function Card({ number, component, says, kind }: Stop & { readonly number: number }) {
  return (
    <li className={`path-card path-${kind}-card`} value={number}>
      <span>
        <b>{number}</b> <code>{component}</code>
      </span>
      <span>{says}</span>
    </li>
  );
}
