import { Arrow, Box, Figure } from '@deck';
import { calls } from './data.ts';

/** The claim of the chapter: one call becomes six. */
export function OpenerFigure() {
  return (
    <Figure
      title="One call becomes six"
      description="The one call mount, with five meanings, becomes the six calls open_tree, move_mount, fsopen, fsconfig, fsmount and fspick, with one meaning each."
      height={190}
    >
      <Box x={2} y={14} width={330} height={160} label="mount()" sublabel="five meanings" mono tone="before" />
      <Arrow from={[350, 94]} to={[462, 94]} />
      {calls.map(({ name }, index) => (
        <Box
          key={name}
          x={480 + (index % 3) * 368}
          y={4 + Math.floor(index / 3) * 94}
          width={350}
          height={82}
          label={`${name}()`}
          mono
          tone="new"
        />
      ))}
    </Figure>
  );
}
