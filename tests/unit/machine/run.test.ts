import { describe, expect, test } from 'vitest';
import { bytesOf } from './bytes.ts';
import { settled } from './fake-emulator.ts';
import { eventLog, openReadyRoom } from './machine-room.ts';

const numbers = (length: number) => Uint8Array.from({ length }, (_, index) => index % 251);

describe('a run', () => {
  test('ends with what it printed, its status and its times', async () => {
    const { machine, emulator, pass } = await openReadyRoom();
    const { events, onEvent } = eventLog();
    const run = machine.run('pidfds', { onEvent });
    await settled();
    expect(emulator().heardByAgent()).toBe('RUN 2 6\npidfdsEOF 2\n');
    await emulator().agent('\x02L 2 12\n\x02O 2 4\none\n', '\x02E 2 3\noh\n');
    await pass(250);
    await emulator().agent('\x02O 2 4\ntwo\n', '\x02X 2 42 240\n');
    expect(await run).toEqual({
      stdout: 'one\ntwo\n',
      stderr: 'oh\n',
      exitCode: 42,
      guestMs: 240,
      ms: 250,
      timedOut: false,
      reset: false,
    });
    expect(events).toEqual(['line 12', 'stdout one\n', 'stderr oh\n', 'stdout two\n']);
  });

  test.each([
    ['a crash', 139],
    ['a kill', 137],
    ['a command that is not there', 127],
  ])('tells %s as the shell does', async (_what, status) => {
    const { machine, emulator } = await openReadyRoom();
    const run = machine.run('x');
    await settled();
    await emulator().agent(`\x02X 2 ${status} 5\n`);
    expect(await run).toMatchObject({ exitCode: status, timedOut: false, reset: false });
  });

  test('has text whose letters were split, bytes that are no text, and the mark that starts a file', async () => {
    const { machine, emulator } = await openReadyRoom();
    const run = machine.run('x');
    await settled();
    await emulator().agent('\x02O 2 4\n', [0xef, 0xbb, 0xbf, 0xc3], '\x02O 2 3\n', [0xa9, 0xff, 0x02]);
    await emulator().agent('\x02O 2 1\n', [0xc3], '\x02X 2 0 5\n');
    expect((await run).stdout).toBe('\ufeffé\ufffd\x02\ufffd');
  });

  test('may print 200 KB', async () => {
    const { machine, emulator } = await openReadyRoom();
    const run = machine.run('x');
    await settled();
    const part = 'z'.repeat(4000);
    for (let count = 0; count < 50; count += 1) await emulator().agent(`\x02O 2 4000\n${part}`);
    await emulator().agent('\x02X 2 0 5\n');
    expect((await run).stdout).toBe(part.repeat(50));
  });

  test('waits for the one before it', async () => {
    const { machine, emulator } = await openReadyRoom();
    const [one, two] = [machine.run('one'), machine.run('two')];
    await settled();
    expect(emulator().heardByAgent()).toBe('RUN 2 3\noneEOF 2\n');
    await emulator().agent('\x02O 2 1\n1\x02X 2 0 5\n');
    expect(emulator().heardByAgent()).toBe('RUN 3 3\ntwoEOF 3\n');
    // The second run hears nothing of the first.
    await emulator().agent('\x02O 2 1\n!\x02X 2 9 5\n\x02O 3 1\n2\x02X 3 1 5\n');
    expect([await one, await two]).toMatchObject([
      { stdout: '1', exitCode: 0 },
      { stdout: '2', exitCode: 1 },
    ]);
  });

  test('is refused when its command is longer than the agent takes', async () => {
    const { machine, emulator } = await openReadyRoom();
    await expect(machine.run('é'.repeat(16_385))).rejects.toThrow(
      'The command has 32770 bytes, more than 32768; put it into a file of the guest.',
    );
    expect(emulator().heardByAgent()).toBe('');
  });
});

describe('stdin', () => {
  const header = /IN 2 (\d+)\n/g;
  const sizes = (heard: string) => Array.from(heard.matchAll(header), ([, size]) => Number(size));

  test('is sent no further than 2048 bytes ahead', async () => {
    const { machine, emulator } = await openReadyRoom();
    const run = machine.run('cat', { stdin: numbers(5000) });
    await settled();
    let heard = emulator().heardByAgent();
    expect(sizes(heard)).toEqual([2048]);
    expect(heard).not.toContain('EOF');
    await emulator().agent('\x02A 2 100\n');
    heard = emulator().heardByAgent();
    expect(sizes(heard)).toEqual([100]);
    await emulator().agent('\x02A 2 2048\n');
    expect(sizes(emulator().heardByAgent())).toEqual([2048]);
    await emulator().agent('\x02A 2 2048\n');
    heard = emulator().heardByAgent();
    expect(sizes(heard)).toEqual([804]);
    expect(heard.endsWith('EOF 2\n')).toBe(true);
    await emulator().agent('\x02A 2 804\n\x02A 2 5\n');
    expect(emulator().heardByAgent()).toBe('');
    await emulator().agent('\x02X 2 0 1\n');
    expect((await run).exitCode).toBe(0);
  });

  test('arrives whole, whatever the sizes in which it is taken', async () => {
    const { machine, emulator } = await openReadyRoom();
    const stdin = numbers(20_000);
    const run = machine.run('cat', { stdin });
    await settled();
    let heard = emulator().heardByAgent();
    for (let size = 1; !heard.endsWith('EOF 2\n'); size = (size * 7) % 1999) {
      await emulator().agent(`\x02A 2 ${size}\n`);
      heard += emulator().heardByAgent();
    }
    const sent = heard.replace(/^RUN 2 3\ncat/, '').replace(/EOF 2\n$/, '');
    let bytes = '';
    for (let at = 0; at < sent.length; ) {
      const [whole = '', size = ''] = /^IN 2 (\d+)\n/.exec(sent.slice(at, at + 20)) ?? [];
      bytes += sent.slice(at + whole.length, at + whole.length + Number(size));
      at += whole.length + Number(size);
    }
    expect(bytes).toBe(new TextDecoder('latin1').decode(stdin));
    await emulator().agent('\x02X 2 0 1\n');
    await run;
  });

  test('acknowledged without having been sent is not believed', async () => {
    const { machine, emulator } = await openReadyRoom();
    const run = machine.run('cat', { stdin: numbers(9000) });
    await settled();
    emulator().heardByAgent();
    await emulator().agent('\x02A 2 999999\n');
    expect(sizes(emulator().heardByAgent())).toEqual([2048]);
    await emulator().agent('\x02X 2 0 1\n');
    await run;
  });

  test('that a program does not read does not keep it from ending', async () => {
    const { machine, emulator } = await openReadyRoom();
    const run = machine.run('true', { stdin: numbers(9000) });
    await settled();
    await emulator().agent('\x02X 2 0 1\n');
    expect((await run).exitCode).toBe(0);
  });
});

describe('put', () => {
  test('writes a file with its mode, whatever its name', async () => {
    const { machine, emulator } = await openReadyRoom();
    const done = machine.put("/root/it's here", bytesOf('hello'), 0o755);
    await settled();
    const command = String.raw`cat > '/root/it'\''s here' && chmod 755 '/root/it'\''s here'`;
    expect(emulator().heardByAgent()).toBe(`RUN 2 ${command.length}\n${command}IN 2 5\nhelloEOF 2\n`);
    await emulator().agent('\x02X 2 0 1\n');
    await done;
  });

  test('says why it could not', async () => {
    const { machine, emulator } = await openReadyRoom();
    const done = machine.put('/proc/x', bytesOf('hello'));
    const refused = expect(done).rejects.toThrow("/proc/x was not written in the guest: sh: can't create /proc/x");
    await settled();
    await emulator().agent("\x02E 2 27\nsh: can't create /proc/x: no", '\x02X 2 1 1\n');
    await refused;
  });
});
