import { Action, useMode } from '@deck';
import type { ReactNode } from 'react';

interface PressProps {
  readonly onPress: () => void;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

/** A button; on paper, where nothing can be pressed, its words. */
export function Press({ children, ...button }: PressProps) {
  return useMode() === 'print' ? (
    <span className="pidfd-word">{children}</span>
  ) : (
    <Action {...button}>{children}</Action>
  );
}
