import { describe, expect, test, vi } from 'vitest';
import { createMachineClient } from '../../../src/machine/client.ts';
import type { RunEvent } from '../../../src/machine/run.ts';
import { bytesOf } from './bytes.ts';
import { openClient, watchRejections } from './client-room.ts';
import { settled } from './fake-emulator.ts';
import { image, result } from './fake-worker.ts';
import { lost } from './machine-room.ts';

describe('a machine that is needed', () => {
  test('is loaded once, from the snapshot', async () => {
    const { client, workers, worker, states } = openClient();
    expect(client.state()).toEqual({ status: 'none', reason: null });
    await Promise.all([client.load(), client.load()]);
    await client.load();
    expect(workers).toHaveLength(1);
    expect(worker().start).toMatchObject({ image, boot: false });
    expect(states).toEqual(['loading', 'running']);
  });

  test('runs a program, and tells what it does', async () => {
    const { client, worker } = openClient();
    const events: RunEvent[] = [];
    const stdin = new Uint8Array(bytesOf('around', 'in', 'around').buffer, 6, 2);
    const run = client.run('pidfds', { stdin, timeout: 500, onEvent: (event) => events.push(event) });
    await settled();
    const [started] = worker().runs;
    expect(started).toMatchObject({ command: 'pidfds', options: { timeout: 500 } });
    // A copy without its surroundings: the caller keeps his own.
    expect(started?.options?.stdin?.buffer.byteLength).toBe(2);
    expect(stdin.byteLength).toBe(2);
    started?.options?.onEvent?.({ kind: 'line', line: 3 });
    started?.options?.onEvent?.({ kind: 'stdout', bytes: bytesOf('hello\n') });
    started?.settle(result);
    expect(await run).toEqual(result);
    expect(events).toEqual([
      { kind: 'line', line: 3 },
      { kind: 'stdout', bytes: bytesOf('hello\n') },
    ]);
  });

  test('is told everything in order, also what was asked for while it was loaded', async () => {
    let loaded = () => {};
    const { client, worker } = openClient(
      new Promise((done) => {
        loaded = done;
      }),
    );
    client.input(bytesOf('a'));
    const calls = [client.put('/x', bytesOf('b'), 0o700), client.reset(), client.stop(), client.resume()];
    void client.run('ls');
    client.input(bytesOf('c'));
    await settled();
    expect(worker().log).toEqual([]);
    loaded();
    await Promise.all(calls);
    await settled();
    expect(worker().log).toEqual(['input 97', 'put /x 98 448', 'reset', 'stop', 'resume', 'run ls', 'input 99']);
  });

  test('shows its terminal to all who listen', async () => {
    const { client, worker } = openClient();
    await client.load();
    const shown: string[] = [];
    const stop = client.onConsole((bytes) => shown.push(`one ${new TextDecoder().decode(bytes)}`));
    client.onConsole((bytes) => shown.push(`two ${new TextDecoder().decode(bytes)}`));
    worker().print('# ');
    await settled();
    stop();
    worker().print('ls');
    await settled();
    expect(shown).toEqual(['one # ', 'two # ', 'two ls']);
  });

  test('says whether it runs', async () => {
    const { client, states } = openClient();
    await client.stop();
    await client.resume();
    expect(states).toEqual([]);
    await client.load();
    await client.stop();
    await client.resume();
    await client.stop();
    await client.reset();
    expect(states).toEqual(['loading', 'running', 'stopped', 'running', 'stopped', 'running']);
  });

  test('gives a snapshot', async () => {
    expect((await openClient().client.save()).byteLength).toBe(6);
  });

  test('says why a file was not written', async () => {
    await expect(openClient().client.put('/proc/x', bytesOf('a'))).rejects.toThrow('/proc/x was not written');
  });
});

describe('a cold boot', () => {
  test('takes a new machine, and lasts until programs can be run', async () => {
    const { client, workers, worker, states } = openClient();
    await client.load();
    const before = client.run('sleep 9');
    await settled();
    const booted = client.boot();
    expect(await before).toMatchObject(lost);
    await settled();
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
    expect(worker().start?.boot).toBe(true);
    expect(states).toEqual(['loading', 'running', 'booting']);
    worker().runs[0]?.settle(result);
    await booted;
    expect(states.at(-1)).toBe('running');
  });

  test('may be broken off by a reset', async () => {
    const { client, worker, states } = openClient();
    const booted = client.boot();
    await settled();
    await client.reset();
    expect(worker().log).toEqual(['run true', 'reset']);
    worker().runs[0]?.settle({ ...result, ...lost });
    await booted;
    expect(states).toEqual(['booting', 'running']);
  });
});

describe('dispose', () => {
  test('ends the worker and what it was asked; the client stays usable', async () => {
    watchRejections();
    const { client, workers, states } = openClient();
    const run = client.run('sleep 9');
    await settled();
    void client.save();
    client.dispose();
    expect(await run).toMatchObject(lost);
    expect(workers[0]?.terminated).toBe(true);
    expect(client.state()).toEqual({ status: 'none', reason: null });
    await client.load();
    expect(workers).toHaveLength(2);
    expect(states).toEqual(['loading', 'running', 'none', 'loading', 'running']);
  });

  test('while it is loaded lets nobody wait', async () => {
    watchRejections();
    const { client } = openClient(new Promise(() => {}));
    const [load, run] = [client.load(), client.run('ls')];
    client.dispose();
    await expect(load).rejects.toThrow('The machine was ended.');
    expect(await run).toMatchObject(lost);
  });

  test('of nothing is nothing', () => {
    const create = vi.fn();
    createMachineClient({ image, createWorker: create }).dispose();
    expect(create).not.toHaveBeenCalled();
  });
});
