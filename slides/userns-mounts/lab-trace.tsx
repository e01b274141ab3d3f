import type { Asked } from './lab-words.ts';

/** The functions that were asked, in the kernel's order; the last one decided. */
export function MountsTrace({ trace }: { readonly trace: readonly Asked[] }) {
  return (
    <ol className="mounts-trace" aria-label="Asked in this order">
      {trace.map(({ name, passed }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a trace never changes, and may ask a function twice
        <li key={index} data-refused={passed ? undefined : ''}>
          <Sign good={passed} />
          <code>{name}</code>
        </li>
      ))}
    </ol>
  );
}

/** A tick or a cross, for those who see; a word for those who do not. */
export function Sign({ good }: { readonly good: boolean }) {
  return (
    <span className="mounts-sign" role="img" aria-label={good ? 'passes' : 'refuses'}>
      {good ? '✓' : '✗'}
    </span>
  );
}
