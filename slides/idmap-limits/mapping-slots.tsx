import { Box, Label } from '@deck';
import { type Extent, limits } from './id-map.ts';

const [width, height, gap] = [104, 72, 12];
const left = 200;

interface MappingSlotsProps {
  /** Upper edge of the slots. */
  readonly y: number;
  /** The map that is written. */
  readonly extents: readonly Extent[];
}

/** The five places that a map had for its extents, and those that it would need besides. */
export function MappingSlots({ y, extents }: MappingSlotsProps) {
  const used = extents.length;
  const count = Math.max(limits.before, used);
  const refused = used > limits.before;
  return (
    <>
      <Label x={0} y={y + height / 2} text="mappings" />
      {Array.from({ length: count }, (_, index) => index).map((index) => (
        <Box
          key={index}
          x={left + index * (width + gap)}
          y={y}
          width={width}
          height={height}
          label={index < used ? String(index + 1) : []}
          {...look(index, extents[index])}
        />
      ))}
      <Label
        x={left + count * (width + gap) + 24}
        y={y + height / 2}
        strong
        tone={refused ? 'bad' : 'ink'}
        text={refused ? `${used} needed: \`EINVAL\`` : `${used} of ${limits.before}`}
      />
    </>
  );
}

function look(index: number, extent: Extent | undefined) {
  if (!extent) return { tone: 'muted', dashed: true } as const;
  if (index >= limits.before) return { tone: 'bad', dashed: true } as const;
  return { tone: extent.first === extent.lowerFirst ? 'before' : 'userns' } as const;
}
