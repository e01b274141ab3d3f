import { describe, expect, test } from 'vitest';
import { longestLog } from '../../../src/machine/run-log.ts';
import { createTalk, runners } from './talk-windows.ts';

const typed = (text: string) => new TextEncoder().encode(text);

describe('the console and the stage', () => {
  test('show the same run, which is on the stage whoever asks for it', async () => {
    for (const asks of ['console', 'stage'] as const) {
      const { open, deliver } = createTalk();
      const [speaker, stage] = [open('console'), open('stage')];
      await deliver();
      await (asks === 'console' ? speaker : stage).start();
      expect(runners(speaker, stage)).toEqual([stage]);
      stage.machine?.event({ kind: 'line', line: 7 });
      stage.machine?.event('one\n');
      await deliver();
      expect(speaker.text()).toBe('one\r\n');
      expect(speaker.session.get()).toEqual(stage.session.get());
      expect(speaker.session.get()).toMatchObject({ program: 'pidfds', status: 'running', line: 7 });
      stage.machine?.end({ exitCode: 2 });
      await deliver();
      expect(speaker.session.get()).toMatchObject({ status: 'ended', exitCode: 2 });
    }
  });

  test('type into the same shell', async () => {
    const { open, deliver } = createTalk();
    const [speaker, stage] = [open('console'), open('stage')];
    await speaker.start();
    stage.machine?.end();
    await deliver();
    speaker.session.input(typed('x'.repeat(10_000)));
    stage.session.input(typed('y'));
    await deliver();
    const text = stage.machine?.typed() ?? '';
    expect([...text].filter((letter) => letter === 'x')).toHaveLength(10_000);
    expect([...text].filter((letter) => letter === 'y')).toHaveLength(1);
    expect(speaker.machine?.typed()).toBe('');
  });

  test('show a boot, and the end of a pause for the eye, together', async () => {
    const { open, deliver } = createTalk({ image: false, lineStays: 150 });
    const [speaker, stage] = [open('console'), open('stage')];
    await speaker.start();
    speaker.session.finish();
    await deliver();
    expect(stage.session.get().status).toBe('ended');
    expect(speaker.session.get()).toEqual(stage.session.get());
    speaker.session.boot();
    await deliver();
    expect(stage.session.get()).toMatchObject({ program: null, status: 'failed' });
    expect(speaker.session.get()).toEqual(stage.session.get());
  });

  test('only the stage loads the machine ahead', async () => {
    const { open, deliver } = createTalk();
    const [speaker, stage] = [open('console'), open('stage')];
    for (const { session } of [speaker, stage]) session.warm();
    await deliver();
    expect(speaker.machine?.calls).toEqual([]);
    expect(stage.machine?.calls).toEqual(['load', 'stop']);
  });

  test('opened later, either gets everything', async () => {
    for (const late of ['console', 'stage'] as const) {
      const { open, deliver } = createTalk();
      const first = open(late === 'stage' ? 'console' : 'stage');
      await first.start();
      first.machine?.event('one\n');
      await deliver();
      const second = open(late);
      await deliver();
      expect(second.text()).toBe('one\r\n');
      expect(second.session.get()).toEqual(first.session.get());
      first.machine?.event('two\n');
      await deliver();
      expect(second.text()).toBe('one\r\ntwo\r\n');
    }
  });

  test('a console that ran it alone hands the next run to the stage', async () => {
    const { open } = createTalk();
    const speaker = open('console');
    await speaker.start();
    expect(runners(speaker)).toEqual([speaker]);
    const stage = open('stage');
    await speaker.start();
    // Within a second it would be the same press of another window; here it is the same window that asks again.
    expect(runners(speaker, stage)).toEqual([stage]);
    expect(speaker.machine?.calls.at(-1)).toBe('dispose');
  });

  test('a console whose stage does not answer runs it itself', async () => {
    const { open, pass } = createTalk();
    const [speaker, stage] = [open('console'), open('stage')];
    stage.crash();
    await speaker.start();
    expect(runners(speaker)).toEqual([]);
    await pass(700);
    expect(runners(speaker)).toEqual([speaker]);
  });

  test('a stage that nobody can see leaves it to the console', async () => {
    for (const asks of ['console', 'stage'] as const) {
      const { open, pass } = createTalk();
      const [speaker, stage] = [open('console'), open('stage')];
      stage.hide();
      await (asks === 'console' ? speaker : stage).start();
      await pass(700);
      await pass(3000);
      expect(runners(speaker, stage)).toEqual([speaker]);
      speaker.machine?.event('one\n');
      await pass(0);
      expect(stage.text()).toBe('one\r\n');
      stage.show();
      await pass(0);
      await speaker.start();
      expect(runners(speaker, stage)).toEqual([stage]);
    }
  });
});

describe('messages that are lost', () => {
  test('are asked for when the next one shows the gap', async () => {
    const { open, deliver, network } = createTalk();
    const [speaker, stage] = [open('console'), open('stage')];
    await speaker.start();
    stage.machine?.event('one\n');
    network.loseAll();
    stage.machine?.event('two\n');
    await deliver();
    expect(speaker.text()).toBe('one\r\ntwo\r\n');
    expect(speaker.session.get()).toEqual(stage.session.get());
  });

  test('from the beginning of a run on, too', async () => {
    const { open, deliver, network } = createTalk();
    const [speaker, stage] = [open('console'), open('stage')];
    await deliver();
    stage.session.start('pidfds', null);
    await Promise.resolve();
    network.loseAll();
    await deliver();
    network.loseAll();
    stage.machine?.event('two\n');
    await deliver();
    expect(speaker.text()).toBe('two\r\n');
  });

  test('a talkative program is kept within bounds, and a late window gets its last lines', async () => {
    const { open, deliver } = createTalk();
    const stage = open('stage');
    await stage.start();
    const line = `${'x'.repeat(99)}\n`;
    for (let count = 0; count < 40; count += 1) stage.machine?.event(line.repeat(200));
    stage.machine?.event('the end\n');
    const speaker = open('console');
    await deliver();
    expect(speaker.text().length).toBeLessThanOrEqual(longestLog);
    expect(speaker.text().length).toBeGreaterThan(longestLog / 4);
    expect(speaker.text()).toMatch(/^x{99}\r\n/);
    stage.machine?.event('more\n');
    await deliver();
    expect(speaker.text()).toMatch(/the end\r\nmore\r\n$/);
  });
});
