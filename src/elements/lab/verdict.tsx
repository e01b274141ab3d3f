import type { ReactNode } from 'react';
import { inlineCode } from '../inline-code.tsx';

interface VerdictProps {
  /** What the kernel answers: `OK`, a value, or the name of an error. */
  readonly answer: string;
  readonly good: boolean;
  /** The rule that decided, as a sentence; text between backticks is code. */
  readonly rule: string;
  /** What the rule looked at. */
  readonly children?: ReactNode;
}

/** What the kernel answers, and why. Read aloud when it changes. */
export function Verdict({ answer, good, rule, children }: VerdictProps) {
  return (
    <div className="lab-verdict" data-good={good ? '' : undefined} role="status">
      <strong>
        <span aria-hidden="true">{good ? '✓ ' : '✗ '}</span>
        <code>{answer}</code>
      </strong>
      <p>{inlineCode(rule)}</p>
      {children}
    </div>
  );
}
