import { Arrow, Box, Figure, Label, Line, Show } from '@deck';
import { meanings } from './data.ts';

const rowHeight = 100;
const rowOf = (index: number) => 112 + index * rowHeight;
const middle = rowOf(2);

/** One `mount(2)`: a flag word chooses among five operations, and all of them fail with one number. */
export function MeaningsFigure() {
  return (
    <Figure
      title="What one mount(2) can mean"
      description="mount(2) takes a source, a target, a type, a flag word and one string of options. The flags choose one of five operations: mount a filesystem, bind a directory, move a mount, change a mount, set propagation. Whatever goes wrong, the caller gets one errno; the reason stands in the kernel log, which a container cannot read. Source and target are paths that a container can swap meanwhile, and all options travel in one string of at most a page."
      height={650}
    >
      <Show from={1}>
        {meanings.map(({ flags, operation }, index) => (
          <Meaning key={operation} flags={flags} operation={operation} y={rowOf(index)} />
        ))}
      </Show>
      <Show from={2}>
        <Errno />
      </Show>
      <Parameters />
      <Show from={3}>
        <Label x={2} y={100} size={30} tone="bad" text={['two paths that a', 'container can swap']} />
        <Label x={2} y={610} size={30} tone="bad" text={['every option, in', 'at most a page']} />
      </Show>
    </Figure>
  );
}

const parameters = ['source', 'target', 'type', 'flags', 'data'];

/** The parameters of the call, one under the other; the flags decide about all the others. */
function Parameters() {
  return (
    <>
      {parameters.map((name, index) => (
        <Box
          key={name}
          x={2}
          y={158 + index * 80}
          width={250}
          height={72}
          label={name}
          mono
          tone={name === 'flags' ? 'before' : 'ink'}
        />
      ))}
      <Label x={2} y={24} mono strong text="mount()" />
    </>
  );
}

function Meaning({ flags, operation, y }: { flags: string; operation: string; y: number }) {
  return (
    <>
      <Line from={[258, 434]} to={[350, y]} tone="before" />
      <Label x={368} y={y} size={32} tone="before" text={flags} />
      <Arrow from={[612, y]} to={[654, y]} tone="before" />
      <Box x={660} y={y - 38} width={400} height={76} label={operation} />
    </>
  );
}

/** What comes back, whichever operation it was. */
function Errno() {
  return (
    <>
      {meanings.map(({ operation }, index) => (
        <Line key={operation} from={[1066, rowOf(index)]} to={[1150, middle]} tone="bad" />
      ))}
      <Arrow from={[1150, middle]} to={[1232, middle]} tone="bad" />
      <Box x={1238} y={middle - 60} width={328} height={120} label="one `errno`" sublabel="to the caller" tone="bad" />
      <Arrow from={[1150, middle]} to={[1232, middle + 212]} bend="down" tone="muted" dashed />
      <Box
        x={1238}
        y={middle + 152}
        width={328}
        height={120}
        label="the reason"
        sublabel="only in the kernel log"
        tone="muted"
        dashed
      />
    </>
  );
}
