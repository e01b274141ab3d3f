import { describe, expect, test } from 'vitest';
import { Show } from '../../../../src/elements/figure/show.tsx';
import { renderAt } from '../render.tsx';

describe('Show', () => {
  const part = (
    <Show from={1} until={3}>
      <circle r={1} />
    </Show>
  );

  test('is there from one step until another, and enters at the first of them only', () => {
    const classes = [0, 1, 2, 3, 4].map((step) => /class="([^"]*)"/.exec(renderAt(step, part))?.[1]);
    const states = [' hidden', ' entering', '', ' hidden', ' hidden'];
    expect(classes).toEqual(states.map((state) => `step passing${state}`));
  });

  test('what is hidden is hidden from everybody', () => {
    expect(renderAt(0, part)).toContain('aria-hidden="true"');
    expect(renderAt(1, part)).not.toContain('aria-hidden');
  });

  test('is the same on paper', () => {
    expect(renderAt(2, part, 'print')).toBe(renderAt(2, part));
    expect(renderAt(3, part, 'print')).toContain('hidden');
  });

  test('stays without an end, and does not enter with its slide', () => {
    expect(renderAt(0, <Show>always</Show>)).toBe('<g class="step">always</g>');
    expect(renderAt(Number.POSITIVE_INFINITY, <Show from={2}>later</Show>)).toBe('<g class="step">later</g>');
  });
});
