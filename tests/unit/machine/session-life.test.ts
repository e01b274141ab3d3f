import { describe, expect, test } from 'vitest';
import { createTalk } from './talk-windows.ts';

describe('the life of the machine', () => {
  test('near a run it is loaded and waits; it goes on when it is used, and stops when it is not seen', async () => {
    const { open, deliver } = createTalk();
    const { session, machine, start } = open('stage');
    session.warm();
    session.warm();
    await deliver();
    expect(machine?.calls).toEqual(['load', 'stop']);
    session.resume();
    await deliver();
    expect(machine?.calls).toEqual(['load', 'stop']);
    await start();
    session.pause();
    session.resume();
    await deliver();
    expect(machine?.calls.slice(2)).toEqual(['reset', 'pidfds', 'stop', 'resume']);
  });

  test('far from a run it is ended, and what ran is forgotten', async () => {
    const { open, deliver } = createTalk();
    const window = open('stage');
    await window.start();
    window.machine?.event('half');
    window.session.release();
    await deliver();
    expect(window.machine?.calls.at(-1)).toBe('dispose');
    expect(window.session.get().status).toBe('idle');
    expect(window.text()).toBe('');
  });

  test('what had ended can still be read after it, and a new machine answers there', async () => {
    const { open, deliver } = createTalk();
    const window = open('stage');
    await window.start();
    window.machine?.event('all\n');
    window.machine?.end();
    await deliver();
    window.session.release();
    expect(window.text()).toBe('all\r\n');
    expect(window.session.get()).toMatchObject({ status: 'ended', exitCode: 0 });
    window.session.warm();
    await deliver();
    window.session.input(Uint8Array.of(13));
    await deliver();
    expect(window.machine?.calls.slice(-3)).toEqual(['load', 'stop', 'resume']);
    expect(window.machine?.typed()).toBe('\r\r');
  });

  test('a page that leaves frees it, and is of use when it comes back', async () => {
    const { open, deliver } = createTalk();
    const { session, machine, page, start } = open('stage');
    await start();
    page.leave();
    await deliver();
    expect(machine?.calls.at(-1)).toBe('dispose');
    expect(session.get()).toMatchObject({ status: 'ended', exitCode: null });
    page.comeBack();
    await start();
    expect(session.get().status).toBe('running');
  });

  test('it is not loaded for who has gone on before it was granted', async () => {
    const { open, deliver, holder } = createTalk();
    open('console');
    const { session, machine } = open('stage');
    session.warm();
    session.release();
    await deliver();
    expect(machine?.calls).toEqual(['dispose']);
    expect(holder()).toBeNull();
    session.warm();
    await deliver();
    expect(machine?.calls).toEqual(['dispose', 'load', 'stop']);
    expect(holder()).not.toBeNull();
  });

  test('a hidden window does not load it', async () => {
    const { open, deliver } = createTalk();
    const { session, machine, hide } = open('stage');
    hide();
    session.warm();
    await deliver();
    expect(machine?.calls).toEqual([]);
  });

  test('a guest that ends after the run says so, and while a program runs its result does', async () => {
    const { open, deliver } = createTalk();
    const { session, machine, start } = open('stage');
    await start();
    machine?.fail('The guest was powered off.');
    expect(session.get()).toMatchObject({ status: 'running', reason: null });
    machine?.end();
    await deliver();
    machine?.fail('The guest was powered off.');
    expect(session.get()).toMatchObject({ status: 'ended', exitCode: 0, reason: 'The guest was powered off.' });
  });
});
