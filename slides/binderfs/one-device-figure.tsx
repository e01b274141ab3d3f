import { Arrow, Box, Figure, Label, Mark, Show, Zone } from '@deck';

const pool = Array.from({ length: 12 }, (_, index) => index);
const binderMinor = 7;

/** Before 5.0: one device, one service manager; the second Android is refused, and another device is not to be had. */
export function OneDeviceFigure() {
  return (
    <Figure
      title="Two Androids and one device"
      description="Android A has its service manager at /dev/binder. Android B asks for the same and gets EBUSY. The list of devices is fixed when the kernel is built, by CONFIG_ANDROID_BINDER_DEVICES, and every device takes a minor out of the pool that all misc drivers share."
    >
      <Arrow from={[420, 150]} to={[640, 306]} />
      <Show from={1}>
        <Arrow from={[1148, 150]} to={[928, 306]} tone="before" dashed />
        <Mark x={1038} y={228} kind="no" size={56} />
        <Label x={1090} y={250} text="`EBUSY`" tone="before" strong />
      </Show>
      <Show from={2}>
        <Arrow from={[420, 500]} to={[640, 438]} tone="before" />
      </Show>
      <Show from={3}>
        <Arrow from={[1148, 500]} to={[928, 438]} tone="before" />
      </Show>
      <Zone x={2} y={2} width={520} height={190} title="Android A" tone="userns" />
      <Box x={60} y={76} width={404} height={92} label="service manager" />
      <Zone x={1046} y={2} width={520} height={190} title="Android B" tone="userns" />
      <Box x={1104} y={76} width={404} height={92} label="service manager" />
      <Box x={584} y={312} width={400} height={120} label="`/dev/binder`" sublabel="one manager only" tone="kernel" />
      <Show from={2}>
        <BuildOption />
      </Show>
      <Show from={3}>
        <MiscMinors />
      </Show>
    </Figure>
  );
}

function BuildOption() {
  return (
    <Box
      x={2}
      y={506}
      width={700}
      height={116}
      label="`CONFIG_ANDROID_BINDER_DEVICES`"
      sublabel="the list of devices, fixed at build time"
      tone="before"
    />
  );
}

function MiscMinors() {
  return (
    <>
      {pool.map((minor) => (
        <g key={minor} className={minor === binderMinor ? 'tone-kernel' : 'tone-muted'}>
          <rect x={846 + minor * 60} y={510} width={60} height={60} />
        </g>
      ))}
      <Label x={846} y={604} text="minors, shared with every misc driver" size={32} tone="before" />
    </>
  );
}
