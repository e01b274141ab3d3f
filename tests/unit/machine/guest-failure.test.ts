import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf } from './bytes.ts';
import { settled } from './fake-emulator.ts';
import { lost, openReadyRoom } from './machine-room.ts';

describe('a guest that goes wrong', () => {
  test('a program that runs too long is killed', async () => {
    const { machine, emulator, pass } = await openReadyRoom();
    const run = machine.run('sleep 100');
    await pass(9999);
    expect(emulator().heardByAgent()).toBe('RUN 2 9\nsleep 100EOF 2\n');
    await pass(1);
    expect(emulator().heardByAgent()).toBe('KILL 2\n');
    await emulator().agent('\x02X 2 137 10000\n');
    expect(await run).toMatchObject({ exitCode: 137, timedOut: true, reset: false, ms: 10_000 });
    await pass(5000);
    expect(emulator().log).toEqual([]);
  });

  test('one that does not even die takes the machine with it', async () => {
    const { machine, emulator, pass, failures } = await openReadyRoom();
    const run = machine.run('loop', { timeout: 50 });
    await pass(50);
    await pass(1000);
    expect(await run).toMatchObject({ ...lost, timedOut: true, ms: 1050 });
    expect(failures).toEqual(['The program did not end when it was killed.']);
    expect(emulator().log).toContain('restore 100');
    const next = machine.run('true');
    await emulator().agent('\x02X 3 0 1\n\x02X 4 0 1\n');
    expect((await next).exitCode).toBe(0);
  });

  test('a panic is told and reset, wherever its text is split', async () => {
    const text = '# \x1b[6n[    3.632907] Kernel panic - not syncing: Out of memory\r\n[    3.632907] CPU: 0';
    for (const at of [1, 8, 20, 40, text.length - 30]) {
      const { machine, emulator, failures, shown } = await openReadyRoom();
      const run = machine.run('loop');
      await settled();
      await emulator().console(text.slice(0, at));
      await emulator().console(text.slice(at));
      expect(failures).toEqual(['Kernel panic - not syncing: Out of memory.']);
      expect(await run).toMatchObject({ ...lost, timedOut: false });
      await settled();
      expect(emulator().log).toContain('restore 100');
      expect(shown.join('')).toBe(text);
    }
  });

  test('a text about panics is none', async () => {
    const { emulator, failures } = await openReadyRoom();
    await emulator().console('# echo Kernel panic - not syncing: not really\r\nKernel panic - not syncing: x\r\n');
    expect(failures).toEqual([]);
  });

  test('a guest that was powered off is told and reset, once', async () => {
    const { machine, emulator, failures } = await openReadyRoom();
    const run = machine.run('poweroff -f');
    await settled();
    await Promise.all([emulator().halt(), emulator().halt()]);
    expect(await run).toMatchObject(lost);
    expect(failures).toEqual(['The guest was powered off.']);
    expect(emulator().log.filter((entry) => entry === 'restore 100')).toHaveLength(1);
  });

  test('an agent that starts anew in the middle of a run is told and reset', async () => {
    const { machine, emulator, failures } = await openReadyRoom();
    const run = machine.run('kill -9 $(pidof agent)');
    await settled();
    await emulator().agent('\x02R 1\n');
    expect(await run).toMatchObject(lost);
    expect(failures).toEqual(['The agent ended while it ran a program.']);
  });

  test('whatever it sends, the machine goes on', async () => {
    const noise = fc.uint8Array({ maxLength: 300 });
    const almost = fc
      .array(
        fc.constantFrom(
          '\x02',
          'O 2 3\n',
          'X 2 0 1\n',
          'X 1 0 1\n',
          'A 2 9999\n',
          'L 2 7\n',
          'R 1\n',
          'R 9\n',
          'E 2 9\n',
        ),
      )
      .map((parts) => bytesOf(...parts));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(noise, almost), { maxLength: 5 }), noise, async (parts, printed) => {
        const { machine, emulator } = await openReadyRoom();
        const run = machine.run('x', { stdin: new Uint8Array(9000) });
        await emulator().console(new TextDecoder('latin1').decode(printed));
        for (const part of parts) await emulator().agent(part);
        await machine.reset();
        const { exitCode, reset } = await run;
        expect(reset).toBe(exitCode === -1);
        const next = machine.run('true');
        const heard = emulator().heardByAgent();
        const [, id = ''] = [...heard.matchAll(/RUN (\d+) \d+\ndate/g)].at(-1) ?? [];
        await emulator().agent(`\x02X ${id} 0 1\n\x02X ${Number(id) + 1} 5 1\n`);
        expect((await next).exitCode).toBe(5);
        await machine.destroy();
      }),
      { seed: 8, numRuns: 150 },
    );
  });
});
