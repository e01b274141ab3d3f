import { describe, expect, test } from 'vitest';
import { createTalk, runners, theRunner } from './talk-windows.ts';

const typed = (text: string) => new TextEncoder().encode(text);

describe('a window that goes', () => {
  test('leaves what it ran ended, nobody knows how, and the next start begins anew', async () => {
    const { open, deliver } = createTalk();
    const [speaker, stage] = [open('console'), open('stage')];
    await speaker.start();
    stage.machine?.event('half\n');
    await deliver();
    stage.close();
    await deliver();
    expect(speaker.session.get()).toMatchObject({ status: 'ended', exitCode: null });
    expect(speaker.session.get().reason).toBe('The window that ran it was closed.');
    expect(speaker.text()).toBe('half\r\n');
    await speaker.start();
    expect(runners(speaker)).toEqual([speaker]);
    expect(speaker.session.get()).toMatchObject({ status: 'running', reason: null });
  });

  test('takes nothing from a run that had ended', async () => {
    const { open, deliver } = createTalk();
    const [speaker, stage] = [open('console'), open('stage')];
    await speaker.start();
    stage.machine?.end({ exitCode: 4 });
    await deliver();
    stage.close();
    await deliver();
    expect(speaker.session.get()).toMatchObject({ status: 'ended', exitCode: 4, reason: null });
  });

  test('makes room for another stage', async () => {
    const { open, deliver, pass } = createTalk();
    const [speaker, one, other] = [open('console'), open('stage'), open('stage')];
    await speaker.start();
    const runner = theRunner(one, other);
    const rest = runner === one ? other : one;
    runner.close();
    await deliver();
    await pass(2000);
    await speaker.start();
    expect(runners(one, other, speaker).filter((window) => window !== runner)).toEqual([rest]);
  });
});

describe.each([{ locks: true }, { locks: false }])('two stages and a console, %o', ({ locks }) => {
  test('one press that moves both runs once', async () => {
    const { open, deliver } = createTalk({ locks });
    const [speaker, one, other] = [open('console'), open('stage'), open('stage')];
    await deliver();
    one.session.start('pidfds', null);
    other.session.start('pidfds', null);
    await deliver();
    const runner = theRunner(speaker, one, other);
    runner.machine?.event('one\n');
    await deliver();
    for (const window of [speaker, one, other]) {
      expect(window.text()).toBe('one\r\n');
      expect(window.session.get()).toEqual(runner.session.get());
    }
  });

  test('what any window asks for runs in one of them, again and again', async () => {
    const { open, pass } = createTalk({ locks });
    const windows = [open('console'), open('stage'), open('stage')];
    for (const asking of [...windows, ...windows]) {
      await pass(5000);
      await asking.start();
      await pass(2500);
      const runner = theRunner(...windows);
      expect(runner.id).toMatch(/^stage/);
      runner.machine?.event('ran\n');
      runner.machine?.end();
      await pass(0);
      for (const window of windows) expect(window.text()).toBe('ran\r\n');
    }
  });

  test('typing reaches the machine once, from each of them', async () => {
    const { open, pass } = createTalk({ locks });
    const windows = [open('console'), open('stage'), open('stage'), open('console')];
    await windows[0]?.start();
    await pass(2500);
    const runner = theRunner(...windows);
    runner.machine?.end();
    await pass(0);
    for (const { session } of windows) session.input(typed('k'));
    await pass(0);
    expect(runner.machine?.typed()).toBe('\rkkkk');
  });
});

describe('readers', () => {
  test('tabs without a console each have a machine of their own, and hear nothing of each other', async () => {
    const { open, deliver } = createTalk();
    const [one, other] = [open('stage'), open('stage')];
    await one.start();
    one.machine?.event('mine\n');
    await deliver();
    expect(other.session.get().status).toBe('idle');
    await other.start();
    expect(runners(one, other)).toEqual([one, other]);
    other.session.input(typed('z'));
    await deliver();
    expect(one.machine?.typed()).toBe('');
    expect(one.text()).toBe('mine\r\n');
  });

  test('a console that is opened makes one talk of them: the later run is shown', async () => {
    const { open, deliver, pass } = createTalk();
    const [one, other] = [open('stage'), open('stage')];
    await one.start();
    await pass(5000);
    await other.start();
    other.machine?.event('later\n');
    const speaker = open('console');
    await deliver();
    expect(runners(one, other)).toEqual([other]);
    for (const window of [one, other, speaker]) expect(window.text()).toBe('later\r\n');
  });

  test('when the console closes they part again', async () => {
    const { open, deliver } = createTalk();
    const [speaker, one, other] = [open('console'), open('stage'), open('stage')];
    await one.start();
    speaker.close();
    await deliver();
    await other.start();
    expect(runners(one, other)).toEqual([one, other]);
  });
});
