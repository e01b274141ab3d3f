import { Figure, Matrix, type MatrixCell } from '@deck';
import { deliveries } from './data.ts';

const description =
  'Untagged events, such as those of disks and terminals, reach all network namespaces that the initial user namespace ' +
  "owns, and none of another user namespace. Tagged events, those of network devices, reach only the device's own " +
  "network namespace, whoever owns it. Injected events reach only the sender's own, whoever owns it.";

const cell = (who: string | null): MatrixCell =>
  who === null ? { mark: 'no', text: 'none' } : { mark: 'yes', text: who };

const rows = deliveries.map(({ event, example, initial, other }, index) => ({
  label: [event, example],
  cells: [cell(initial), cell(other)],
  from: index,
}));

/** Which network namespaces hear which event since 4.18. */
export function DeliveryFigure() {
  return (
    <Figure title="Who hears which event since 4.18" height={630} description={description}>
      <Matrix
        columns={[
          ['network namespaces owned by', 'the initial user namespace'],
          ['network namespaces owned by', 'another user namespace'],
        ]}
        rows={rows}
        labelWidth={440}
        columnWidth={564}
        rowHeight={160}
      />
    </Figure>
  );
}
