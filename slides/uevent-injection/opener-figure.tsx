import { Arrow, Box, Figure } from '@deck';

/** What is new: the manager asks, the kernel speaks, the container listens. */
export function OpenerFigure() {
  return (
    <Figure
      title="Uevent injection"
      description="A container manager hands a message to the kernel, and the kernel says it in the container."
      height={130}
    >
      <Arrow from={[382, 62]} to={[650, 62]} label="asks" />
      <Arrow from={[912, 62]} to={[1200, 62]} tone="new" label="uevent" />
      <Box x={2} y={2} width={376} height={120} label="manager" sublabel="on the host" />
      <Box x={656} y={2} width={252} height={120} label="kernel" tone="kernel" />
      <Box x={1206} y={2} width={360} height={120} label="udev" sublabel="in the container" tone="userns" />
    </Figure>
  );
}
