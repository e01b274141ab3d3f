import { describe, expect, test } from 'vitest';
import { type DeviceNode, nodes, poolShown } from '../../../../slides/binderfs/data.ts';

const heldAt = (step: number, list: readonly DeviceNode[]) =>
  list.filter(({ from, until = Number.POSITIVE_INFINITY }) => from <= step && step < until);

describe('the trays of binderfs', () => {
  test.each(nodes.map((node, index) => ({ ...node, index })))('$tray/$name gets the lowest free minor', (node) => {
    const held = heldAt(node.from, nodes.slice(0, node.index)).map(({ minor }) => minor);
    const lowest = Array.from({ length: poolShown }, (_, minor) => minor).find((minor) => !held.includes(minor));
    expect(node.minor).toBe(lowest);
  });

  test.each([0, 1, 2, 3, 4])('at step %i no place of a tray is taken twice', (step) => {
    const places = heldAt(step, nodes).map(({ tray, place }) => `${tray}${place}`);
    expect(new Set(places).size).toBe(places.length);
  });
});
