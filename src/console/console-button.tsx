import type { ReactNode } from 'react';

interface ConsoleButtonProps {
  /** What it does, for those who do not see its sign. */
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A button that does not take the focus from a click: the next press of Space must still move the talk. */
export function ConsoleButton({ label, onClick, children }: ConsoleButtonProps) {
  return (
    <button
      type="button"
      className="console-button"
      aria-label={label}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
