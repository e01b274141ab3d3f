import { freedMinors, freshMinors, placeOf, type Replay } from './lab-replay.ts';
import { poolSize } from './lab-state.ts';
import { type Instance, lowestFree, reserve, type TakenMinor, takenMinors } from './model.ts';

interface PoolProps {
  readonly replay: Replay;
  /** The minor of the chosen node. */
  readonly chosen: number | null;
}

/** One strip of minors for all instances: who has which, which are new, and the one that is next. */
export function Pool({ replay, chosen }: PoolProps) {
  const { state } = replay;
  const taken = takenMinors(state);
  const next = lowestFree(state);
  const [fresh, freed] = [freshMinors(replay), freedMinors(replay)];
  return (
    <div className="binderfs-pool">
      <p>
        Minors of all instances; the last {reserve} are for the host. Lowest free:{' '}
        <b>{next < poolSize ? next : 'none'}</b>
      </p>
      <ol>
        {Array.from({ length: poolSize }, (_, minor) => (
          <Cell
            // The cells never change places.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={minor}
            minor={minor}
            holder={taken.find((one) => one.minor === minor)}
            instances={state.instances}
            marks={[
              ...(minor === next ? ['next'] : []),
              ...(fresh.includes(minor) ? ['fresh'] : []),
              ...(freed.includes(minor) ? ['freed'] : []),
              ...(chosen === minor ? ['chosen'] : []),
              ...(minor >= poolSize - reserve ? ['reserved'] : []),
            ]}
          />
        ))}
      </ol>
    </div>
  );
}

interface CellProps {
  readonly minor: number;
  readonly holder: TakenMinor | undefined;
  readonly instances: readonly Instance[];
  readonly marks: readonly string[];
}

function Cell({ minor, holder, instances, marks }: CellProps) {
  const instance = instances.find(({ id }) => id === holder?.instance);
  const place = instance && placeOf(instance);
  const classes = [...marks.map((mark) => `binderfs-${mark}`), ...(place ? [`binderfs-at-${place}`] : [])];
  const gone = holder?.node.parent === null;
  return (
    <li className={classes.join(' ')} data-cell={minor}>
      <span className="binderfs-holder">{place === 'host' ? 'H' : place}</span>
      <span>{gone ? `(${minor})` : minor}</span>
    </li>
  );
}
