import { describe, expect, test } from 'vitest';
import { Step } from '../../../src/elements/step.tsx';
import { renderAt } from './render.tsx';

describe('Step', () => {
  const step = (
    <Step at={2} as="li">
      second
    </Step>
  );

  test('keeps its place while it is hidden', () => {
    expect(renderAt(1, step)).toBe('<li class="step hidden" aria-hidden="true">second</li>');
  });

  test('enters at its own step only, so that the next press ends the fade', () => {
    expect(renderAt(2, step)).toBe('<li class="step entering">second</li>');
    expect(renderAt(3, step)).toBe('<li class="step">second</li>');
  });

  test('is shown on paper as on stage', () => {
    expect(renderAt(1, step, 'print')).toContain('hidden');
    expect(renderAt(3, step, 'print')).toBe('<li class="step">second</li>');
  });
});
