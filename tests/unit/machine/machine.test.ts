import { describe, expect, test } from 'vitest';
import { hardware } from '../../../src/machine/emulator.ts';
import { bytesOf } from './bytes.ts';
import { settled } from './fake-emulator.ts';
import { boot, lost, openReadyRoom, openRoom, snapshot } from './machine-room.ts';

describe('a machine from a snapshot', () => {
  test('has the hardware of the snapshot, and nothing to boot from', async () => {
    const { emulator } = await openRoom();
    const { options } = emulator();
    expect(options).toMatchObject(hardware);
    expect(options).toMatchObject({
      autostart: false,
      memory_size: 2 ** 25,
      uart1: true,
      net_device: { type: 'none' },
    });
    expect(options.bzimage).toBeUndefined();
  });

  test('sets the guest’s clock before anything else runs', async () => {
    const { machine, emulator } = await openRoom();
    const run = machine.run('true');
    await settled();
    expect(emulator().heardByAgent()).toBe('RUN 1 19\ndate -s @1795867200EOF 1\n');
    await emulator().agent('\x02O 1 3\nSat\x02X 1 0 1\n');
    expect(emulator().heardByAgent()).toBe('RUN 2 4\ntrueEOF 2\n');
    await emulator().agent('\x02X 2 0 1\n');
    expect(await run).toMatchObject({ stdout: '', exitCode: 0 });
  });

  test('runs programs even when the clock cannot be set', async () => {
    const { machine, emulator, pass, failures } = await openRoom();
    const run = machine.run('true');
    await pass(2000);
    expect(emulator().heardByAgent()).toContain('KILL 1\n');
    await pass(1000);
    expect(emulator().heardByAgent()).toBe('RUN 2 4\ntrueEOF 2\n');
    await emulator().agent('\x02X 2 0 1\n');
    expect((await run).exitCode).toBe(0);
    expect(failures).toEqual([]);
  });

  test('is not there when the snapshot cannot be restored, nor without one', async () => {
    await expect(openRoom({ snapshot: new ArrayBuffer(0) })).rejects.toThrow('Invalid length: 0');
    await expect(openRoom({})).rejects.toThrow('A machine needs a snapshot or a kernel.');
  });
});

describe('a machine that boots', () => {
  test('runs programs when the agent is there', async () => {
    const { machine, emulator } = await openRoom({ boot });
    expect(emulator().options).toMatchObject({ ...hardware, cmdline: 'quiet', bzimage: { buffer: boot.kernel } });
    const run = machine.run('true');
    await settled();
    expect(emulator().heardByAgent()).toBe('');
    await emulator().agent('\x02R 1\n');
    expect(emulator().heardByAgent()).toBe('RUN 1 4\ntrueEOF 1\n');
    await emulator().agent('\x02X 1 0 1\n');
    expect((await run).exitCode).toBe(0);
  });

  test('is given up after a minute in which it ran', async () => {
    const { machine, pass, failures, emulator } = await openRoom({ boot });
    const run = machine.run('true');
    await pass(59_000);
    await machine.stop();
    await pass(100_000);
    await machine.resume();
    expect(failures).toEqual([]);
    await pass(1000);
    expect(failures).toEqual(['The guest did not finish booting within 60 s.']);
    expect(await run).toMatchObject(lost);
    expect(emulator().log.at(-1)).toBe('destroy');
    await expect(machine.run('true')).rejects.toThrow('The machine is destroyed.');
  });

  test('says what to do about an agent that speaks another version', async () => {
    const { emulator, failures } = await openRoom({ boot });
    await emulator().agent('\x02R 2\n');
    expect(failures).toEqual([
      'The image speaks version 2 of the agent\'s protocol, not 1; make it again with "npm run machine".',
    ]);
  });

  test('boots again when it is reset, without a snapshot to go back to', async () => {
    const { machine, made } = await openRoom({ boot });
    await machine.reset();
    expect(made).toHaveLength(2);
    expect(made[0]?.log).toEqual(['run', 'stop', 'stopped', 'destroy']);
    expect(made[1]?.log).toEqual(['run']);
  });

  test('goes back to the snapshot when there is one', async () => {
    const { machine, made, emulator } = await openRoom({ boot, snapshot });
    expect(emulator().log).toEqual(['run']);
    await machine.reset();
    expect(made).toHaveLength(1);
    expect(emulator().log.slice(-2)).toEqual(['restore 100', 'run']);
  });
});

describe('reset', () => {
  test('stops, drops what v86 would carry over, and restores', async () => {
    const { machine, emulator } = await openReadyRoom();
    machine.input(bytesOf('old'));
    await machine.reset();
    expect(emulator().log).toEqual(['stop', 'stopped', 'store tsc', 'set tsc 7 9', 'restore 100', 'run']);
  });

  test('ends the run under way and those that wait; what is asked for afterwards runs', async () => {
    const { machine, emulator } = await openReadyRoom();
    const before = [machine.run('one'), machine.run('two')];
    await settled();
    await emulator().agent('\x02O 2 3\nabc');
    const reset = machine.reset();
    const after = machine.run('three');
    expect(await Promise.all(before)).toMatchObject([{ ...lost, stdout: 'abc' }, lost]);
    await reset;
    emulator().heardByAgent();
    // The run that is gone is not heard of again, not even by the next.
    await emulator().agent('\x02O 2 1\n!', '\x02X 2 0 1\n', '\x02X 3 0 1\n');
    expect(emulator().heardByAgent()).toBe('RUN 4 5\nthreeEOF 4\n');
    await emulator().agent('\x02X 4 0 1\n');
    expect(await after).toMatchObject({ exitCode: 0, reset: false, stdout: '' });
  });

  test('drops half a frame, and bytes that were under way', async () => {
    const { machine, emulator, shown } = await openReadyRoom();
    await emulator().agent('\x02O 2 4000\nabc');
    const written = emulator().console('old');
    await machine.reset();
    await written;
    const run = machine.run('true');
    await emulator().agent('\x02X 2 0 1\n');
    await emulator().agent('\x02X 3 7 1\n');
    expect((await run).exitCode).toBe(7);
    expect(shown.join('')).toBe('old');
  });

  test('may be asked for many times at once', async () => {
    const { machine, emulator } = await openReadyRoom();
    await Promise.all([machine.reset(), machine.stop(), machine.reset(), machine.resume(), machine.reset()]);
    const { log } = emulator();
    expect(log.filter((entry) => entry.startsWith('restore'))).toHaveLength(3);
    expect(log.at(-1)).toBe('run');
  });
});

describe('stop', () => {
  test('stops time limits too, and what is asked for meanwhile waits', async () => {
    const { machine, emulator, pass } = await openReadyRoom();
    const run = machine.run('sleep 9', { timeout: 1000 });
    await pass(900);
    await machine.stop();
    const later = machine.run('true');
    await pass(60_000);
    expect(emulator().heardByAgent()).toBe('RUN 2 7\nsleep 9EOF 2\n');
    await machine.resume();
    await pass(50);
    await emulator().agent('\x02X 2 0 950\n');
    expect(await run).toMatchObject({ exitCode: 0, ms: 950, timedOut: false });
    await emulator().agent('\x02X 3 0 1\n');
    expect((await later).exitCode).toBe(0);
  });

  test('a run that is asked for while it is stopped starts when it goes on', async () => {
    const { machine, emulator } = await openReadyRoom();
    await machine.stop();
    const run = machine.run('true');
    await settled();
    expect(emulator().heardByAgent()).toBe('');
    await machine.resume();
    expect(emulator().heardByAgent()).toBe('RUN 2 4\ntrueEOF 2\n');
    await emulator().agent('\x02X 2 0 1\n');
    await run;
  });

  test('a snapshot is taken of a stopped machine, which goes on only if it ran', async () => {
    const { machine, emulator } = await openReadyRoom();
    expect((await machine.save()).byteLength).toBe(5);
    expect(emulator().log).toEqual(['stop', 'stopped', 'save', 'run']);
    await machine.stop();
    await machine.save();
    expect(emulator().log.at(-1)).toBe('save');
  });
});

describe('destroy', () => {
  test('ends everything, and answers what comes after', async () => {
    const { machine, emulator } = await openReadyRoom();
    const [run, stop] = [machine.run('sleep 100'), machine.stop()];
    const destroyed = machine.destroy();
    expect(await run).toMatchObject(lost);
    await stop;
    await destroyed;
    await machine.destroy();
    expect(emulator().log.at(-1)).toBe('destroy');
    machine.input(bytesOf('x'));
    for (const call of [machine.run('x'), machine.reset(), machine.stop(), machine.resume(), machine.save()]) {
      await expect(call).rejects.toThrow('The machine is destroyed.');
    }
  });
});

test('the terminal is typed into as it is, and shows what is printed', async () => {
  const { machine, emulator, shown } = await openReadyRoom();
  machine.input(bytesOf('ls\r\x03'));
  expect(emulator().typed()).toBe('ls\r\x03');
  await emulator().console('ls\r\nbin');
  expect(shown).toEqual(['ls\r\nbin']);
});
