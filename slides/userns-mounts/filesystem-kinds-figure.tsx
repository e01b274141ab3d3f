import { Box, Figure, Label, Line, Mark, Show } from '@deck';
import { onDisk, withoutBackend } from './data.ts';

const description =
  'Before 4.18, root in a user namespace could mount proc, sysfs, devpts, tmpfs, ramfs, mqueue, bpf and cgroup: ' +
  'kernel data and memory, with nothing behind them. Filesystems with a disk behind them, such as ext4, xfs and ' +
  'btrfs, needed root on the host. FUSE has a program behind it and needed fusermount, a setuid root helper.';

/** Which filesystems there are, what stands behind each kind, and who could mount it before 4.18. */
export function FilesystemKindsFigure() {
  return (
    <Figure title="Who could mount what before 4.18" height={630} description={description}>
      <Nothing />
      <Show from={1}>
        <Disk />
      </Show>
      <Show from={2}>
        <Program />
      </Show>
    </Figure>
  );
}

function Nothing() {
  return (
    <>
      <Label x={2} y={24} text="kernel data, memory" strong />
      {withoutBackend.map((name, index) => (
        <Box
          key={name}
          x={2 + (index % 4) * 186}
          y={68 + Math.floor(index / 4) * 100}
          width={170}
          height={84}
          label={name}
          mono
        />
      ))}
      <Box x={2} y={352} width={728} height={100} label="nothing behind" tone="muted" dashed />
      <Verdict x={2} kind="yes" text={['root in a user', 'namespace mounts it']} />
    </>
  );
}

function Disk() {
  return (
    <>
      <Label x={820} y={24} text="a disk behind" strong />
      <Line from={[984, 252]} to={[984, 352]} />
      {onDisk.map((name, index) => (
        <Box key={name} x={820} y={68 + index * 64} width={328} height={56} label={name} mono />
      ))}
      <Box x={820} y={352} width={328} height={100} label="block device" />
      <Verdict x={820} kind="no" text={['needs root', 'on the host']} />
    </>
  );
}

function Program() {
  return (
    <>
      <Label x={1238} y={24} text="a program behind" strong tone="new" />
      <Line from={[1402, 252]} to={[1402, 352]} tone="new" />
      <Box x={1238} y={68} width={328} height={184} label="fuse" mono tone="new" />
      <Box x={1238} y={352} width={328} height={100} label="FUSE daemon" tone="new" />
      <Verdict x={1238} kind="no" text={['needs setuid', '`fusermount`']} />
    </>
  );
}

interface VerdictProps {
  readonly x: number;
  readonly kind: 'yes' | 'no';
  readonly text: readonly string[];
}

function Verdict({ x, kind, text }: VerdictProps) {
  return (
    <>
      <Mark x={x + 20} y={556} kind={kind} size={44} />
      <Label x={x + 60} y={556} text={text} />
    </>
  );
}
