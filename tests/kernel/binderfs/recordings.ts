import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Call, Caller, Result } from '../../../slides/binderfs/model.ts';
import type { Check } from '../checks.ts';
import { type Model, machine } from './machine.ts';

/** A call with its caller by name. */
interface RecordedCall {
  readonly call: Call['call'];
  readonly caller?: string;
  readonly fd?: number;
}

interface Recording {
  readonly pool: number;
  readonly devices: string;
  readonly callers: Readonly<Record<string, Caller>>;
  readonly sequences: readonly (readonly (readonly [RecordedCall, readonly [string, unknown]])[])[];
}

/** The recording program numbers descriptors from 1 on, the model from 3 on, behind the standard ones. */
const firstFd = 3;

/** An answer in the form of a recording. */
export function answer({ errno, value, asked }: Result): readonly [string, unknown] {
  if (value?.names) return [errno, value.names];
  if (value?.version) return [errno, value.version];
  if (value?.stat) {
    const { mode, uid, gid, minor } = value.stat;
    return [errno, { mode, uid, gid, minor }];
  }
  // The kernel writes its reply before it looks at the name, so that a caller sees it even when the name is refused.
  const reply = errno === 'EFAULT' ? undefined : asked.find(({ rule }) => rule === 'reply-writable');
  return [errno, reply ? { minor: reply.saw.minor } : null];
}

function replay(model: Model, { pool, devices, callers, sequences }: Recording): number {
  let count = 0;
  for (const sequence of sequences) {
    const { act } = machine(model, undefined, { pool, devices });
    for (const [recorded, expected] of sequence) {
      const caller = recorded.caller === undefined ? {} : { caller: callers[recorded.caller] };
      const fd = recorded.fd === undefined ? {} : { fd: recorded.fd + firstFd - 1 };
      const result = act({ ...recorded, ...caller, ...fd } as Call);
      assert.deepEqual([recorded, answer(result)], [recorded, expected]);
      count += 1;
    }
  }
  return count;
}

const read = (file: string): unknown => JSON.parse(readFileSync(`tests/kernel/binderfs/${file}`, 'utf8'));

const sequences = read('recorded-sequences.json') as Recording;
const smallPool = read('recorded-small-pool.json') as Recording;
const corners = read('recorded-corners.json') as Recording;
const devices = read('recorded-devices.json') as readonly Recording[];

/** The most telling ones first. */
export const recordings: readonly Check<Model>[] = [
  {
    name: 'recorded corner cases on a kernel with 16 minors',
    run: (model) => assert.equal(replay(model, corners), 254),
  },
  {
    name: 'recorded sequences of calls with other default devices',
    run: (model) =>
      assert.deepEqual(
        devices.map((recording) => replay(model, recording)),
        Array(13).fill(12),
      ),
  },
  {
    name: 'recorded sequences of calls',
    run: (model) => assert.equal(replay(model, sequences), 640),
  },
  {
    name: 'recorded sequences of calls on a kernel with 16 minors',
    run: (model) => assert.equal(replay(model, smallPool), 1600),
  },
];
