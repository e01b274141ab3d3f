import assert from 'node:assert/strict';
import type { Call } from '../../../slides/seccomp-notify/model.ts';
import type { Check } from '../checks.ts';
import { clone, decided, idValid, install, last, recv, scene, send, signal, trap } from './calls.ts';
import type { Model } from './model-type.ts';

/** Corners of targets that neither the rows nor the recorded sequences reach, or not by name. */
export const targetCorners: Check<Model>[] = [
  {
    name: 'every rule has one sentence that fits into a line, and a source',
    run: (model) => {
      for (const [id, { says, source }] of Object.entries(model.rules)) {
        assert.ok(says.length <= 90 && source.length > 0, id);
        assert.match(says, /\.$/);
      }
    },
  },
  {
    name: 'the structures have the sizes that SECCOMP_GET_NOTIF_SIZES gives',
    run: (model) => assert.deepEqual(model.notifSizes, { seccomp_notif: 80, seccomp_notif_resp: 24, seccomp_data: 64 }),
  },
  {
    name: 'CONTINUE runs the call with what memory holds then, and another thread may have changed it',
    run: (model) => {
      const path = (tid: number, text: string): Call => ({ call: 'write-memory', tid, address: 8n, text });
      const { play } = scene(model, { memory: [{ address: 9n, text: 'kept' }] });
      [install(8), path(100, '/dev/null'), clone('thread'), trap, recv, path(101, '/etc/shadow')].map(play);
      const ran = play(send(0, 0n, 1)).changes.find(({ kind }) => kind === 'ran');
      assert.deepEqual(ran?.kind === 'ran' && ran.memory, [
        { address: 9n, text: 'kept' },
        { address: 8n, text: '/etc/shadow' },
      ]);
    },
  },
  {
    name: 'a child process has memory of its own',
    run: (model) => {
      const { play, state } = scene(model);
      play(clone('process'));
      play({ call: 'write-memory', tid: 101, address: 8n, text: 'new' });
      assert.deepEqual(
        state().processes.map(({ memory }) => memory.length),
        [0, 1],
      );
    },
  },
  {
    name: 'among equal verdicts the newest filter wins, and the trace says so',
    run: (model) => {
      const { changes, looked } = last(model, install(0), install(8), trap);
      assert.equal(looked['filter'], 1);
      const ran = changes.flatMap((change) => (change.kind === 'filter-ran' ? [[change.filter, change.match]] : []));
      assert.deepEqual(ran, [
        [1, true],
        [0, false],
      ]);
    },
  },
  {
    name: 'SA_RESTART makes a new notification, and the old count lets one RECV find nothing',
    run: (model) => {
      const { play, state } = scene(model);
      [install(8), trap].map(play);
      const kinds = play(signal('SIGUSR2')).changes.map(({ kind }) => kind);
      assert.deepEqual(kinds, ['notification', 'handler-ran', 'restarted', 'filter-ran', 'notification']);
      assert.equal(state().threads[0]?.notification?.id, 2n);
      assert.deepEqual(
        [play(recv).received?.id, play(recv).rule, play(recv).rule],
        [2n, 'recv-withdrawn', 'recv-waits'],
      );
    },
  },
  {
    name: 'under WAIT_KILLABLE_RECV a held signal keeps SIGTERM from killing, but not SIGKILL',
    run: (model) =>
      decided(model, {}, [
        [install(40), 'listener-created'],
        [trap, 'notif-waits'],
        [recv, 'received'],
        [signal('SIGUSR1'), 'signal-held'],
        [signal('SIGTERM'), 'signal-behind'],
        [idValid, 'id-valid'],
        [signal('SIGKILL'), 'signal-fatal'],
        [idValid, 'id-invalid'],
      ]),
  },
  {
    name: 'the answer of a target carries the rule that gave it',
    run: (model) => {
      const rule = (...reply: [number, bigint, number]) =>
        last(model, install(8), trap, recv, send(...reply)).changes.flatMap((change) =>
          change.kind === 'returned' ? [change.rule] : [],
        );
      assert.deepEqual(
        [rule(-1, 0n, 0), rule(0, 1n, 0), rule(0, 0n, 1)],
        [['reply-error'], ['reply-value'], ['reply-continue']],
      );
    },
  },
  {
    name: "TSYNC gives the caller's filters and no_new_privs to the threads that live",
    run: (model) => {
      const { play, state } = scene(model, { noNewPrivs: false, privileged: true });
      [clone('thread'), clone('thread'), clone('process')].map(play);
      play({ call: 'exit', tid: 101 });
      play({ call: 'set-no-new-privs', tid: 102 });
      const attached = play(install(25)).changes.find(({ kind }) => kind === 'filter-attached');
      assert.deepEqual(attached?.kind === 'filter-attached' && attached.threads, [100, 102]);
      const privs = () => state().threads.map(({ noNewPrivs }) => noNewPrivs);
      assert.deepEqual(privs(), [false, false, true, false]);
      play({ ...install(1), tid: 102 } as Call);
      assert.deepEqual(privs(), [true, false, true, false]);
      [100, 102].map((tid) => play({ call: 'exit', tid }));
      assert.equal(play(recv).rule, 'recv-no-users');
    },
  },
  {
    name: 'the verdicts that kill, and whom',
    run: (model) => {
      const dead = (verdict: number) => {
        const { play, state } = scene(model);
        [install(0, verdict), clone('thread'), clone('process'), trap].map(play);
        return state().threads.map((thread) => thread.dead);
      };
      assert.deepEqual(dead(0x80000000), [true, true, false]);
      assert.deepEqual(dead(0), [true, false, false]);
      assert.deepEqual(dead(0x30000), [true, true, false]);
      assert.deepEqual(dead(0x12340000), [true, true, false]);
    },
  },
];
