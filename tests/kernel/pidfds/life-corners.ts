import assert from 'node:assert/strict';
import type { Check } from '../checks.ts';
import { type Model, machine } from './machine.ts';

const init = 1;

/** Corners of dying, of signals to the dead, and of waiting for them. */
export const lifeCorners: readonly Check<Model>[] = [
  {
    name: 'a leader that exited first gives the status, and its process lives until the last thread exits',
    run: (model) => {
      const { act, answer, fork, thread, numberOf } = machine(model);
      const leader = fork(init);
      const pid = numberOf(leader);
      const second = thread(leader);
      const fd = act(init, { call: 'pidfd_open', pid, flags: 0 }).value ?? -1;
      assert.equal(act(leader, { call: 'exit', code: 3 }).rule, 'thread-exited');
      assert.equal(answer(init, { call: 'poll', fd }), 0);
      assert.equal(act(init, { call: 'wait4', pid, options: 0 }).status, 'BLOCKS');
      const send = (flags: number) =>
        act(init, { call: 'pidfd_send_signal', pidfd: fd, signal: 9, flags }).seen.deliveries?.[0]?.action;
      assert.equal(send(model.PIDFD_SIGNAL_THREAD), 'dead');
      assert.equal(act(init, { call: 'pidfd_getfd', pidfd: fd, fd: 0, flags: 0 }).rule, 'getfd-exiting');
      assert.equal(act(second, { call: 'exit', code: 4 }).rule, 'exited');
      assert.equal(answer(init, { call: 'poll', fd }), model.POLLIN);
      assert.equal(send(0), 'dead');
      assert.equal(send(model.PIDFD_SIGNAL_PROCESS_GROUP), undefined);
      assert.deepEqual(act(init, { call: 'wait4', pid, options: 0 }).seen.exit, { code: 'CLD_EXITED', status: 3 });
    },
  },
  {
    name: 'a signal for the process ends it although its leader has exited',
    run: (model) => {
      const { act, fork, thread, numberOf } = machine(model);
      const leader = fork(init);
      thread(leader);
      act(leader, { call: 'exit', code: 3 });
      const killed = act(init, { call: 'kill', pid: numberOf(leader), signal: 9 });
      assert.equal(killed.seen.deliveries?.[0]?.action, 'terminates');
      const { exit } = act(init, { call: 'wait4', pid: -1, options: 0 }).seen;
      assert.deepEqual(exit, { code: 'CLD_KILLED', status: 9 });
    },
  },
  {
    name: 'orphans go to a living thread of the reaper of their own pid namespace',
    run: (model) => {
      const { act, fork, thread, state } = machine(model);
      const parentOf = (task: number) => state().processes.find(({ id }) => id === task)?.parentTask;
      const nested = act(init, { call: 'clone', flags: model.CLONE_NEWPID | model.SIGCHLD }).seen.task ?? 0;
      const parent = fork(nested);
      const orphan = fork(parent);
      const second = thread(nested);
      act(parent, { call: 'exit_group', code: 0 });
      assert.equal(parentOf(orphan), nested);
      const last = fork(orphan);
      act(nested, { call: 'exit', code: 0 });
      act(orphan, { call: 'exit_group', code: 0 });
      assert.equal(parentOf(last), second);
    },
  },
  {
    name: 'SIGCONT is permitted within the session, whoever the user is',
    run: (model) => {
      const { act, fork } = machine(model);
      const user = fork(init);
      act(user, { call: 'setuid', uid: 1000 });
      const send = (signal: number) => act(user, { call: 'kill', pid: 1, signal }).status;
      assert.deepEqual([send(model.SIGCONT), send(0)], ['OK', 'EPERM']);
      act(user, { call: 'setsid' });
      assert.equal(send(model.SIGCONT), 'EPERM');
    },
  },
  {
    name: 'from outside, SIGSTOP and SIGKILL reach the reaper of a pid namespace, and nothing else does',
    run: (model) => {
      const { act } = machine(model);
      const pid = act(init, { call: 'clone', flags: model.CLONE_NEWPID | model.SIGCHLD }).value ?? 0;
      const action = (signal: number) => act(init, { call: 'kill', pid, signal }).seen.deliveries?.[0]?.action;
      assert.deepEqual([15, model.SIGSTOP, 9, 9].map(action), ['unkillable', 'stops', 'terminates', 'dead']);
    },
  },
  {
    name: 'a signal to a group passes over those who are gone before their turn',
    run: (model) => {
      const { act, fork, state } = machine(model);
      const nested = act(init, { call: 'clone', flags: model.CLONE_NEWPID | model.SIGCHLD }).seen.task ?? 0;
      fork(nested);
      const killed = act(init, { call: 'kill', pid: 0, signal: 9 });
      assert.deepEqual(
        killed.seen.deliveries?.map(({ process }) => process),
        [init, nested],
      );
      assert.deepEqual(
        state().processes.map(({ id }) => id),
        [init, nested],
      );
    },
  },
  {
    name: 'what a wait asks for decides before what there is',
    run: (model) => {
      const { act, fork } = machine(model);
      const wait = (type: number, id: number, options: number) => act(init, { call: 'waitid', type, id, options }).rule;
      const { P_ALL, P_PGID, WEXITED, WSTOPPED, WNOHANG } = model;
      assert.equal(wait(P_ALL, 0, WEXITED | 64), 'wait-unknown-option');
      assert.equal(wait(P_ALL, 0, WEXITED), 'wait-no-such-child');
      const child = fork(init);
      assert.equal(wait(P_PGID, 0, WEXITED), 'wait-blocks');
      act(child, { call: 'exit_group', code: 0 });
      assert.equal(wait(P_ALL, 0, WSTOPPED), 'wait-only-zombies');
      fork(init);
      assert.equal(wait(P_ALL, 0, WSTOPPED | WNOHANG), 'wait-nothing-yet');
      assert.equal(wait(P_PGID, 0, WEXITED), 'wait-reaped');
    },
  },
  {
    name: 'a struct pid that is gone has no number',
    run: (model) => assert.equal(model.numberIn(model.boot({ kernel: '6.18' }), 99, 0), 0),
  },
];
