import { Arrow, Border, Box, Figure, Label, Lane, Move, Show, Token, useStep, Zone } from '@deck';

const stops = [
  { x: 780, y: 100, label: 'my-binder' },
  { x: 780, y: 524, label: 'my-binder' },
  { x: 780, y: 524, label: 'my-binder' },
  { x: 780, y: 100, label: 'major, minor' },
] as const;

/** From the request on binder-control to the node, and the answer in the same struct. */
export function AddFigure() {
  const { x, y, label } = stops[Math.min(useStep(), 3)] ?? stops[0];
  return (
    <Figure
      title="BINDER_CTL_ADD"
      description="A program sends a name to binder-control with the ioctl BINDER_CTL_ADD. The instance makes a node of that name, with mode 0600. Major and minor come back in the same struct."
    >
      <Lane y={0} height={188} title={['user', 'space']} />
      <Border y={222} label="ioctl" />
      <Lane y={256} height={384} title="kernel" tone="kernel" />
      <Zone x={240} y={280} width={1290} height={336} title="one instance of binderfs" tone="kernel" />
      <Show from={1}>
        <Arrow from={[710, 164]} to={[710, 370]} tone="new" />
        <Label x={686} y={222} anchor="end" plate text="the name goes in" tone="new" />
      </Show>
      <Show from={3}>
        <Arrow from={[850, 372]} to={[850, 166]} tone="new" />
        <Label x={874} y={222} plate text="the numbers come back" tone="new" />
      </Show>
      <Show from={2}>
        <Arrow from={[964, 470]} to={[1124, 470]} tone="kernel" />
        <Box
          x={1130}
          y={376}
          width={370}
          height={188}
          label="`my-binder`"
          sublabel={['character device', 'mode 0600']}
          tone="new"
        />
      </Show>
      <Box x={600} y={24} width={360} height={134} tone="ink" />
      <Label x={780} y={54} anchor="middle" text="a program" />
      <Box x={600} y={376} width={360} height={188} tone="kernel" />
      <Label x={780} y={430} anchor="middle" text="`binder-control`" />
      <Move x={x} y={y}>
        <Token label={label} tone="new" />
      </Move>
    </Figure>
  );
}
