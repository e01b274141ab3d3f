import { Arrow, Box, Figure, Label, Move, Show, Token, useStep, Zone } from '@deck';

const description =
  'A disk appears on the host. The kernel makes an event of it and broadcasts it over netlink. The event reaches the ' +
  'network namespaces of the host, of container A and of container B alike: every container hears the disks of the host.';

const namespaces = [
  { name: 'the host', y: 2 },
  { name: 'container A', y: 220 },
  { name: 'container B', y: 438 },
] as const;

/** The way of an event until 4.17: from the device through the kernel into every network namespace. */
export function BroadcastFigure() {
  const step = useStep();
  return (
    <Figure title="The way of a uevent until 4.17" height={630} description={description}>
      <Show from={1}>
        <Arrow from={[254, 315]} to={[392, 315]} />
      </Show>
      {namespaces.map(({ name, y }) => (
        <Zone key={name} x={940} y={y} width={626} height={190} title={`network namespace of ${name}`} />
      ))}
      <Show from={2}>
        {namespaces.map(({ name, y }) => (
          <Arrow key={name} from={[702, 315]} to={[934, y + 122]} tone="kernel" />
        ))}
      </Show>
      <Box x={2} y={250} width={250} height={130} label="disk" sublabel="on the host" />
      <Box x={398} y={250} width={300} height={130} label="kernel" sublabel="netlink, group 1" tone="kernel" />
      {namespaces.map(({ name, y }) => (
        <Box key={name} x={970} y={y + 78} width={190} height={88} label="udev" />
      ))}
      <Show from={3}>
        {namespaces.slice(1).map(({ name, y }) => (
          <Label
            key={name}
            x={1370}
            y={y + 122}
            anchor="middle"
            text={['hears of the', "host's disk"]}
            tone="before"
            strong
          />
        ))}
      </Show>
      {namespaces.map(({ name, y }, copy) => (
        <Show key={name} from={copy === 0 ? 1 : 2}>
          <Event step={step} y={y + 122} />
        </Show>
      ))}
    </Figure>
  );
}

/** One copy of the event: the first waits at the kernel, all of them leave with the broadcast. */
function Event({ step, y }: { readonly step: number; readonly y: number }) {
  const [x, top] = step < 2 ? [548, 436] : [820, 315 + (y - 315) / 2];
  return (
    <Move x={x} y={top}>
      <Token label="add" tone="before" />
    </Move>
  );
}
