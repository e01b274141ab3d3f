import type { ReactNode } from 'react';

/** Two or more blocks side by side; code takes the width it needs, text the rest. */
export function Columns({ children }: { readonly children?: ReactNode }) {
  return <div className="columns">{children}</div>;
}

/** Several blocks that share one place in `<Columns>`. */
export function Column({ children }: { readonly children?: ReactNode }) {
  return <div className="column">{children}</div>;
}
