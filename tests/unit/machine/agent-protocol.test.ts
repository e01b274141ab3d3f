import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  AgentDecoder,
  type AgentFrame,
  encodeEndOfStdin,
  encodeKill,
  encodeRun,
  encodeStdin,
} from '../../../src/machine/agent-protocol.ts';
import { bytesOf, textOf } from './bytes.ts';

const decode = (...parts: readonly Uint8Array[]) => {
  const decoder = new AgentDecoder();
  return parts.flatMap((part) => decoder.push(part));
};

/** Every value a byte can have, those that begin and end a header among them. */
const binary = Uint8Array.from({ length: 256 }, (_, value) => value);

const conversation = bytesOf(
  '\x02R 1\n',
  '\x02O 7 256\n',
  binary,
  '\x02L 7 42\n',
  '\x02E 7 5\n',
  'ohé\n',
  '\x02A 7 2048\n',
  '\x02O 7 0\n',
  '\x02X 7 139 1250\n',
);

const frames: AgentFrame[] = [
  { kind: 'ready', version: 1 },
  { kind: 'stdout', id: 7, bytes: binary },
  { kind: 'line', id: 7, line: 42 },
  { kind: 'stderr', id: 7, bytes: bytesOf('ohé\n') },
  { kind: 'taken', id: 7, bytes: 2048 },
  { kind: 'stdout', id: 7, bytes: new Uint8Array() },
  { kind: 'exit', id: 7, status: 139, ms: 1250 },
];

describe('what the host says', () => {
  test('counts the bytes of a command, not its letters', () => {
    expect(textOf(encodeRun(3, 'echo é'))).toBe('RUN 3 7\necho Ã©');
  });

  test('carries stdin as it is', () => {
    expect(encodeStdin(12, binary)).toEqual(bytesOf('IN 12 256\n', binary));
  });

  test('ends stdin, and the run', () => {
    expect(textOf(encodeEndOfStdin(4))).toBe('EOF 4\n');
    expect(textOf(encodeKill(4))).toBe('KILL 4\n');
  });
});

describe('what the agent says', () => {
  test('is read whole', () => {
    expect(decode(conversation)).toEqual(frames);
  });

  test('is the same wherever it is split', () => {
    for (let at = 0; at <= conversation.length; at += 1) {
      expect(decode(conversation.subarray(0, at), conversation.subarray(at)), `split at ${at}`).toEqual(frames);
    }
  });

  test('is the same byte by byte', () => {
    expect(decode(...Array.from(conversation, (byte) => Uint8Array.of(byte)))).toEqual(frames);
  });

  test('may be 200 KB long', () => {
    const part = Uint8Array.from({ length: 4000 }, (_, index) => (index * 7) % 256);
    const decoder = new AgentDecoder();
    const read = Array.from({ length: 50 }, () => decoder.push(bytesOf('\x02O 1 4000\n', part))).flat();
    expect(read).toHaveLength(50);
    for (const frame of read) expect(frame).toEqual({ kind: 'stdout', id: 1, bytes: part });
  });

  test('does not share the memory it was read from', () => {
    const bytes = bytesOf('\x02O 1 2\nab');
    const [frame] = decode(bytes);
    bytes.fill(0);
    expect(frame).toEqual({ kind: 'stdout', id: 1, bytes: bytesOf('ab') });
  });
});

describe('what is no frame', () => {
  const last = '\x02X 1 0 5\n';

  test.each([
    ['text before it', 'login: root\n'],
    ['an unknown letter', '\x02Z 1 2\n'],
    ['a missing number', '\x02O 1\n'],
    ['a number too many', '\x02L 1 2 3\n'],
    ['a version with company', '\x02R 1 2\n'],
    ['a run numbered 0', '\x02L 0 3\n'],
    ['a negative length', '\x02O 1 -5\n'],
    ['a length that is none', '\x02O 1 0x10\n'],
    ['a length without end', '\x02O 1 99999999\n'],
    ['a length just too long', '\x02O 1 65537\n'],
    ['a status that no process has', '\x02X 1 256 5\n'],
    ['a header without end', `\x02O 1 ${'1'.repeat(500)}\n`],
    ['the start of a header', '\x02O 1 '],
    ['a start by itself', '\x02'],
  ])('is skipped: %s', (_what, garbage) => {
    expect(decode(bytesOf(garbage, last))).toEqual([{ kind: 'exit', id: 1, status: 0, ms: 5 }]);
  });

  test('never throws, and is never remembered for long', () => {
    const noise = fc.uint8Array({ maxLength: 400 });
    // Bytes that look like frames, more often than chance would have it.
    const almost = fc
      .array(fc.constantFrom('\x02', 'R', 'O', 'E', 'L', 'A', 'X', ' ', '1', '9', '65536', '\n', 'é', '-'), {
        maxLength: 60,
      })
      .map((parts) => bytesOf(...parts));
    fc.assert(
      fc.property(fc.array(fc.oneof(noise, almost), { maxLength: 8 }), (parts) => {
        const decoder = new AgentDecoder();
        for (const frame of parts.flatMap((part) => decoder.push(part))) {
          if (frame.kind === 'stdout' || frame.kind === 'stderr')
            expect(frame.bytes.length).toBeLessThanOrEqual(65_536);
          if (frame.kind === 'exit') expect(frame.status).toBeLessThanOrEqual(255);
          if (frame.kind !== 'ready') expect(frame.id).toBeGreaterThan(0);
        }
        // Whatever was announced is over after this, and the next frame is understood.
        decoder.push(new Uint8Array(65_536));
        expect(decoder.push(bytesOf(last))).toContainEqual({ kind: 'exit', id: 1, status: 0, ms: 5 });
      }),
      { seed: 5, numRuns: 2000 },
    );
  });

  test('is skipped alike however it is split', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '\x02O 1 3\nabc',
        '\x02E 2 1\n\x02',
        '\x02X 1 0 5\n',
        '\x02O 1 70000\n',
        '\x02L 1\n',
        '\n',
        '\x02',
      ),
      fc.string({ maxLength: 10 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.array(fc.nat(60), { maxLength: 20 }), (pieces, sizes) => {
        const bytes = bytesOf(...pieces);
        const decoder = new AgentDecoder();
        const split: AgentFrame[] = [];
        let at = 0;
        for (const size of [...sizes, bytes.length]) {
          split.push(...decoder.push(bytes.subarray(at, at + size)));
          at += size;
        }
        expect(split).toEqual(decode(bytes));
      }),
      { seed: 6, numRuns: 2000 },
    );
  });
});
