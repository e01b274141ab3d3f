import { expect, test } from 'vitest';
import { Move } from '../../../../src/elements/figure/move.tsx';
import { movementKeyframes } from '../../../../src/elements/figure/use-movement.ts';
import { useStep } from '../../../../src/elements/step-context.ts';
import { renderAt } from '../render.tsx';

function Traveller() {
  return (
    <Move x={useStep() * 100} y={-20}>
      token
    </Move>
  );
}

test('the attribute tells the place at every step, wherever the step is reached from', () => {
  expect(renderAt(0, <Traveller />)).toBe('<g transform="translate(0 -20)">token</g>');
  expect(renderAt(3, <Traveller />, 'print')).toBe('<g transform="translate(300 -20)">token</g>');
});

test('a movement goes from the old place to the new one, in pixels of the figure', () => {
  expect(movementKeyframes([0, 10], [300, -20])).toEqual([
    { transform: 'translate(0px, 10px)' },
    { transform: 'translate(300px, -20px)' },
  ]);
});

test('what stays where it is does not move', () => {
  expect(movementKeyframes([5, 5], [5, 5])).toBeNull();
});
