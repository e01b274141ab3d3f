import { useMemo, useSyncExternalStore } from 'react';
import { formatElapsed, plannedMinutes } from '../deck/pace.ts';
import type { Clock } from '../platform/clock.ts';
import { useDeckState, useManifest } from '../stage/deck-context.tsx';
import { nextPress } from './next-press.ts';
import { paceText } from './pace-text.ts';
import './times.css';

/** How late it is, how the talk stands against its plan, and what the next press does. */
export function Times({ clock }: { clock: Clock }) {
  const manifest = useManifest();
  const { position, screen, startedAt } = useDeckState();
  const press = nextPress(manifest, position, screen);
  const elapsed = () => Math.max(0, clock.now() - (startedAt ?? clock.now()));
  const pace = () => {
    if (startedAt === null) return 'starts with the first step';
    return paceText(elapsed(), plannedMinutes(manifest, position), manifest.slides[position.slide]?.minutes ?? 0);
  };
  return (
    <section className="console-times" aria-label="Time">
      <p className="press" data-effect={press.effect}>
        {press.text}
      </p>
      <dl>
        <div className="elapsed">
          <dt className="console-label">Elapsed</dt>
          <dd>
            <Ticking clock={clock} read={() => formatElapsed(elapsed())} />
          </dd>
        </div>
        <div>
          <dt className="console-label">Plan</dt>
          <dd>
            <Ticking clock={clock} read={pace} />
          </dd>
        </div>
        <div>
          <dt className="console-label">Clock</dt>
          <dd>
            <Ticking clock={clock} read={() => timeOfDay(clock.now())} />
          </dd>
        </div>
      </dl>
    </section>
  );
}

/** A text that depends on the time; drawn anew only when it differs. */
function Ticking({ clock, read }: { clock: Clock; read: () => string }) {
  // Twice a second, so that no second is skipped when a call comes late.
  const subscribe = useMemo(() => (listener: () => void) => clock.every(500, listener), [clock]);
  return useSyncExternalStore(subscribe, read, read);
}

function timeOfDay(time: number): string {
  return new Date(time).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}
