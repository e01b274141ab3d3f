import { Arrow, Border, Box, Figure, Label, Lane, Move, Show, Token, useStep } from '@deck';

/** Where the call is at each step, and what it is called there. */
const stations = [
  { at: [330, 124], label: 'mknod' },
  { at: [330, 364], label: 'mknod' },
  { at: [565, 364], label: 'id 7' },
  { at: [565, 608], label: 'id 7' },
  { at: [850, 608], label: 'id 7' },
  { at: [1330, 280], label: 'id 7: 0' },
  { at: [1490, 53], label: '0' },
] as const;

/** One trapped call from the target to the supervisor and back, a station each step. */
export function RoundTripFigure() {
  const step = Math.min(useStep(), stations.length - 1);
  const { at, label } = stations[step] ?? stations[0];
  return (
    <Figure
      title="The way of one trapped call"
      description="The target calls mknod. The filter says USER_NOTIF. The thread sleeps and a notification with an id waits in the kernel's queue. The supervisor fetches it with SECCOMP_IOCTL_NOTIF_RECV, creates the node with its own rights and answers with SECCOMP_IOCTL_NOTIF_SEND and the same id. The kernel wakes the target up, and mknod has returned 0."
      height={666}
    >
      <Lane y={0} height={164} title="target" tone="userns" />
      <Border y={190} />
      <Lane y={216} height={214} title="kernel" tone="kernel" />
      <Border y={456} />
      <Lane y={482} height={180} title="supervisor" />
      <Question />
      <Answer />
      <Move x={at[0]} y={at[1]}>
        <Token label={label} tone="new" />
      </Move>
    </Figure>
  );
}

/** From the call to the supervisor. */
function Question() {
  return (
    <>
      <Show from={1}>
        <Arrow from={[330, 94]} to={[330, 226]} />
        <Box x={230} y={232} width={200} height={96} label="filter" sublabel="`USER_NOTIF`" tone="kernel" />
      </Show>
      <Show from={2}>
        <Box x={450} y={18} width={760} height={70} label="the thread sleeps" tone="muted" dashed />
        <Arrow from={[436, 280]} to={[474, 280]} />
        <Box x={480} y={232} width={170} height={96} label="queue" tone="kernel" />
      </Show>
      <Show from={3}>
        <Arrow from={[565, 334]} to={[565, 492]} tone="new" />
        <Label x={592} y={408} size={28} tone="new" mono text="SECCOMP_IOCTL_NOTIF_RECV" />
        <Box x={470} y={498} width={180} height={72} label="receives" />
      </Show>
      <Box x={240} y={18} width={180} height={70} label="mknod()" mono tone="userns" />
    </>
  );
}

/** From the supervisor back to the target. */
function Answer() {
  return (
    <>
      <Show from={4}>
        <Arrow from={[656, 534]} to={[688, 534]} />
        <Box x={694} y={498} width={302} height={72} label="makes the node" />
      </Show>
      <Show from={5}>
        <Arrow from={[1002, 534]} to={[1034, 534]} />
        <Box x={1040} y={498} width={190} height={72} label="answers" />
        <Arrow from={[1135, 492]} to={[1135, 334]} tone="new" />
        <Label x={1162} y={408} size={28} tone="new" mono text="SECCOMP_IOCTL_NOTIF_SEND" />
        <Box x={1040} y={232} width={190} height={96} label="wakes it" tone="kernel" />
      </Show>
      <Show from={6}>
        <Arrow from={[1236, 280]} to={[1340, 94]} bend="across" />
        <Box x={1240} y={18} width={200} height={70} label="returns 0" tone="userns" />
      </Show>
    </>
  );
}
