import { Arrow, Box, Figure, Label, Mark, Show, Zone } from '@deck';

const description =
  'A manager on the host can bind mount a device node into a container. A message that it sends to udev in the ' +
  'container carries the port id of a process, and udev ignores it. Only the kernel has port id 0, which udev trusts, ' +
  'and the kernel says nothing.';

/** Why a container manager could hand over a device, but not the event. */
export function TrustFigure() {
  return (
    <Figure title="What a manager could hand over before 4.17" height={630} description={description}>
      <Zone x={1060} y={2} width={506} height={626} title="container" tone="userns" />
      <Box x={2} y={92} width={300} height={240} label="manager" sublabel="on the host" />
      <Box x={2} y={490} width={300} height={120} label="kernel" tone="kernel" />
      <Box x={1096} y={282} width={330} height={328} label="udev" sublabel={['trusts port id 0', 'and no other']} />
      <Show from={1}>
        <Arrow from={[306, 138]} to={[1090, 138]} tone="ok" label="bind mount" />
        <Box x={1096} y={92} width={330} height={92} label="/dev/sdb" mono />
        <Mark x={1496} y={138} kind="yes" size={52} />
      </Show>
      <Show from={2}>
        <Arrow from={[306, 310]} to={[990, 310]} tone="bad" label="message, port id 4711" dashed />
        <Mark x={1030} y={310} kind="no" size={52} />
      </Show>
      <Show from={3}>
        <Arrow from={[306, 550]} to={[1090, 550]} tone="muted" dashed label="port id 0" />
        <Label x={697} y={604} anchor="middle" text="nobody asks the kernel to speak" tone="kernel" strong />
      </Show>
    </Figure>
  );
}
