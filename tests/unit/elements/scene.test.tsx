import { expect, test } from 'vitest';
import { Scene } from '../../../src/elements/scene.tsx';
import { useMode, useStep } from '../../../src/elements/step-context.ts';
import { renderAt } from './render.tsx';

function Probe() {
  return `${useMode()} ${useStep()}`;
}

const scene = (
  <Scene at={2} steps={3}>
    <Probe />
  </Scene>
);

test.each([
  [0, 0],
  [2, 0],
  [3, 1],
  [5, 3],
  [9, 3],
])('at step %i of the slide the scene stands at %i', (step, inner) => {
  expect(renderAt(step, scene)).toBe(`stage ${inner}`);
});

test('passes the mode on', () => {
  expect(renderAt(2, scene, 'print')).toBe('print 0');
});

test('a scene inside a scene counts from the outer one', () => {
  const nested = (
    <Scene at={1} steps={4}>
      <Scene at={1} steps={2}>
        <Probe />
      </Scene>
    </Scene>
  );
  expect(renderAt(3, nested)).toBe('stage 1');
});
