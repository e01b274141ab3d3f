import { Arrow, Box, Figure, Line } from '@deck';

/** What is new: a mount with something behind it. */
export function OpenerFigure() {
  return (
    <Figure
      title="Mounting FUSE in a user namespace"
      description="Root in a user namespace mounts fuse, a filesystem that has a program behind it."
      height={130}
    >
      <Arrow from={[382, 62]} to={[690, 62]} label="mounts" />
      <Line from={[952, 62]} to={[1204, 62]} label="behind it" />
      <Box x={2} y={2} width={376} height={120} label="root" sublabel="in a user namespace" tone="userns" />
      <Box x={696} y={2} width={252} height={120} label="fuse" mono tone="new" />
      <Box x={1206} y={2} width={360} height={120} label="a program" sublabel="with the user's rights" />
    </Figure>
  );
}
