import { describe, expect, test } from 'vitest';
import { createTalk } from './talk-windows.ts';

const red = (text: string) => `\u001b[31m${text}\u001b[39m`;

describe('a recording', () => {
  const played = `one\r\n${red('two\r\n')}`;

  test('is played where there is no machine, in its own time, and says what it is', async () => {
    const { open, pass } = createTalk({ image: false });
    const window = open('stage');
    const { session } = window;
    await window.start();
    expect(session.hasMachine).toBe(false);
    expect(session.get()).toMatchObject({ status: 'running', from: 'recording', line: 10, exitCode: null });
    expect(session.get()).toMatchObject({ release: '6.12.0-recorded', date: '2026-11-01' });
    expect(session.get().reason).toContain('npm run machine');
    expect(window.text()).toBe('');
    await pass(100);
    expect(window.text()).toBe('one\r\n');
    await pass(299);
    expect(window.text()).toBe('one\r\n');
    expect(session.get().line).toBe(20);
    await pass(1);
    expect(window.text()).toBe(played);
    expect(session.get().status).toBe('running');
    await pass(100);
    expect(session.get()).toMatchObject({ status: 'ended', exitCode: 3, ms: 500, line: null });
  });

  test('is shown to its end at once when somebody has seen enough', async () => {
    const { open, pass } = createTalk({ image: false, lineStays: 150 });
    const window = open('stage');
    await window.start();
    window.session.finish();
    expect(window.text()).toBe(played);
    expect(window.session.get().status).toBe('ended');
    await pass(1000);
    expect(window.text()).toBe(played);
  });

  test('is played with the reason when the machine cannot be had', async () => {
    const { open, pass } = createTalk();
    const window = open('stage');
    window.machine?.hold();
    await window.start();
    await window.machine?.arrive('snapshot.zst could not be loaded: the server answered 404');
    await pass(1000);
    expect(window.text()).toBe(played);
    expect(window.session.get()).toMatchObject({
      status: 'ended',
      from: 'recording',
      exitCode: 3,
      reason: 'The machine did not start: snapshot.zst could not be loaded: the server answered 404',
    });
    // The next press tries again.
    await window.start();
    expect(window.session.get()).toMatchObject({ status: 'running', from: 'machine', reason: null });
  });

  test('is played while a slow network still brings the machine, which the next run has', async () => {
    const { open, pass } = createTalk();
    const window = open('stage');
    window.machine?.hold();
    await window.start();
    await pass(9999);
    expect(window.session.get().status).toBe('loading');
    await pass(1);
    expect(window.session.get()).toMatchObject({ status: 'running', from: 'recording' });
    expect(window.session.get().reason).toBe('The machine is still being loaded.');
    await window.machine?.arrive();
    expect(window.machine?.calls.at(-1)).toBe('stop');
    await pass(1000);
    expect(window.text()).toBe(played);
    await window.start();
    expect(window.session.get()).toMatchObject({ status: 'running', from: 'machine' });
  });

  test('that nobody made is not made up', async () => {
    const { open, deliver } = createTalk({ image: false });
    const { session } = open('stage');
    session.start('binderfs', null);
    await deliver();
    expect(session.get()).toMatchObject({ status: 'failed', exitCode: null, ms: null, release: null });
    expect(session.get().reason).toContain('no recording');
  });

  test('of a run started anew leaves nothing behind', async () => {
    const { open, pass } = createTalk({ image: false });
    const window = open('stage');
    await window.start();
    await pass(150);
    await window.start();
    expect(window.text()).toBe('');
    await pass(1000);
    expect(window.text()).toBe(played);
  });
});
