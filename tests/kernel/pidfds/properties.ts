import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Arguments, Call, PidfdSendSignal, Result, State } from '../../../slides/pidfds/model.ts';
import type { Check } from '../checks.ts';
import type { Model } from './machine.ts';

const small = fc.integer({ min: -2, max: 12 });
const wild = fc.oneof(
  small,
  fc.integer(),
  fc.maxSafeInteger(),
  fc.constantFrom(1e300, -1e300, 0.5, 2 ** 31, -(2 ** 31)),
);
/** Mostly numbers that mean something, sometimes any number at all. */
const number = fc.oneof({ weight: 12, arbitrary: small }, { weight: 1, arbitrary: wild });
const oneOf = (...values: number[]) => fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...values) }, wild);

const cloneFlags = oneOf(17, 17, 17, 0x1000 | 17, 0x20000000 | 17, 0x4000000 | 17, 0x10f00, 0x11f00);
const signal = oneOf(0, 9, 9, 10, 15, 17, 18, 19);
const options = oneOf(1, 4, 5, 5, 0x1000005, 0x40000005);

/** Arguments of every call. */
const calls: { readonly [Name in keyof Arguments]: fc.Arbitrary<Arguments[Name]> } = {
  fork: fc.constant({}),
  clone: fc.record({ flags: cloneFlags }),
  clone3: fc.record({
    flags: oneOf(0, 0x1000, 0x101000),
    exitSignal: oneOf(17),
    size: oneOf(64, 88),
    sameAddress: fc.boolean(),
  }),
  exit: fc.record({ code: number }),
  exit_group: fc.record({ code: number }),
  execve: fc.record({ program: fc.string() }),
  wait4: fc.record({ pid: number, options: oneOf(0, 1, 1) }),
  waitid: fc.record({ type: oneOf(0, 1, 2, 3), id: number, options }),
  kill: fc.record({ pid: number, signal }),
  sigaction: fc.record({ signal, disposition: fc.constantFrom('SIG_DFL', 'SIG_IGN', 'handler') }),
  pidfd_open: fc.record({ pid: number, flags: oneOf(0, 0, 0x80, 0x800) }),
  pidfd_send_signal: fc.record<Required<PidfdSendSignal>>({
    pidfd: fc.oneof(number, fc.constantFrom(-10000, -10001)),
    signal,
    flags: oneOf(0, 0, 0, 1, 2, 4),
    info: fc.option(fc.record({ signo: signal, code: number })),
  }),
  pidfd_getfd: fc.record({ pidfd: number, fd: number, flags: oneOf(0) }),
  poll: fc.record({ fd: number }),
  setns: fc.record({ fd: number, flags: oneOf(0x4000000) }),
  fdinfo: fc.record({ fd: number }),
  fstat: fc.record({ fd: number }),
  close: fc.record({ fd: number }),
  pipe: fc.constant({}),
  open_proc: fc.record({ pid: number }),
  setuid: fc.record({ uid: oneOf(0, 1000, 1001) }),
  setsid: fc.constant({}),
  ns_last_pid: fc.record({ last: number }),
};

const by = fc.oneof({ weight: 12, arbitrary: fc.integer({ min: 1, max: 9 }) }, { weight: 1, arbitrary: wild });
const call: fc.Arbitrary<Call> = fc.oneof(
  ...Object.entries(calls).flatMap(([name, inputs]) => {
    const one = fc.tuple(by, inputs).map(([caller, values]) => ({ ...values, call: name, by: caller }) as Call);
    return ['fork', 'clone', 'pidfd_open', 'pidfd_send_signal', 'wait4'].includes(name) ? [one, one, one] : [one];
  }),
);
const machineOptions = fc.record({
  kernel: fc.constantFrom('6.12' as const, '6.18' as const),
  pidMax: oneOf(4, 6, 8, 12),
});

interface Step {
  readonly before: State;
  readonly call: Call;
  readonly result: Result;
  readonly after: State;
}

/** Runs random sequences and looks at every step. */
function everyStep(model: Model, look: (step: Step) => void, numRuns = 60): void {
  const property = fc.property(
    machineOptions,
    fc.array(call, { minLength: 10, maxLength: 60 }),
    (options, sequence) => {
      let before = model.boot(options);
      for (const each of sequence) {
        const { state: after, result } = model.step(before, each);
        look({ before, call: each, result, after });
        before = after;
      }
    },
  );
  fc.assert(property, { seed: 1, numRuns });
}

const unique = (values: readonly unknown[]) => new Set(values).size === values.length;

/** The `struct pid` that a signal's descriptor was opened for. */
const meant = ({ result }: Step) => (result.seen.file && 'pid' in result.seen.file ? result.seen.file.pid : undefined);

export const properties: readonly Check<Model>[] = [
  {
    name: 'any calls in any order give a result by a rule, and change no state that was given',
    run: (model) =>
      everyStep(model, ({ before, call: given, result, after }) => {
        const rule = model.rules[result.rule];
        assert.equal(result.status, rule.status);
        assert.equal(result.value === null, result.status !== 'OK');
        assert.deepEqual(model.step(before, given), { state: after, result });
        if (result.status !== 'OK' && result.rule !== 'clone-no-free-pid') assert.deepEqual(after, before);
      }),
  },
  {
    name: 'a pidfd never reaches another process',
    run: (model) =>
      everyStep(
        model,
        (step) => {
          const { before, call: given, result } = step;
          const group = given.call === 'pidfd_send_signal' && (given.flags & 4) !== 0;
          const pid = given.call === 'pidfd_send_signal' && !group ? meant(step) : undefined;
          if (pid === undefined) return;
          const owner = before.tasks.find((task) => task.pid === pid);
          for (const { process } of result.seen.deliveries ?? []) assert.equal(process, owner?.process);
          if (!owner) assert.ok(['ESRCH', 'EINVAL', 'EPERM'].includes(result.status), result.rule);
          if (result.rule === 'send-reaped') assert.ok(!owner);
        },
        150,
      ),
  },
  {
    name: 'the tables stay whole: numbers and descriptors are unique, and everything that is named exists',
    run: (model) =>
      everyStep(model, ({ after }) => {
        const { pids, tasks, processes, namespaces } = after;
        for (const { id } of namespaces) {
          const numbers = pids.filter(({ inode }) => model.hasNumber(after, inode));
          assert.ok(unique(numbers.map(({ inode }) => model.numberIn(after, inode, id)).filter((each) => each > 0)));
        }
        const inodes = new Set(pids.map(({ inode }) => inode));
        const ids = new Set(processes.map(({ id }) => id));
        assert.ok(unique(tasks.map(({ id }) => id)) && unique(tasks.map(({ pid }) => pid)));
        for (const { pid, process } of tasks) assert.ok(inodes.has(pid) && ids.has(process));
        for (const { leader, group, descriptors, parent, id, exit } of processes) {
          assert.ok(tasks.some((task) => task.id === leader && task.process === id));
          assert.equal(
            exit === null,
            tasks.some((task) => task.process === id && task.exit === null),
          );
          assert.ok(inodes.has(group) && (id === 1 || ids.has(parent)));
          assert.ok(unique(descriptors.map(({ fd }) => fd)));
          for (const { file } of descriptors) assert.ok(!('pid' in file) || inodes.has(file.pid));
        }
      }),
  },
  {
    name: 'the next number is the first free one in the circle',
    run: (model) =>
      everyStep(model, ({ before, result }) => {
        for (const { namespace, from, taken, number: found, wrapped } of result.seen.scans ?? []) {
          const limit = before.kernel === '6.18' && namespace > 0 ? 4194304 : before.pidMax;
          const used = (each: number) => model.findPid(before, namespace, each) !== undefined;
          const circle = [...range(from, limit), ...range(1, limit)].slice(0, taken.length + 1);
          assert.equal(from, Math.max(before.namespaces[namespace]?.next ?? 0, 1));
          assert.deepEqual(taken, circle.slice(0, taken.length));
          assert.ok(taken.every(used));
          if (found !== null) assert.ok(found === circle.at(-1) && !used(found));
          assert.equal(wrapped, (found ?? 0) < from);
        }
      }),
  },
];

const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, Math.min(to - from, 100)) }, (_, index) => from + index);
