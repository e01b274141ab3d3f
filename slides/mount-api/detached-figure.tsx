import { Arrow, Box, Figure, Label, Line, Move, Show, useStep, Zone } from '@deck';

/** Where the new mount is: beside the tree, or under `/`. */
const places = { detached: [1170, 250], attached: [670, 392] } as const;

/** A mount that stands outside of every tree until it is attached. */
export function DetachedFigure() {
  const step = useStep();
  const [x, y] = step >= 3 ? places.attached : places.detached;
  return (
    <Figure
      title="A detached mount and the tree of a mount namespace"
      description="The mount namespace holds the mounts /, /proc and /dev. The mount that fsmount returned stands outside of it, in no mount namespace: nobody finds it by a path. Whoever holds its descriptor already works in it with openat. move_mount attaches it at /mnt, and from then on it is in the tree."
      height={630}
    >
      <Zone x={2} y={2} width={820} height={560} title="mount namespace" />
      <Line from={[410, 170]} to={[150, 400]} />
      <Line from={[410, 170]} to={[410, 400]} />
      <Show from={3}>
        <Line from={[410, 170]} to={[670, 392]} tone="new" />
      </Show>
      <Box x={320} y={90} width={180} height={84} label="/" mono />
      <Box x={50} y={400} width={200} height={84} label="/proc" mono />
      <Box x={310} y={400} width={200} height={84} label="/dev" mono />
      <Show from={1}>
        <Outside />
        <Move x={x} y={y}>
          <Box
            x={-110}
            y={0}
            width={220}
            height={100}
            label="tmpfs"
            {...(step >= 3 && { sublabel: '`/mnt`' })}
            mono
            tone="new"
          />
        </Move>
      </Show>
    </Figure>
  );
}

/** What stands beside the namespace: the descriptor, and what it is good for. */
function Outside() {
  return (
    <>
      <Label x={1170} y={40} anchor="middle" strong tone="muted" text="in no mount namespace" />
      <Box x={1060} y={250} width={220} height={100} tone="muted" dashed />
      <Box x={1060} y={470} width={220} height={92} label="`mnt`" sublabel="a descriptor" tone="kernel" />
      <Show until={3}>
        <Arrow from={[1170, 464]} to={[1170, 356]} tone="kernel" />
      </Show>
      <Show from={2}>
        <Label x={1170} y={604} anchor="middle" size={32} tone="kernel" text={'`openat(mnt, "file", O_CREAT)` works'} />
      </Show>
      <Show from={3}>
        <Arrow from={[1054, 300]} to={[788, 418]} tone="new" />
        <Label x={938} y={250} anchor="middle" size={30} mono tone="new" text="move_mount()" />
        <Arrow from={[1054, 516]} to={[788, 466]} tone="kernel" />
      </Show>
    </>
  );
}
