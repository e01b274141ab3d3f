import { Arrow, Box, Figure, Label, Mark, Show, type Tone } from '@deck';

const description =
  'Three columns in the order of time. Before, mknod failed with EPERM, the test of the runtimes said: not usable, and ' +
  'that was true. With commit 55956b59df33 mknod succeeded, the test said: usable, but open failed with EACCES. Commit ' +
  '94f82008ce30 took the change back: mknod fails with EPERM, and the test is right again. More success can break ' +
  'programs, too.';

const width = 476;
const columns = [0, 546, 1092] as const;

/** How a system call that fails less often broke the programs that relied on its failure. */
export function RegressionFigure() {
  return (
    <Figure title="The mknod regression" height={630} description={description}>
      <Act x={columns[0]} title="before" tone="before" call="`EPERM`" verdict="“not usable”" />
      <Truth x={columns[0]} text="true" />
      <Show from={1}>
        <Passage x={columns[1]} />
        <Act x={columns[1]} title="`55956b59df33`" tone="bad" call="success" verdict="“usable”" />
      </Show>
      <Show from={2}>
        <Arrow from={[columns[1] + width / 2, 392]} to={[columns[1] + width / 2, 440]} tone="bad" />
        <Box x={columns[1] + 2} y={446} width={width - 4} height={92} label="`open(2)`: `EACCES`" tone="bad" />
      </Show>
      <Show from={3}>
        <Passage x={columns[2]} />
        <Act x={columns[2]} title="revert `94f82008ce30`" tone="ok" call="`EPERM`" verdict="“not usable”" />
        <Truth x={columns[2]} text="true again" />
        <Label x={784} y={598} anchor="middle" text="More success can break programs, too." size={40} strong />
      </Show>
    </Figure>
  );
}

interface ActProps {
  readonly x: number;
  readonly title: string;
  readonly tone: Tone;
  /** What `mknod(2)` answers. */
  readonly call: string;
  /** What the test of the runtimes takes that for. */
  readonly verdict: string;
}

function Act({ x, title, tone, call, verdict }: ActProps) {
  const middle = x + width / 2;
  return (
    <>
      <Label x={middle} y={24} anchor="middle" text={title} tone={tone} strong />
      <Box x={x + 2} y={68} width={width - 4} height={92} label={`\`mknod(2)\`: ${call}`} tone={tone} />
      <Arrow from={[middle, 162]} to={[middle, 250]} />
      <Box x={x + 2} y={256} width={width - 4} height={132} label={verdict} sublabel="says the runtime's test" />
    </>
  );
}

function Passage({ x }: { readonly x: number }) {
  return <Arrow from={[x - 64, 114]} to={[x - 6, 114]} tone="muted" />;
}

function Truth({ x, text }: { readonly x: number; readonly text: string }) {
  return (
    <>
      <Mark x={x + 140} y={456} kind="yes" size={44} />
      <Label x={x + 182} y={456} text={text} tone="ok" strong />
    </>
  );
}
