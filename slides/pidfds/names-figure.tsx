import { Arrow, Box, Figure } from '@deck';
import { pid } from './data.ts';

/** The claim of the chapter: what a number means, and what a descriptor means. */
export function NamesFigure() {
  return (
    <Figure
      title="A number and a descriptor"
      description="The number 4711 names whoever holds it now. A pidfd names one process, or nobody."
      height={240}
    >
      <Arrow from={[304, 54]} to={[492, 54]} tone="before" dashed />
      <Arrow from={[304, 184]} to={[492, 184]} tone="new" />
      <Box x={2} y={4} width={300} height={100} label={String(pid)} mono tone="before" />
      <Box x={500} y={4} width={760} height={100} label="whoever holds the number now" tone="before" dashed />
      <Box x={2} y={134} width={300} height={100} label="pidfd" mono tone="new" />
      <Box x={500} y={134} width={760} height={100} label="this process, or nobody" tone="new" />
    </Figure>
  );
}
