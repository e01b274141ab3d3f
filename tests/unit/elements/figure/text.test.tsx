import { describe, expect, test } from 'vitest';
import { Label } from '../../../../src/elements/figure/label.tsx';
import { textWidth } from '../../../../src/elements/figure/text-width.ts';
import { renderAt } from '../render.tsx';

describe('text', () => {
  test('is centred on its y by the height of its capitals', () => {
    expect(renderAt(0, <Label x={10} y={100} size={40} text="one" />)).toContain('<tspan x="10" y="114.4">one</tspan>');
  });

  test('of several lines is centred as a block', () => {
    const html = renderAt(0, <Label x={0} y={100} size={40} text={['one', 'two', 'three']} />);
    expect(html).toContain('y="64.4">one');
    expect(html).toContain('y="114.4">two');
    expect(html).toContain('y="164.4">three');
  });

  test('between backticks is code; a lone backtick is a backtick', () => {
    const html = renderAt(0, <Label x={0} y={0} text={['`open()` fails', 'a ` b']} />);
    expect(html).toContain('<tspan class="mono">open()</tspan> fails');
    expect(html).toContain('>a ` b<');
  });

  test('has a plate as wide as its longest line, at the side of its anchor', () => {
    const plate = (anchor: 'start' | 'middle' | 'end') =>
      /<rect class="plate" x="(\S+)" y="\S+" width="(\d+)"/
        .exec(renderAt(0, <Label x={500} y={0} size={30} mono plate anchor={anchor} text={['ab', 'abcd']} />))
        ?.slice(1);
    expect(plate('start')).toEqual(['488', '96']);
    expect(plate('middle')).toEqual(['452', '96']);
    expect(plate('end')).toEqual(['416', '96']);
  });
});

describe('textWidth', () => {
  test('is exact for code and does not count backticks', () => {
    expect(textWidth('mknod()', 30, true)).toBeCloseTo(126);
    expect(textWidth('`mknod()`', 30)).toBeCloseTo(126);
  });

  test('knows thin and wide characters', () => {
    expect(textWidth('ill', 36)).toBeLessThan(textWidth('ann', 36));
    expect(textWidth('WWW', 36)).toBeGreaterThan(textWidth('ann', 36));
  });
});
