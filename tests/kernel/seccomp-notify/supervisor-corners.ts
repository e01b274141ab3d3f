import assert from 'node:assert/strict';
import type { Call } from '../../../slides/seccomp-notify/model.ts';
import type { Check } from '../checks.ts';
import {
  addfd,
  by,
  byStep,
  close,
  decided,
  idValid,
  install,
  interrupt,
  last,
  poll,
  recv,
  run,
  scene,
  seen,
  send,
  signal,
  trap,
} from './calls.ts';
import type { Model } from './model-type.ts';

/** Corners of supervisors that neither the rows nor the recorded sequences reach, or not by name. */
export const supervisorCorners: Check<Model>[] = [
  {
    name: 'a reply waits for its target, and there is only one',
    run: (model) =>
      decided(model, byStep, [
        [install(8), 'listener-created'],
        [trap, 'notif-waits'],
        [run, 'target-not-woken'],
        [send(-1), 'not-received'],
        [recv, 'received'],
        [send(-1), 'reply-sent'],
        [send(-1), 'already-answered'],
        [addfd({}), 'already-answered'],
        [idValid, 'id-invalid'],
        [run, 'target-ran'],
        [send(-1), 'notification-unknown'],
      ]),
  },
  {
    name: 'an interrupted ADDFD with SEND is SENT again on 6.12, and stays REPLIED on 6.18',
    run: (model) => {
      const calls = [install(8), trap, recv, addfd({ flags: 2 }), interrupt, idValid, run];
      const outcomes = (kernel: '6.12' | '6.18') => calls.map(scene(model, { ...byStep, kernel }).play).slice(-3);
      const [taken, valid, ran] = outcomes('6.12');
      assert.deepEqual([taken?.rule, valid?.rule, ran && seen(ran)], ['addfd-send-reset', 'id-valid', []]);
      const [stuck, invalid, answered] = outcomes('6.18');
      assert.deepEqual(
        [stuck?.rule, invalid?.rule, answered && seen(answered)],
        ['addfd-send-stuck', 'id-invalid', [0, 0]],
      );
    },
  },
  {
    name: 'a listener that is closed while a supervisor sleeps in it lives until that call ends',
    run: (model) => {
      const { play, state } = scene(model, { supervisors: 2 });
      [install(8), recv].map(play);
      assert.equal(play(by(1, close)).rule, 'listener-held');
      assert.equal(play(by(1, poll)).rule, 'listener-closed');
      const { changes } = play(trap);
      assert.deepEqual(seen({ changes }), [-1, 38]);
      assert.equal(state().filters[0]?.listener, null);
    },
  },
  {
    name: 'when the listener is gone, its chain may have another',
    run: (model) =>
      decided(model, {}, [
        [install(8), 'listener-created'],
        [close, 'listener-released'],
        [install(8), 'listener-created'],
      ]),
  },
  {
    name: 'calls that nobody is free to make',
    run: (model) =>
      decided(model, { supervisors: 1 }, [
        [interrupt, 'supervisor-awake'],
        [by(3, recv), 'caller-unknown'],
        [{ ...trap, tid: 5 } as Call, 'caller-unknown'],
        [recv, 'listener-closed'],
        [install(8), 'listener-created'],
        [recv, 'recv-waits'],
        [poll, 'caller-asleep'],
        [trap, 'notif-waits'],
        [trap, 'caller-asleep'],
        [signal('SIGKILL'), 'signal-fatal'],
        [trap, 'caller-dead'],
        [signal('SIGKILL'), 'caller-dead'],
      ]),
  },
  {
    name: 'SEND of a descriptor must be alone',
    run: (model) =>
      decided(model, byStep, [
        [install(8), 'listener-created'],
        [trap, 'notif-waits'],
        [recv, 'received'],
        [addfd({}), 'addfd-waits'],
        [by(1, addfd({ flags: 2 })), 'addfd-busy'],
      ]),
  },
  {
    name: 'a woken target serves the newest request, and leaves the others if it has its answer',
    run: (model) => {
      const { play } = scene(model, { ...byStep, supervisors: 3 });
      [install(8), trap, recv, addfd({}), by(1, addfd({})), by(2, send(0))].map(play);
      const back = play(run).changes.flatMap((change) =>
        change.kind === 'supervisor-returned' ? [[change.supervisor, change.answer.rule]] : [],
      );
      assert.deepEqual(back, [
        [1, 'fd-installed'],
        [0, 'addfd-target-gone'],
      ]);
    },
  },
  {
    name: 'an answer stays when a supervisor is interrupted that only adds a file',
    run: (model) =>
      decided(model, { ...byStep, kernel: '6.12' }, [
        [install(8), 'listener-created'],
        [trap, 'notif-waits'],
        [recv, 'received'],
        [addfd({}), 'addfd-waits'],
        [by(1, send(-1)), 'reply-sent'],
        [interrupt, 'supervisor-interrupted'],
        [send(-1), 'already-answered'],
      ]),
  },
  {
    name: 'bytes behind the structure only count if there are any',
    run: (model) => {
      const rule = (size: number) =>
        last(model, install(8), trap, recv, { ...addfd({}), size, tailZero: false } as Call).rule;
      assert.deepEqual([rule(24), rule(25)], ['fd-installed', 'addfd-tail']);
    },
  },
  {
    name: 'numbers are cut to the width of their fields',
    run: (model) => {
      assert.equal(last(model, install(8), trap, recv, { ...send(-1), id: 1n + 2n ** 64n } as Call).rule, 'reply-sent');
      assert.deepEqual(seen(last(model, install(8), trap, recv, send(0, 2n ** 64n - 1n))), [-1, 1]);
      assert.deepEqual(seen(last(model, install(8), trap, recv, send(2 ** 32 - 13))), [-1, 13]);
      assert.equal(model.errnoName(4000), 'errno 4000');
    },
  },
  {
    name: 'RECV sleeps only if there is nothing to receive',
    run: (model) => {
      const slept = (...calls: Call[]) =>
        last(model, install(8), ...calls).changes.some(({ kind }) => kind === 'supervisor-slept');
      assert.deepEqual([slept(recv), slept(trap, recv)], [true, false]);
    },
  },
  {
    name: 'a target sleeps killable only with WAIT_KILLABLE_RECV',
    run: (model) => {
      const killable = (flags: number) =>
        last(model, install(flags), trap, recv, addfd({})).changes.some(({ kind }) => kind === 'sleeps-killable');
      assert.deepEqual([killable(40), killable(8)], [true, false]);
    },
  },
  {
    name: 'RECV into memory that cannot be written wakes a target that would have slept killable',
    run: (model) => {
      const rule = (flags: number) => {
        const { play } = scene(model, byStep);
        [install(flags), trap].map(play);
        assert.equal(
          play({ call: 'recv', supervisor: 0, filter: 0, buffer: 'read-only' }).rule,
          'recv-buffer-read-only',
        );
        return play(run).rule;
      };
      assert.deepEqual([rule(40), rule(8)], ['target-ran', 'target-not-woken']);
    },
  },
];
