import type { ReactNode } from 'react';

interface ActionProps {
  readonly onPress: () => void;
  /** What the button stands for is the case now. */
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

/** A button of a lab. One that cannot be used now keeps the focus, so that the keyboard does not lose its place. */
export function Action({ onPress, pressed, disabled = false, children }: ActionProps) {
  return (
    <button
      type="button"
      className="lab-action"
      aria-pressed={pressed}
      aria-disabled={disabled || undefined}
      onClick={() => disabled || onPress()}
    >
      {children}
    </button>
  );
}
