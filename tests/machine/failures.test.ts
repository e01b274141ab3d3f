import { expect, test } from 'vitest';
import { describeGuest, useGuest } from './guest.ts';

describeGuest('a guest that goes wrong', () => {
  const guest = useGuest();

  /** The next command works, on a machine without what went wrong. */
  async function expectMended(reason: string | RegExp) {
    const { machine, failures } = guest();
    expect(failures.splice(0)).toEqual([expect.stringMatching(reason)]);
    expect(await machine.run('echo fine')).toMatchObject({ stdout: 'fine\n', exitCode: 0 });
  }

  test.each([
    ['that never ends', 'while :; do :; done'],
    ['that waits', 'sleep 100 | sleep 100'],
    ['that wants to live', "trap '' TERM INT HUP QUIT; while :; do :; done"],
    ['that never stops printing', 'yes'],
  ])('a program %s is killed, and the next one runs', async (_what, command) => {
    const { machine, failures } = guest();
    const result = await machine.run(command, { timeout: 400 });
    expect(result).toMatchObject({ exitCode: 137, timedOut: true, reset: false });
    expect(await machine.run('pidof yes sleep; echo fine')).toMatchObject({ stdout: 'fine\n' });
    expect(failures).toEqual([]);
  });

  test('a panic is told, and the machine reset', async () => {
    const run = guest().machine.run('echo 1 > /proc/sys/vm/panic_on_oom; i=a; while :; do i=$i$i; done', {
      timeout: 60_000,
    });
    expect(await run).toMatchObject({ exitCode: -1, reset: true, timedOut: false });
    await expectMended(/^Kernel panic - not syncing: Out of memory/);
  }, 90_000);

  test.each(['poweroff -f', 'halt -f', 'reboot -f'])('%s is told, and the machine reset', async (command) => {
    expect(await guest().machine.run(command)).toMatchObject({ exitCode: -1, reset: true });
    await expectMended('The guest was powered off.');
  });

  test('an agent that is killed is told, and the machine reset', async () => {
    expect(await guest().machine.run('kill -9 $(pidof agent); sleep 100')).toMatchObject({ exitCode: -1, reset: true });
    await expectMended('The agent ended while it ran a program.');
  });

  test('an agent that no longer answers is told, and the machine reset', async () => {
    // Long enough for a busy computer to have stopped the agent by then.
    const result = await guest().machine.run('kill -STOP $(pidof agent); sleep 100', { timeout: 4000 });
    expect(result).toMatchObject({ exitCode: -1, reset: true, timedOut: true });
    await expectMended('The program did not end when it was killed.');
  });

  test('what a program writes to the agent’s port harms at most its own run', async () => {
    const { machine, failures } = guest();
    await machine.run('head -c 5000 /dev/urandom > /dev/ttyS1', { timeout: 2000 });
    // It announces more than ever comes.
    await machine.run("printf '\\002O 9 60000\\n' > /dev/ttyS1", { timeout: 500 });
    expect(await machine.run('echo fine', { timeout: 5000 })).toMatchObject({ exitCode: expect.any(Number) });
    failures.length = 0;
    await machine.reset();
    expect(await machine.run('echo fine')).toMatchObject({ stdout: 'fine\n', exitCode: 0 });
  });
});
