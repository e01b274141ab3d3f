import { Arrow, Box, Figure, Label, Mark, Show, useStep, Zone } from '@deck';

/** What read(2) returned on 6.18 after `bogus=1`; the first letter says how bad it is. */
const message = { severity: 'e', text: "tmpfs: Unknown parameter 'bogus'" } as const;

/** A failed `fsconfig()` leaves a message in the context, and read(2) takes it out. */
export function LogFigure() {
  return (
    <Figure
      title="Reading the error log of a context"
      description="fsconfig with the misspelt option bogus fails with EINVAL. The context keeps a message in its log. read(2) on the context returns it: e tmpfs: Unknown parameter 'bogus'. After that the log is empty again. The first letter is e for an error, w for a warning, i for information."
      height={640}
    >
      <Label x={2} y={40} mono size={34} text={'fsconfig(fs, FSCONFIG_SET_STRING, "bogus", "1", 0)'} />
      <Zone x={2} y={110} width={1564} height={190} title="`fs`: the context" tone="kernel" />
      <Box x={30} y={186} width={330} height={84} label="tmpfs" mono tone="kernel" />
      <Label x={400} y={228} tone="kernel" strong text="log" />
      <Show from={1}>
        <Mark x={1160} y={40} kind="no" />
        <Label x={1196} y={40} mono strong tone="bad" text="EINVAL" />
        <Arrow from={[1010, 66]} to={[1010, 180]} tone="bad" />
      </Show>
      <Entry />
      <Show from={2}>
        <Label x={2} y={400} mono size={34} text="read(fs, message, sizeof(message))" />
        <Arrow from={[1010, 276]} to={[1010, 444]} tone="new" />
        <Reading />
      </Show>
    </Figure>
  );
}

/** The log's only place: empty, filled by the failure, and emptied by read(2). */
function Entry() {
  const step = useStep();
  const place = { x: 490, y: 186, width: 1040, height: 84 };
  if (step === 1) return <Box {...place} label={`${message.severity} ${message.text}`} mono tone="bad" />;
  return <Box {...place} label={step === 0 ? 'empty' : 'empty again'} tone="muted" dashed />;
}

function Reading() {
  return (
    <>
      <rect className="tone-new" x={2} y={450} width={1564} height={110} rx={8} />
      <Label x={40} y={505} mono size={56} tone="new" strong text={message.severity} />
      <Label x={107} y={505} mono size={56} text={message.text} />
      <Label x={40} y={604} size={32} tone="new" text="`e` error, `w` warning, `i` information" />
      <Label x={1528} y={604} anchor="end" size={32} tone="muted" text="seen on 6.18" />
    </>
  );
}
