import { Arrow, Box, Figure, Label, Mark, Show, Token } from '@deck';
import { idMap, kernelId } from './data.ts';

const description =
  'A mount in the container belongs to a superblock, whose field s_user_ns points to the user namespace of the ' +
  'container. Owners stored on the filesystem are read through the map of that namespace: 0 becomes 100000, 1000 ' +
  'becomes 101000. The map ends at 65535, so owner 70000 stops there and becomes invalid.';

/** Whose map the ids of a filesystem are read through, and what happens to one that is not in it. */
export function SuperblockFigure() {
  return (
    <Figure title="A superblock and its owner" height={630} description={description}>
      <Arrow from={[284, 62]} to={[464, 62]} />
      <Box x={2} y={2} width={280} height={120} label="mount" sublabel="in the container" />
      <Box x={470} y={2} width={330} height={120} label="superblock" tone="kernel" />
      <Show from={1}>
        <Arrow from={[802, 62]} to={[1120, 62]} tone="userns" label="`s_user_ns`" />
        <Box x={1126} y={2} width={440} height={120} label="user namespace" sublabel={range()} tone="userns" />
      </Show>
      <Show from={2}>
        <Label x={2} y={202} text="stored owner" strong />
        <Label x={1126} y={202} text="owner in the kernel" strong />
        <Box x={614} y={178} width={340} height={316} tone="userns" />
        <Label x={784} y={216} anchor="middle" text="its id map" tone="userns" strong />
        <Label x={784} y={456} anchor="middle" text={`up to ${idMap.size - 1}`} size={32} tone="userns" />
        <Translated y={292} stored={0} />
        <Translated y={392} stored={1000} />
      </Show>
      <Show from={3}>
        <Refused y={574} stored={70000} />
      </Show>
    </Figure>
  );
}

const range = () => `ids 0 to ${idMap.size - 1}`;

interface OwnerProps {
  readonly y: number;
  readonly stored: number;
}

function Translated({ y, stored }: OwnerProps) {
  return (
    <>
      <Label x={2} y={y} text={`uid ${stored}`} mono />
      <Arrow from={[220, y]} to={[1096, y]} />
      <Token x={1216} y={y} label={String(kernelId(stored))} tone="userns" />
    </>
  );
}

function Refused({ y, stored }: OwnerProps) {
  return (
    <>
      <Label x={2} y={y} text={`uid ${stored}`} mono tone="bad" />
      <Arrow from={[258, y]} to={[742, y]} tone="bad" dashed />
      <Mark x={784} y={y} kind="no" size={52} />
      <Box x={1126} y={y - 46} width={440} height={92} label="invalid: no owner" tone="bad" dashed />
    </>
  );
}
