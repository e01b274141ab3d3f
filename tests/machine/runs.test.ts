import { expect, test } from 'vitest';
import type { RunEvent } from '../../src/machine/machine.ts';
import { describeGuest, useGuest } from './guest.ts';

/** Every byte there is, in an order that repeats late. */
const binary = (length: number) => Uint8Array.from({ length }, (_, index) => (index * 167 + (index >> 8)) % 256);

const bytes = (text: string) => new TextEncoder().encode(text);

/** The bytes of stdout, as they came. */
function collector() {
  const parts: Uint8Array[] = [];
  const onEvent = (event: RunEvent) => void (event.kind === 'stdout' && parts.push(event.bytes));
  return { onEvent, bytes: () => Buffer.concat(parts) };
}

describeGuest('a command in the guest', () => {
  const guest = useGuest();

  test.each([
    ['true', 0],
    ['false', 1],
    ['exit 3', 3],
    ['exit 42', 42],
    ['exit 255', 255],
    ['there-is-no-such-program', 127],
    ['kill -SEGV $$', 139],
    ['kill -KILL $$', 137],
  ])('%s ends with %i', async (command, status) => {
    const result = await guest().machine.run(command);
    expect(result).toMatchObject({ exitCode: status, timedOut: false, reset: false });
  });

  test('prints on two streams, with times of its own', async () => {
    const result = await guest().machine.run('echo out; echo err >&2; sleep 0.3');
    expect(result).toMatchObject({ stdout: 'out\n', stderr: 'err\n', exitCode: 0 });
    expect(result.guestMs).toBeGreaterThanOrEqual(300);
    expect(result.ms).toBeGreaterThanOrEqual(250);
  });

  test('prints 200 KB', async () => {
    const { stdout, exitCode } = await guest().machine.run("head -c 200000 /dev/zero | tr '\\0' z", {
      timeout: 60_000,
    });
    expect(exitCode).toBe(0);
    expect(stdout).toBe('z'.repeat(200_000));
  });

  test('gets 100 KB of bytes on stdin and gives them back, each of them', async () => {
    const stdin = binary(100_000);
    const { onEvent, bytes: printed } = collector();
    const { exitCode } = await guest().machine.run('cat', { stdin, onEvent, timeout: 60_000 });
    expect(exitCode).toBe(0);
    expect(printed().equals(stdin)).toBe(true);
  });

  test('need not read its stdin, nor all of it', async () => {
    const stdin = binary(100_000);
    expect(await guest().machine.run('true', { stdin })).toMatchObject({ exitCode: 0, stdout: '' });
    expect(await guest().machine.run('head -c 5 | wc -c', { stdin })).toMatchObject({ exitCode: 0, stdout: '5\n' });
    expect(await guest().machine.run('exec <&-; echo closed', { stdin })).toMatchObject({ exitCode: 0 });
  });

  test('finds its stdin at its end when there is none', async () => {
    expect(await guest().machine.run('wc -c')).toMatchObject({ exitCode: 0, stdout: '0\n' });
  });

  test('tells the line it runs, in order with what it prints', async () => {
    const events: string[] = [];
    const command = 'echo 12 >&100; echo one; echo 14 >&100; echo two';
    await guest().machine.run(command, {
      onEvent: (event) =>
        events.push(event.kind === 'line' ? `line ${event.line}` : new TextDecoder().decode(event.bytes).trim()),
    });
    expect(events).toEqual(['line 12', 'one', 'line 14', 'two']);
  });

  test('ends although a child goes on in the background with its output', async () => {
    const { machine } = guest();
    const result = await machine.run('sleep 100 & echo done', { timeout: 5000 });
    expect(result).toMatchObject({ stdout: 'done\n', exitCode: 0, timedOut: false });
    await machine.run('pkill sleep');
  });

  test('runs in /root, in a session of its own', async () => {
    const { stdout } = await guest().machine.run('pwd; cut -d" " -f1,6 /proc/$$/stat');
    const [folder, ids = ''] = stdout.split('\n');
    expect(folder).toBe('/root');
    expect(ids.split(' ')[0]).toBe(ids.split(' ')[1]);
  });

  test('may be as long as the agent takes', async () => {
    const text = 'x'.repeat(32_768 - 'echo '.length);
    const { stdout } = await guest().machine.run(`echo ${text}`);
    expect(stdout).toBe(`${text}\n`);
  });

  test('waits for the one before it', async () => {
    const { machine } = guest();
    const results = await Promise.all(['sleep 0.2; echo 1', 'echo 2', 'echo 3'].map((command) => machine.run(command)));
    expect(results.map(({ stdout }) => stdout)).toEqual(['1\n', '2\n', '3\n']);
  });

  test('may be a program that was put there', async () => {
    const { machine } = guest();
    await machine.put("/root/it's mine", bytes('#!/bin/sh\necho "I am $0"\n'), 0o755);
    expect((await machine.run('"./it\'s mine"')).stdout).toBe("I am ./it's mine\n");
    const large = binary(50_000);
    await machine.put('/tmp/large', large);
    const { onEvent, bytes: printed } = collector();
    await machine.run('cat /tmp/large', { onEvent, timeout: 60_000 });
    expect(printed().equals(large)).toBe(true);
    await expect(machine.put('/proc/nothing', bytes('x'))).rejects.toThrow(
      '/proc/nothing was not written in the guest:',
    );
  });

  test('can be typed as well', async () => {
    const { machine, shown } = guest();
    machine.input(bytes('echo live$((6*7))\r'));
    await shown('live42');
  });
});
