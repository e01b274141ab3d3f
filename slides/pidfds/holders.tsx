import { Box, Label, Line, Move, Show, Token, type Tone, useStep } from '@deck';
import { pid, story } from './data.ts';

/** Where the time stands at each step, in pixels from the left. */
export const times = [380, 600, 840, 1080, 1320] as const;

/** Where the time stands now. */
function useNow(): number {
  return times[Math.min(useStep(), story.signal)] ?? times[0];
}

const height = 110;

/** Who holds the number as time goes by: a process, its zombie, nobody, a stranger. `y` is the upper edge. */
export function Holders({ y }: { y: number }) {
  return (
    <>
      <Label x={0} y={y + height / 2} text={['who holds', `\`${pid}\``]} />
      <Box x={260} y={y} width={330} height={height} label="process A" />
      <Show from={story.exit}>
        <Box x={600} y={y} width={230} height={height} label="zombie" dashed tone="muted" />
        <Moment x={595} y={y} text="exits" />
      </Show>
      <Show from={story.reap}>
        <Label x={955} y={y + height / 2} anchor="middle" text="nobody" tone="muted" />
        <Moment x={835} y={y} text="is reaped" />
      </Show>
      <Show from={story.reuse}>
        <Box x={1080} y={y} width={486} height={height} label="a stranger" tone="before" />
        <Moment x={1075} y={y} text="is reused" />
      </Show>
    </>
  );
}

function Moment({ x, y, text }: { x: number; y: number; text: string }) {
  return (
    <>
      <Line from={[x, y - 14]} to={[x, y + height + 22]} tone="muted" />
      <Label x={x} y={y + height + 48} anchor="middle" text={text} size={32} />
    </>
  );
}

/** What the script holds, travelling with the time. `y` is the middle. */
export function Held({ y, label, tone }: { y: number; label: string; tone: Tone }) {
  return (
    <>
      <Label x={0} y={y} text={['the script', 'has']} />
      <path className="hairline" d={`M260,${y} H1566`} />
      <Move x={useNow()} y={y}>
        <Token label={label} tone={tone} />
      </Move>
    </>
  );
}
