import { type RefObject, use, useLayoutEffect } from 'react';
import type { CodeBlock, CodeStage } from '../deck/code.ts';
import { type CodeZoom, zoomTo } from '../deck/code-zoom.ts';
import { StepContext } from './step-context.ts';

/**
 * Enlarges the lit lines of a block that asks for it. Paper shows the block whole. The style sheet makes the
 * movement, and only after a press forward.
 */
export function useZoom(code: RefObject<HTMLElement | null>, block: CodeBlock, { version, lit }: CodeStage): void {
  const { mode } = use(StepContext);
  useLayoutEffect(() => {
    const shown = block.versions[version];
    const zoom = block.zoom && shown && mode !== 'print' ? zoomTo(shown, lit) : null;
    // Through the object model: a style attribute is against the content security policy.
    if (zoom) code.current?.style.setProperty('transform', transformOf(zoom));
    else code.current?.removeAttribute('style');
  }, [code, block, version, lit, mode]);
}

const transformOf = ({ scale, columns, lines }: CodeZoom) => `translate(${columns}ch, ${lines}lh) scale(${scale})`;
