import { describe, expect, test } from 'vitest';
import { createMachineClient } from '../../../src/machine/client.ts';
import { bytesOf } from './bytes.ts';
import { openClient, watchRejections } from './client-room.ts';
import { settled } from './fake-emulator.ts';
import { type FakeWorker, image, result } from './fake-worker.ts';
import { lost } from './machine-room.ts';

describe('a machine that fails', () => {
  test('to load is told to whoever needs it, and tried anew when it is needed again', async () => {
    watchRejections();
    const { client, workers, states } = openClient(
      Promise.reject(new Error('snapshot.zst could not be loaded: the server answered 404')),
    );
    const run = client.run('ls');
    client.input(bytesOf('a'));
    // Nobody looks at these.
    void client.reset();
    void client.load();
    void client.run('ls');
    void client.stop();
    void client.save();
    await expect(run).rejects.toThrow('snapshot.zst could not be loaded: the server answered 404');
    expect(client.state()).toEqual({
      status: 'failed',
      reason: 'snapshot.zst could not be loaded: the server answered 404',
    });
    expect(workers[0]?.terminated).toBe(true);
    await client.load();
    expect(workers).toHaveLength(2);
    expect(states.slice(1)).toEqual([
      'failed: snapshot.zst could not be loaded: the server answered 404',
      'loading',
      'running',
    ]);
  });

  test('to start because its script is not there', async () => {
    watchRejections();
    const { client, worker } = openClient(new Promise(() => {}));
    const run = client.run('ls');
    await settled();
    worker().crash();
    await expect(run).rejects.toThrow('The machine could not be loaded.');
    expect(client.state()).toEqual({ status: 'failed', reason: 'The machine could not be loaded.' });
  });

  test('to be made because the page may have no workers', async () => {
    watchRejections();
    const client = createMachineClient({
      image,
      createWorker() {
        throw new Error('SecurityError');
      },
    });
    await expect(client.run('ls')).rejects.toThrow('SecurityError');
    client.input(bytesOf('a'));
    expect(client.state()).toEqual({ status: 'failed', reason: 'The machine could not be started: SecurityError' });
  });

  test.each([
    ['an error', 'The machine crashed: unreachable', (worker: FakeWorker) => worker.crash('unreachable')],
    [
      'a message that cannot be read',
      'A message of the machine could not be read.',
      (worker: FakeWorker) => worker.onmessageerror?.call(worker as never, {} as MessageEvent),
    ],
  ])('in the middle of a run by %s: the run ends, the next has a new machine', async (_how, reason, crash) => {
    watchRejections();
    const { client, workers, worker, states } = openClient();
    const [run, reset] = [client.run('ls'), client.reset()];
    await settled();
    const waiting = client.save();
    crash(worker());
    await reset;
    expect(await run).toMatchObject(lost);
    await expect(waiting).rejects.toThrow(reason);
    expect(states.at(-1)).toBe(`failed: ${reason}`);
    expect(workers[0]?.terminated).toBe(true);
    const next = client.run('ls');
    await settled();
    expect(workers).toHaveLength(2);
    worker().runs[0]?.settle(result);
    expect(await next).toEqual(result);
    // What the old one may still have to say is not heard.
    workers[0]?.deliver({ kind: 'failure', reason: 'late' });
    await settled();
    expect(states.at(-1)).toBe('running');
  });

  test('and resets itself says why, until it is reset on purpose', async () => {
    const { client, worker, states } = openClient();
    await client.load();
    worker().fail('The guest was powered off.');
    await settled();
    await client.reset();
    expect(states.slice(2)).toEqual(['running: The guest was powered off.', 'running']);
  });
});

describe('what is no answer', () => {
  test.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'done'],
    ['another kind', { kind: 'bell' }],
    ['a call that was never made', { kind: 'done', call: 99, value: undefined }],
    ['a call that is no number', { kind: 'done', call: 'x', value: undefined }],
    ['output that is no bytes', { kind: 'console', bytes: 'ls' }],
    ['an event that is none', { kind: 'event', call: 2, event: { kind: 'line', line: 'x' } }],
    ['a result with something missing', { kind: 'done', call: 2, value: { stdout: '' } }],
  ])('is ignored: %s', async (_what, message) => {
    const { client, worker } = openClient();
    client.onConsole(() => expect.unreachable());
    const run = client.run('ls', { onEvent: () => expect.unreachable() });
    await settled();
    worker().deliver(message);
    await settled();
    worker().runs[0]?.settle(result);
    expect(await run).toEqual(result);
  });

  test('or the wrong one fails the call', async () => {
    const { client, worker } = openClient();
    const run = client.run('ls');
    await settled();
    worker().deliver({ kind: 'done', call: 2, value: new ArrayBuffer(1) });
    await expect(run).rejects.toThrow('The machine gave no result.');
  });
});
