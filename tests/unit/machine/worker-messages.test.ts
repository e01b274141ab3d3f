import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Report, type Request, readReport, readRequest } from '../../../src/machine/worker-messages.ts';
import { bytesOf } from './bytes.ts';
import { image, result } from './fake-worker.ts';

const requests: Request[] = [
  { kind: 'start', call: 1, image, boot: false },
  { kind: 'run', call: 2, command: 'ls', stdin: undefined, timeout: undefined },
  { kind: 'run', call: 3, command: 'cat', stdin: bytesOf('x'), timeout: 500 },
  { kind: 'put', call: 4, path: '/x', content: bytesOf('x'), mode: 0o755 },
  { kind: 'reset', call: 5 },
  { kind: 'save', call: 6 },
  { kind: 'input', bytes: bytesOf('x') },
];

const reports: Report[] = [
  { kind: 'done', call: 1, value: undefined },
  { kind: 'done', call: 2, value: result },
  { kind: 'done', call: 6, value: new ArrayBuffer(3) },
  { kind: 'failed', call: 3, reason: 'No.' },
  { kind: 'event', call: 2, event: { kind: 'line', line: 4 } },
  { kind: 'event', call: 2, event: { kind: 'stderr', bytes: bytesOf('x') } },
  { kind: 'console', bytes: bytesOf('x') },
  { kind: 'failure', reason: 'The guest was powered off.' },
];

describe.each<[string, readonly object[], (value: unknown) => unknown]>([
  ['request', requests, readRequest],
  ['report', reports, readReport],
])('a %s', (_what, messages, read) => {
  test.each(messages)('is read as it was sent: $kind', (message) => {
    expect(read(structuredClone(message))).toEqual(message);
  });

  test('is refused when any of its fields is something else', () => {
    const wrong = fc.constantFrom(null, -1, 1.5, Number.NaN, [], new Uint8Array(2).buffer, Symbol.iterator);
    fc.assert(
      fc.property(fc.constantFrom(...messages), fc.nat(), wrong, (message, pick, value) => {
        const fields = Object.keys(message);
        const field = fields[pick % fields.length] ?? '';
        // A buffer is what `save` gives, and half a millisecond is a time.
        if (field === 'value' && value instanceof ArrayBuffer) return;
        if (field === 'timeout' && value === 1.5) return;
        expect(read({ ...message, [field]: value })).toBeNull();
      }),
      { seed: 9, numRuns: 1000 },
    );
  });

  test('is never found in anything else', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(read(value)).toBeNull();
      }),
      { seed: 10, numRuns: 1000 },
    );
  });
});
