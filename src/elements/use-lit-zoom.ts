import { type RefObject, use, useLayoutEffect } from 'react';
import type { CodeStage } from '../deck/code.ts';
import { litOffset, litSize } from './lit-zoom.ts';
import { StepContext } from './step-context.ts';

/**
 * Enlarges a block to where its lit lines are read from the last row, and moves it so that they are seen; lit lines
 * that become too long are folded. Paper shows the block whole. Everything is set through the object model: a style
 * attribute is against the content security policy. The style sheet makes the movement, and only after a press forward.
 */
export function useLitZoom(pre: RefObject<HTMLElement | null>, { version, lit }: CodeStage): void {
  const { mode } = use(StepContext);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version has other lines
  useLayoutEffect(() => {
    const code = pre.current?.querySelector('code');
    if (!pre.current || !code) return;
    const drawn = () => pre.current && draw(pre.current, code, lit !== null && mode !== 'print');
    drawn();
    // The width of a column is the font's.
    if (document.fonts.status === 'loading') document.fonts.ready.then(drawn);
  }, [pre, version, lit, mode]);
}

function draw(pre: HTMLElement, code: HTMLElement, enlarge: boolean): void {
  for (const element of [pre, code, ...code.children]) element.removeAttribute('style');
  delete code.dataset['enlarged'];
  const lines = [...code.querySelectorAll<HTMLElement>('.line.lit')];
  const [first] = lines;
  const last = lines.at(-1);
  if (!enlarge || !first || !last) return;

  const whole = code.offsetHeight;
  const scale = litSize / Number.parseFloat(getComputedStyle(code).fontSize);
  code.dataset['enlarged'] = '';
  code.style.setProperty('--scale', String(scale));
  fold(code, lines);
  const lit = { top: first.offsetTop * scale, bottom: (last.offsetTop + last.offsetHeight) * scale };
  const { paddingTop } = getComputedStyle(pre);
  const box = Math.max(whole, lit.bottom - lit.top);
  pre.style.setProperty('height', `${box + 2 * Number.parseFloat(paddingTop)}px`);
  const offset = litOffset(lit, code.offsetHeight * scale, box, lineHeightOf(code) * scale);
  code.style.setProperty('transform', `translateY(${-offset}px) scale(${scale})`);
}

/** Long lines give up the indentation they share before they are folded; what is folded hangs behind its first row. */
function fold(code: HTMLElement, lines: readonly HTMLElement[]): void {
  for (const line of lines) line.style.setProperty('--indent', String(indentOf(line)));
  if (lines.every((line) => line.offsetHeight < 1.5 * lineHeightOf(code))) return;
  const shared = Math.min(...lines.filter((line) => line.textContent.trim() !== '').map(indentOf));
  if (shared === 0) return;
  code.dataset['enlarged'] = 'outdented';
  code.style.setProperty('--outdent', String(shared));
}

const lineHeightOf = (element: HTMLElement) => Number.parseFloat(getComputedStyle(element).lineHeight);

const indentOf = ({ textContent }: HTMLElement) => textContent.length - textContent.trimStart().length;
