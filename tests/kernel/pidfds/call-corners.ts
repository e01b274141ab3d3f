import assert from 'node:assert/strict';
import type { Check } from '../checks.ts';
import { type Kernel, type Model, machine, status } from './machine.ts';

const init = 1;

/** Corners of the single calls that the recorded sequences do not reach. */
export const callCorners: readonly Check<Model>[] = [
  {
    name: 'a number that lives on as a process group cannot be opened',
    run: (model) => {
      const answers = (kernel: Kernel) => {
        const { act, fork, numberOf } = machine(model, kernel);
        const leader = fork(init);
        const pid = numberOf(leader);
        act(leader, { call: 'setsid' });
        fork(leader);
        act(leader, { call: 'exit_group', code: 0 });
        act(init, { call: 'wait4', pid, options: 0 });
        act(init, { call: 'ns_last_pid', last: pid - 1 });
        const next = act(init, { call: 'fork' }).value;
        const opened = act(init, { call: 'pidfd_open', pid, flags: 0 });
        const group = act(init, { call: 'kill', pid: -pid, signal: 0 });
        assert.equal(act(init, { call: 'open_proc', pid }).status, 'ENOENT');
        assert.equal(act(init, { call: 'pidfd_open', pid: 99, flags: 0 }).rule, 'open-no-such-pid');
        return [opened.rule, group.status, next === pid, act(init, { call: 'kill', pid, signal: 0 }).status];
      };
      assert.deepEqual(answers('6.12'), ['open-not-a-leader-6.12', 'OK', false, 'ESRCH']);
      assert.deepEqual(answers('6.18'), ['open-reaped', 'OK', false, 'ESRCH']);
    },
  },
  {
    name: 'PIDFD_SELF is known to 6.18, not to 6.12',
    run: (model) => {
      for (const [kernel, expected] of [
        ['6.12', 'EBADF'],
        ['6.18', 'OK'],
      ] as const) {
        const { act, thread } = machine(model, kernel);
        const second = thread(init);
        for (const pidfd of [model.PIDFD_SELF_THREAD, model.PIDFD_SELF_THREAD_GROUP]) {
          const sent = act(second, { call: 'pidfd_send_signal', pidfd, signal: 0, flags: 0 });
          assert.equal(sent.status, expected);
          const toThread = pidfd === model.PIDFD_SELF_THREAD;
          if (kernel === '6.18') assert.equal(sent.seen.deliveries?.[0]?.thread, toThread ? second : null);
          if (kernel === '6.18') assert.equal(sent.seen.task, toThread ? second : init);
        }
      }
    },
  },
  {
    name: 'a pidfd of a thread is for that thread only',
    run: (model) => {
      const { act, fork, descriptor } = machine(model);
      const leader = fork(init);
      const flags = model.CLONE_VM | model.CLONE_SIGHAND | model.CLONE_FILES | model.CLONE_THREAD | model.CLONE_PIDFD;
      const { seen } = act(leader, { call: 'clone', flags });
      const pidfd = seen.secondFd ?? -1;
      assert.deepEqual(descriptor(leader, pidfd)?.file, {
        kind: 'pidfd',
        pid: seen.pid,
        thread: true,
        nonblock: false,
      });
      const thread = (order: number) =>
        act(leader, { call: 'pidfd_send_signal', pidfd, signal: 10, flags: order }).seen.deliveries?.[0]?.thread;
      act(leader, { call: 'sigaction', signal: 10, disposition: 'handler' });
      assert.equal(thread(0), seen.task);
      assert.equal(thread(model.PIDFD_SIGNAL_THREAD_GROUP), null);
      assert.equal(act(leader, { call: 'waitid', type: 3, id: pidfd, options: 4 }).status, 'ECHILD');
      act(seen.task ?? 0, { call: 'exit', code: 0 });
      assert.equal(act(leader, { call: 'poll', fd: pidfd }).rule, 'poll-reaped');
    },
  },
  {
    name: 'out of its pid namespace a pidfd cannot be used to signal',
    run: (model) => {
      const { act } = machine(model);
      const { value } = act(init, { call: 'pidfd_open', pid: 1, flags: 0 });
      const inner = act(init, { call: 'clone', flags: model.CLONE_NEWPID | model.SIGCHLD });
      const send = { call: 'pidfd_send_signal', signal: 99, flags: 0, info: { signo: 1, code: 0 } } as const;
      assert.equal(act(inner.seen.task ?? 0, { ...send, pidfd: value ?? -1 }).rule, 'send-outside-pidns');
      assert.equal(act(inner.seen.task ?? 0, { call: 'open_proc', pid: 0 }).status, 'ENOENT');
      assert.deepEqual(act(inner.seen.task ?? 0, { call: 'fdinfo', fd: value ?? -1 }).seen.numbers, [0]);
      const own = act(init, { call: 'pidfd_open', pid: inner.value ?? 0, flags: 0 });
      assert.deepEqual(act(init, { call: 'fdinfo', fd: own.value ?? -1 }).seen.numbers, [2, 1]);
      assert.equal(act(init, { ...send, signal: 1, pidfd: own.value ?? -1 }).rule, 'send-info-forged');
    },
  },
  {
    name: 'a wait looks at the children of the own thread first, and with __WNOTHREAD at no others',
    run: (model) => {
      const { act, fork, thread, state } = machine(model);
      const parent = fork(init);
      const [second, third] = [thread(parent), thread(parent)];
      const [one, two, three] = [fork(parent), fork(second), fork(third)];
      const looks = (by: number, options: number) =>
        act(by, { call: 'waitid', type: 0, id: 0, options: options | model.WEXITED | model.WNOHANG }).seen.children;
      assert.deepEqual(looks(parent, 0), [one, two, three]);
      assert.deepEqual(looks(second, 0), [two, three, one]);
      assert.deepEqual(looks(third, model.__WNOTHREAD), [three]);
      act(second, { call: 'exit', code: 0 });
      assert.deepEqual(looks(parent, model.__WNOTHREAD), [one, two]);
      act(parent, { call: 'exit', code: 0 });
      assert.deepEqual(looks(third, model.__WNOTHREAD), [three, one, two]);
      const fourth = thread(third);
      const four = fork(fourth);
      act(fourth, { call: 'execve', program: 'sh' });
      assert.deepEqual(looks(fourth, model.__WNOTHREAD), [four, three, one, two]);
      act(fourth, { call: 'exit_group', code: 0 });
      assert.deepEqual(new Set(state().processes.map((each) => each.parentTask)), new Set([0, init]));
    },
  },
  {
    name: 'what needs another file than a pidfd is not modelled',
    run: (model) => {
      const { act } = machine(model);
      const { value, seen } = act(init, { call: 'pipe' });
      assert.deepEqual([value, seen.secondFd], [3, 4]);
      for (const fd of [3, 99]) {
        for (const call of ['poll', 'fdinfo', 'fstat'] as const) {
          assert.equal(act(init, { call, fd }).status, 'NOT MODELLED');
        }
      }
    },
  },
  {
    name: 'setns joins the UTS namespace of the target',
    run: (model) => {
      const { act, fork, state } = machine(model);
      const uts = (task: number) => state().processes.find(({ id }) => id === task)?.uts;
      const other = act(init, { call: 'clone', flags: model.CLONE_NEWUTS | model.CLONE_PIDFD | model.SIGCHLD });
      const fd = other.seen.secondFd ?? -1;
      const user = fork(init);
      assert.deepEqual([uts(init), uts(other.seen.task ?? 0), uts(user)], [0, 1, 0]);
      const joins = (by: number, flags: number) => act(by, { call: 'setns', fd, flags }).rule;
      assert.equal(joins(init, model.CLONE_NEWPID), 'setns-not-modelled');
      assert.equal(joins(init, 0), 'setns-flags');
      assert.equal(joins(init, model.CLONE_NEWUTS | 1), 'setns-flags');
      assert.equal(joins(init, model.CLONE_NEWUTS), 'setns-joined');
      assert.equal(uts(init), 1);
      act(user, { call: 'setuid', uid: 1000 });
      assert.equal(joins(user, model.CLONE_NEWUTS), 'setns-no-permission');
      act(other.seen.task ?? 0, { call: 'setuid', uid: 1000 });
      assert.equal(joins(user, model.CLONE_NEWUTS), 'setns-no-permission');
      act(other.seen.task ?? 0, { call: 'execve', program: 'sleep' });
      assert.equal(joins(user, model.CLONE_NEWUTS), 'setns-needs-privilege');
      act(other.seen.task ?? 0, { call: 'exit_group', code: 0 });
      assert.equal(joins(user, model.CLONE_NEWUTS), 'setns-exited');
      assert.equal(act(init, { call: 'setns', fd: 0, flags: 0 }).status, 'EINVAL');
      assert.equal(act(init, { call: 'setns', fd: 99, flags: 0 }).status, 'EBADF');
    },
  },
  {
    name: 'arguments are cut to 32 bits, as the kernel does',
    run: (model) => {
      const { act } = machine(model);
      assert.equal(act(init, { call: 'kill', pid: 2 ** 32 + 1, signal: 2 ** 32 }).rule, 'kill-sent');
      assert.equal(act(init, { call: 'pidfd_open', pid: 2 ** 32 + 1, flags: 2 ** 32 }).value, 3);
      assert.equal(act(init, { call: 'close', fd: 2 ** 32 + 3 }).status, 'OK');
      assert.equal(act(init, { call: 'kill', pid: -(2 ** 31), signal: 0 }).rule, 'kill-int-min');
      assert.equal(act(init, { call: 'wait4', pid: 2 ** 31, options: 0 }).rule, 'wait4-int-min');
    },
  },
  {
    name: 'kill of all tells nothing of what was not permitted',
    run: (model) => {
      const { act, fork } = machine(model);
      const user = fork(init);
      act(user, { call: 'setuid', uid: 1000 });
      const all = (signal: number) => act(user, { call: 'kill', pid: -1, signal });
      assert.equal(status(all(0)), 'ESRCH');
      fork(init);
      assert.equal(all(9).rule, 'kill-all-failed');
      assert.equal(all(65).status, 'EINVAL');
      const second = act(user, { call: 'fork' });
      assert.equal(all(9).rule, 'kill-sent-to-group');
      assert.equal(act(user, { call: 'wait4', pid: second.value ?? 0, options: 0 }).seen.exit?.status, 9);
    },
  },
];
