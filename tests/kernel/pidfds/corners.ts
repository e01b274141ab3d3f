import assert from 'node:assert/strict';
import type { Check } from '../checks.ts';
import { type Kernel, type Model, machine, threadFlags } from './machine.ts';

const init = 1;

/** Corners of making, ending and numbering tasks that the recorded sequences do not reach. */
export const corners: readonly Check<Model>[] = [
  {
    name: 'every rule has a sentence that fits and a source',
    run: ({ rules }) => {
      for (const [id, { text, source }] of Object.entries(rules)) {
        assert.ok(text.endsWith('.') && text.length <= 90 && source.length > 0, id);
      }
    },
  },
  {
    name: 'pid_max is taken from 2 to the limit',
    run: (model) => {
      const limits = [-5, 2.9, 4194305, 1e300].map((pidMax) => model.boot({ kernel: '6.18', pidMax }).pidMax);
      assert.deepEqual(limits, [2, 2, 4194304, 4194304]);
      assert.equal(model.boot({ kernel: '6.18' }).pidMax, 32768);
    },
  },
  {
    name: 'only a thread that runs can call',
    run: (model) => {
      const { act, fork, thread } = machine(model);
      const child = fork(init);
      const leader = fork(init);
      thread(leader);
      act(child, { call: 'exit', code: 0 });
      act(leader, { call: 'exit', code: 0 });
      for (const by of [0, -1, 99, child, leader]) {
        const { status, value, transitions } = act(by, { call: 'fork' });
        assert.deepEqual({ status, value, transitions }, { status: 'NO CALLER', value: null, transitions: [] });
      }
    },
  },
  {
    name: 'clone checks its flags in the order of the kernel',
    run: (model) => {
      const { act, fork } = machine(model);
      const user = fork(init);
      act(user, { call: 'setuid', uid: 1000 });
      const { CLONE_THREAD, CLONE_SIGHAND, CLONE_VM, CLONE_FILES, CLONE_NEWPID, CLONE_NEWUTS, SIGCHLD } = model;
      const cases: [number, number, string][] = [
        [init, CLONE_THREAD, 'clone-thread-needs-sighand'],
        [init, CLONE_THREAD | CLONE_SIGHAND, 'clone-sighand-needs-vm'],
        [init, CLONE_SIGHAND | SIGCHLD, 'clone-sighand-needs-vm'],
        [init, threadFlags(model) | CLONE_NEWPID, 'clone-thread-in-new-pidns'],
        [init, CLONE_THREAD | CLONE_SIGHAND | CLONE_VM, 'clone-not-modelled'],
        [init, threadFlags(model) | CLONE_NEWUTS, 'clone-not-modelled'],
        [init, CLONE_VM | SIGCHLD, 'clone-not-modelled'],
        [init, CLONE_FILES | SIGCHLD, 'clone-not-modelled'],
        [init, 0, 'clone-not-modelled'],
        [init, CLONE_NEWUTS | SIGCHLD, 'cloned'],
        [init, model.CLONE_PARENT_SETTID | SIGCHLD, 'cloned'],
        [init, threadFlags(model), 'cloned'],
        [init, threadFlags(model) | SIGCHLD, 'cloned'],
        [user, CLONE_NEWPID | SIGCHLD, 'clone-namespace-needs-privilege'],
        [user, CLONE_NEWUTS | SIGCHLD, 'clone-namespace-needs-privilege'],
        [user, SIGCHLD, 'cloned'],
      ];
      for (const [by, flags, rule] of cases) assert.equal(act(by, { call: 'clone', flags }).rule, rule);
    },
  },
  {
    name: 'clone3 checks its arguments in the order of the kernel',
    run: (model) => {
      const { act } = machine(model);
      const { CLONE_THREAD, CLONE_DETACHED, CLONE_PIDFD, CLONE_PARENT_SETTID } = model;
      const cases: [number, number, number, string][] = [
        [-1, -1, 4097, 'clone3-size-too-big'],
        [-1, -1, 63, 'clone3-size-too-small'],
        [-1, -1, 4096, 'clone3-exit-signal'],
        [-1, 65, 88, 'clone3-exit-signal'],
        [-1, 17, 64, 'clone3-unknown-flag'],
        [2 ** 34, 17, 64, 'clone3-unknown-flag'],
        [2 ** 33, 17, 64, 'clone-not-modelled'],
        [CLONE_DETACHED + 2 ** 32, 17, 64, 'clone3-reserved-flag'],
        [17, 17, 64, 'clone3-reserved-flag'],
        [CLONE_THREAD, 17, 64, 'clone3-thread-exit-signal'],
        [CLONE_THREAD, 0, 64, 'clone-thread-needs-sighand'],
        [threadFlags(model), 0, 64, 'cloned'],
        [CLONE_PIDFD + CLONE_PARENT_SETTID, 17, 64, 'cloned'],
        [0, 0, 64, 'clone-not-modelled'],
      ];
      for (const [flags, exitSignal, size, rule] of cases) {
        assert.equal(
          act(init, { call: 'clone3', flags, exitSignal, size }).rule,
          rule,
          `${flags} ${exitSignal} ${size}`,
        );
      }
      const sameAddress = { flags: CLONE_PIDFD | CLONE_PARENT_SETTID, exitSignal: 17, size: 64, sameAddress: true };
      assert.equal(act(init, { call: 'clone3', ...sameAddress }).rule, 'clone-pidfd-shares-argument');
    },
  },
  {
    name: 'numbers are given out in a circle, and none is left when all are in use',
    run: (model) => {
      const { act, fork, numberOf, state } = machine(model, '6.12', 4);
      const [two, three] = [fork(init), fork(init)];
      assert.deepEqual([two, three].map(numberOf), [2, 3]);
      const full = act(init, { call: 'fork' });
      assert.equal(full.rule, 'clone-no-free-pid');
      assert.deepEqual(full.seen.scans, [{ namespace: 0, from: 4, taken: [1, 2, 3], wrapped: true, number: null }]);
      const nested = act(init, { call: 'clone', flags: model.CLONE_NEWPID | model.SIGCHLD });
      assert.equal(nested.rule, 'clone-no-free-pid');
      assert.equal(state().namespaces.length, 1);
      act(two, { call: 'exit_group', code: 0 });
      assert.equal(act(init, { call: 'fork' }).status, 'EAGAIN');
      act(init, { call: 'wait4', pid: -1, options: 0 });
      const again = act(init, { call: 'fork' });
      assert.deepEqual(again.seen.scans, [{ namespace: 0, from: 4, taken: [1], wrapped: true, number: 2 }]);
      assert.equal(again.value, 2);
    },
  },
  {
    name: 'a new pid namespace has the limit of all on 6.12, and the greatest there is on 6.18',
    run: (model) => {
      const next = (kernel: Kernel) => {
        const { act, fork, state } = machine(model, kernel, 5);
        const inner = act(init, { call: 'clone', flags: model.CLONE_NEWPID | model.SIGCHLD }).seen.task ?? 0;
        const refused = act(inner, { call: 'ns_last_pid', last: 100 }).status;
        act(inner, { call: 'ns_last_pid', last: 4 });
        fork(inner);
        return [refused, state().pids.at(-1)?.numbers];
      };
      assert.deepEqual(next('6.12'), ['EINVAL', [3, 2]]);
      assert.deepEqual(next('6.18'), ['OK', [3, 5]]);
    },
  },
  {
    name: 'with the reaper of a pid namespace all in it die',
    run: (model) => {
      const { act, fork, state, numberOf } = machine(model);
      const outside = fork(init);
      const reaper = act(init, { call: 'clone', flags: model.CLONE_NEWPID | model.SIGCHLD }).seen.task ?? 0;
      fork(fork(reaper));
      const innermost = act(reaper, { call: 'clone', flags: model.CLONE_NEWPID | model.SIGCHLD });
      fork(innermost.seen.task ?? 0);
      assert.equal(state().processes.length, 7);
      assert.deepEqual(state().pids.at(-1)?.numbers, [7, 5, 2]);
      assert.equal(act(reaper, { call: 'kill', pid: 1, signal: 9 }).seen.deliveries?.[0]?.action, 'unkillable');
      const killed = act(outside, { call: 'kill', pid: numberOf(reaper), signal: 9 });
      assert.equal(killed.seen.deliveries?.[0]?.action, 'terminates');
      assert.deepEqual(
        state().processes.map(({ id, exit }) => [id, exit?.status]),
        [
          [init, undefined],
          [outside, undefined],
          [reaper, 9],
        ],
      );
    },
  },
  {
    name: 'the first process does not exit',
    run: (model) => {
      const { act, thread, state } = machine(model);
      assert.equal(act(init, { call: 'exit_group', code: 0 }).status, 'NOT MODELLED');
      assert.equal(act(init, { call: 'exit', code: 0 }).rule, 'exit-init-panics');
      const second = thread(init);
      assert.equal(act(init, { call: 'exit', code: 0 }).rule, 'thread-exited');
      assert.equal(act(second, { call: 'exit', code: 0 }).rule, 'exit-init-panics');
      assert.equal(act(second, { call: 'execve', program: 'init' }).status, 'OK');
      assert.deepEqual(state().tasks, [{ id: second, process: init, pid: 1, exit: null }]);
    },
  },
  {
    name: 'transitions tell what changed',
    run: (model) => {
      const { act, fork, state } = machine(model);
      const parent = fork(init);
      const born = act(parent, { call: 'clone', flags: model.CLONE_PIDFD | model.SIGCHLD });
      assert.deepEqual(born.transitions, [{ kind: 'created', task: 3, process: 3, pid: 3 }]);
      act(init, { call: 'pidfd_open', pid: 2, flags: 0 });
      assert.deepEqual(act(parent, { call: 'exit_group', code: 7 }).transitions, [
        { kind: 'zombie', process: 2 },
        { kind: 'reparented', process: 3, from: 2, to: 1 },
      ]);
      assert.deepEqual(act(init, { call: 'wait4', pid: 2, options: 0 }).transitions, [
        { kind: 'released', process: 2 },
        { kind: 'numbers-free', pid: 2, numbers: [2], pinned: true },
      ]);
      assert.deepEqual(
        state().pids.map(({ inode }) => inode),
        [1, 2, 3],
      );
      assert.deepEqual(act(init, { call: 'close', fd: 3 }).transitions, []);
      assert.deepEqual(
        state().pids.map(({ inode }) => inode),
        [1, 3],
      );
      act(3, { call: 'exit_group', code: 0 });
      const last = act(init, { call: 'wait4', pid: 3, options: 0 }).transitions[1];
      assert.deepEqual(last, { kind: 'numbers-free', pid: 3, numbers: [3], pinned: false });
    },
  },
];
