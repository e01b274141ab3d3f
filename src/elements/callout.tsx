import type { ReactNode } from 'react';

/** Each kind has a colour and a word, because colour alone does not reach everybody. */
const words = { new: 'New', before: 'Before', caution: 'Caution', regression: 'Regression' } as const;

interface CalloutProps {
  readonly kind: keyof typeof words;
  readonly children?: ReactNode;
}

/** A short paragraph set apart. */
export function Callout({ kind, children }: CalloutProps) {
  return (
    <div className="callout" data-kind={kind} role="note">
      <strong className="word">{words[kind]}</strong>
      <div>{children}</div>
    </div>
  );
}
