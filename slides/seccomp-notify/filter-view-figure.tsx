import { Arrow, Box, Bytes, Figure, Label, Mark, Show } from '@deck';
import { mknodValues, seccompData } from './data.ts';
import { middleOf } from './field-place.ts';

/** Pixels a byte: 64 bytes are as wide as the slide's body. */
const scale = 24.5;
const pointer = middleOf('args[0]', scale);

/** What a filter sees of a call, to scale, and why that never makes the call succeed. */
export function FilterViewFigure() {
  return (
    <Figure
      title="What a filter sees of mknod"
      description="The filter sees the 64 bytes of struct seccomp_data: the number of the call, the architecture, the instruction pointer and six arguments of 8 bytes. The first argument of mknod is a pointer into the target's memory; the filter cannot follow it and never sees the path. Whatever it decides, no device node comes of it: allowed, the call fails with EPERM; with ERRNO, it fails with an error the filter names, or 0 is faked and there is still no node."
      height={630}
    >
      <Label x={0} y={18} mono text={'mknod("/dev/null", S_IFCHR | 0666, makedev(1, 3))'} />
      <Label x={1568} y={90} anchor="end" tone="kernel" strong text="`struct seccomp_data`: 64 bytes" />
      <Bytes x={0} y={150} scale={scale} height={96} cells={cells} />
      <Show from={1}>
        {Object.entries(mknodValues).map(([name, value]) => (
          <Label
            key={name}
            x={middleOf(name, scale)}
            y={318}
            anchor="middle"
            tone="before"
            size={32}
            mono
            text={value}
          />
        ))}
      </Show>
      <Show from={2}>
        <Arrow from={[pointer, 342]} to={[pointer, 490]} tone="bad" dashed />
        <Mark x={pointer} y={408} kind="no" size={52} />
        <Label x={pointer - 44} y={408} anchor="end" tone="bad" text={['the filter', 'cannot follow']} />
        <Box
          x={pointer - 200}
          y={496}
          width={400}
          height={120}
          label={'"/dev/null"'}
          sublabel="memory of the target"
          mono
          tone="before"
        />
      </Show>
      <Show from={3}>
        <Verdicts />
      </Show>
    </Figure>
  );
}

const cells = seccompData.map(({ name, bytes }) => ({ bytes, label: name, tone: 'kernel' as const }));

const verdicts = [
  { verdict: 'ALLOW', outcome: 'the kernel says `EPERM`' },
  { verdict: 'ERRNO', outcome: 'the filter names an error' },
  { verdict: 'ERRNO, 0', outcome: 'success is faked' },
];

function Verdicts() {
  return (
    <>
      <Label x={800} y={392} tone="bad" strong text="no verdict makes the node" />
      {verdicts.map(({ verdict, outcome }, index) => (
        <g key={verdict}>
          <Label x={800} y={466 + index * 68} mono strong text={verdict} />
          <Mark x={1030} y={466 + index * 68} kind="no" />
          <Label x={1064} y={466 + index * 68} text={outcome} />
        </g>
      ))}
    </>
  );
}
