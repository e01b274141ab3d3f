import { Arrow, Box, Figure, Label, Mark, Zone } from '@deck';

/** The claim of the chapter: a link in a root filesystem leads to the file inside, not to the host's. */
export function InsideFigure() {
  return (
    <Figure
      title="A lookup that stays inside"
      description="A symlink in a root filesystem leads to etc/passwd in the same root filesystem. The way out, to /etc/passwd of the host, is barred."
      height={240}
    >
      <Zone x={2} y={2} width={940} height={236} title="rootfs" tone="userns" />
      <Arrow from={[676, 150]} to={[352, 150]} tone="new" label="stays inside" />
      <Arrow from={[884, 150]} to={[1192, 150]} tone="before" dashed />
      <Mark x={1040} y={150} kind="no" size={56} />
      <Label x={1040} y={88} anchor="middle" text="leaves" tone="before" />
      <Box x={40} y={100} width={304} height={100} label="etc/passwd" mono tone="new" />
      <Box x={680} y={100} width={200} height={100} label="link" mono />
      <Box x={1200} y={92} width={330} height={116} label="`/etc/passwd`" sublabel="of the host" tone="before" />
    </Figure>
  );
}
