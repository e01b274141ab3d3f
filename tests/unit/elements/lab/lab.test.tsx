import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { isWhole, Lab, type LabState, useLab } from '../../../../src/elements/lab/index.ts';
import { PartsContext } from '../../../../src/elements/lab/parts-context.ts';
import { type Mode, StepContext } from '../../../../src/elements/step-context.ts';

const situations: readonly [number, ...number[]] = [1, 2, 3];
const read = (value: unknown) => (isWhole(value, 0, 9) ? value : null);

/** A lab of one number, which tells what it is drawn from. */
function Numbers({ onDraw }: { onDraw: (lab: LabState<number>) => void }) {
  const lab = useLab({ situations, read });
  onDraw(lab);
  return (
    <Lab title="A number" lab={lab} scenarios={[{ title: 'seven', state: 7 }]}>
      <output>{lab.state}</output>
    </Lab>
  );
}

/** The lab at a step, with what people have made of it. */
function labAt(step: number, parts: Readonly<Record<string, string>> = {}, mode: Mode = 'stage') {
  const change = vi.fn();
  const drawn = vi.fn<(lab: LabState<number>) => void>();
  const markup = renderToStaticMarkup(
    <StepContext value={{ slide: 'here', step, mode, animate: false }}>
      <PartsContext value={{ parts, change }}>
        <Numbers onDraw={drawn} />
      </PartsContext>
    </StepContext>,
  );
  const [lab] = drawn.mock.lastCall ?? [];
  if (!lab) throw new Error('The lab was not drawn');
  return { ...lab, markup, kept: change };
}

describe('the state of a lab', () => {
  test.each([
    [0, 1],
    [2, 3],
    [9, 3],
    [Number.POSITIVE_INFINITY, 3],
  ])('at step %d it is situation %d', (step, state) => {
    expect(labAt(step)).toMatchObject({ state, changed: false });
  });

  test('is what somebody has made of this step, and of no other', () => {
    expect(labAt(1, { 'here#1': '8' })).toMatchObject({ state: 8, changed: true });
    expect(labAt(2, { 'here#1': '8', 'there#2': '8' })).toMatchObject({ state: 3, changed: false });
  });

  test.each(['', '{', 'null', '"8"', '88', '-1', '[8]'])('%s is nothing a lab could be in', (text) => {
    expect(labAt(1, { 'here#1': text })).toMatchObject({ state: 2, changed: false });
  });

  test('a change is kept as text, and the situation itself as no change', () => {
    const { change, reset, kept } = labAt(1);
    change(8);
    change(2);
    reset();
    expect(kept.mock.calls).toEqual([
      ['here#1', '8'],
      ['here#1', null],
      ['here#1', null],
    ]);
  });
});

describe('a lab', () => {
  test('shows which scenario it is in, and has a way back once it was changed', () => {
    expect(labAt(0, { 'here#0': '7' }).markup).toContain('aria-pressed="true">seven');
    expect(labAt(0).markup).toContain('aria-disabled="true">Reset');
    expect(labAt(0, { 'here#0': '7' }).markup).not.toContain('aria-disabled="true">Reset');
  });

  test('has no controls on paper', () => {
    expect(labAt(1, {}, 'print').markup).toBe('<div class="lab"><output>2</output></div>');
  });
});
