import { describe, expect, test } from 'vitest';
import { fakeMachine } from './fake-machine.ts';
import { fakeTerminal } from './fake-terminal.ts';
import { createTalk, recording } from './talk-windows.ts';

const red = (text: string) => `\u001b[31m${text}\u001b[39m`;

describe('a run on the machine', () => {
  test('is reset, shown as it comes, and ends with its exit status and a prompt', async () => {
    const { open, deliver } = createTalk();
    const window = open('stage');
    const { session, machine } = window;
    const terminal = fakeTerminal();
    session.attach(terminal);
    await window.start();
    expect(machine?.calls).toEqual(['reset', 'pidfds']);
    expect(session.get()).toMatchObject({ program: 'pidfds', status: 'running', from: 'machine' });
    machine?.event({ kind: 'line', line: 12 });
    machine?.event('one\n');
    machine?.event({ kind: 'stderr', bytes: new TextEncoder().encode('bad\n') });
    expect(session.get().line).toBe(12);
    expect(terminal.text()).toBe(`\u001b[1m# pidfds\u001b[0m\r\none\r\n${red('bad\r\n')}`);
    machine?.end({ exitCode: 139, guestMs: 77 });
    await deliver();
    expect(session.get()).toMatchObject({ status: 'ended', exitCode: 139, ms: 77, line: null, reason: null });
    expect(session.get()).toMatchObject({ release: '6.12.0-image', date: null });
    expect(machine?.typed()).toBe('\r');
    machine?.print('/root # ');
    expect(window.text()).toBe(`one\r\n${red('bad\r\n')}/root # `);
  });

  test('is called loading until the machine is there, and gets the size of the terminal', async () => {
    const { open } = createTalk();
    const { session, machine, start } = open('stage');
    machine?.hold();
    session.resize(80, 21);
    await start();
    expect(session.get().status).toBe('loading');
    await machine?.arrive();
    expect(session.get().status).toBe('running');
    expect(machine?.calls).toEqual(['reset', 'stty -F /dev/ttyS0 cols 80 rows 21', 'pidfds']);
    // The same size is no news; another one is for the shell.
    session.resize(80, 21);
    session.resize(40, 21);
    expect(machine?.calls.slice(3)).toEqual(['stty -F /dev/ttyS0 cols 40 rows 21']);
  });

  test.each([Number.NaN, -1, 0, 1.5, 1e9, Number.POSITIVE_INFINITY])(
    'a terminal of %s rows has no size',
    async (rows) => {
      const { open } = createTalk();
      const { session, machine, start } = open('stage');
      session.resize(80, rows);
      await start();
      expect(machine?.calls).toEqual(['reset', 'pidfds']);
    },
  );

  test('started again forgets the one before, and all that comes of it', async () => {
    const { open, deliver } = createTalk();
    const window = open('stage');
    await window.start();
    window.machine?.event('old\n');
    const { machine } = window;
    machine?.hold();
    await window.start();
    machine?.event('late\n');
    machine?.print('late');
    machine?.end();
    await deliver();
    expect(window.text()).toBe('');
    expect(window.session.get().status).toBe('loading');
    await machine?.arrive();
    machine?.event('new\n');
    expect(window.text()).toBe('new\r\n');
  });

  test('rests on each line for the eye, but on a line that runs again only once', async () => {
    const { open, pass } = createTalk({ lineStays: 150 });
    const { session, machine, start } = open('stage');
    await start();
    for (const line of [7, 7, 7, 8]) machine?.event({ kind: 'line', line });
    machine?.end();
    await pass(149);
    expect(session.get()).toMatchObject({ status: 'running', line: 7 });
    await pass(1);
    expect(session.get()).toMatchObject({ status: 'running', line: 8 });
    await pass(150);
    expect(session.get()).toMatchObject({ status: 'ended', line: null });
  });

  test('that takes too long says so', async () => {
    const { open, deliver } = createTalk();
    const { session, machine, start } = open('stage');
    await start();
    machine?.end({ timedOut: true, exitCode: 137 });
    await deliver();
    expect(session.get()).toMatchObject({ status: 'ended', exitCode: 137, reason: 'It took too long and was killed.' });
  });

  test('whose machine crashed has failed with the reason, and the next one works', async () => {
    const { open, deliver } = createTalk();
    const { session, machine, start } = open('stage');
    await start();
    machine?.fail('Kernel panic - not syncing: oh no');
    machine?.end({ reset: true, exitCode: -1 });
    await deliver();
    expect(session.get()).toMatchObject({ status: 'failed', exitCode: null });
    expect(session.get().reason).toBe('Kernel panic - not syncing: oh no');
    await start();
    expect(session.get()).toMatchObject({ status: 'running', reason: null });
  });

  test.each(['', 'a b', '$(reboot)', '../x', 'X', 'a'.repeat(61)])('of "%s" is no run', async (program) => {
    const { open, deliver } = createTalk();
    const { session, machine } = open('stage');
    session.start(program, recording);
    await deliver();
    expect(session.get().status).toBe('idle');
    expect(machine?.calls).toEqual([]);
  });
});

describe('a boot that people watch', () => {
  test('shows what the kernel prints, and takes the time it takes', async () => {
    const { open, pass } = createTalk();
    const window = open('stage');
    const { session, machine } = window;
    machine?.hold();
    session.boot();
    await pass(0);
    expect(session.get()).toMatchObject({ program: null, status: 'booting' });
    machine?.print('Linux version 6.12\r\n');
    await pass(1600);
    await machine?.arrive();
    expect(session.get()).toMatchObject({ status: 'ended', exitCode: null, ms: 1600, reason: null });
    expect(window.text()).toBe('Linux version 6.12\r\n');
  });

  test('cannot be where there is no machine', async () => {
    const { open, deliver } = createTalk({ image: false });
    const { session } = open('stage');
    session.boot();
    await deliver();
    expect(session.get()).toMatchObject({ status: 'failed' });
  });

  test('that fails says why', async () => {
    const { open, deliver } = createTalk();
    const { session, machine } = open('stage');
    machine?.hold();
    session.boot();
    await deliver();
    await machine?.arrive('bzImage could not be loaded: the server answered 404');
    expect(session.get().status).toBe('failed');
    expect(session.get().reason).toContain('bzImage');
  });
});

describe('the shell', () => {
  test('gets what is typed after a run, and is heard', async () => {
    const { open, deliver } = createTalk();
    const window = open('stage');
    await window.start();
    window.machine?.end();
    await deliver();
    window.session.input(new TextEncoder().encode('ls\r'));
    expect(window.machine?.typed()).toBe('\rls\r');
    window.machine?.print('ls\r\nbin\u001b[6n\r\n');
    // What a terminal would answer is not shown.
    expect(window.text()).toBe('ls\r\nbin\r\n');
  });

  test('gets nothing before the first run, nor while a recording is shown', async () => {
    const { open, pass } = createTalk();
    const machine = fakeMachine();
    const { session, start } = open('stage', { machine });
    session.input(Uint8Array.of(65));
    machine.hold();
    await start();
    await machine.arrive('no network');
    await pass(1000);
    session.input(Uint8Array.of(66));
    expect(machine.typed()).toBe('');
  });
});
