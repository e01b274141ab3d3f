import { expect, test, vi } from 'vitest';
import { createKeyLog } from '../../../src/console/key-log.ts';

function keyboard() {
  const target = new EventTarget();
  const log = createKeyLog(target);
  const press = (key: string, flags: Partial<KeyboardEvent> = {}) => {
    const event = new Event('keydown', { cancelable: true });
    const none = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, repeat: false, isComposing: false };
    target.dispatchEvent(Object.assign(event, none, { key }, flags));
    return event;
  };
  return { log, press };
}

test('nothing has come yet', () => {
  expect(keyboard().log.last()).toBeNull();
});

test("a clicker's key is named with what it does, each press counted", () => {
  const { log, press } = keyboard();
  press('PageDown');
  expect(log.last()).toEqual({ key: 'PageDown', title: 'Next step', times: 1 });
  press('PageDown');
  expect(log.last()?.times).toBe(2);
  press('PageUp');
  expect(log.last()).toMatchObject({ key: 'PageUp', times: 1 });
});

test('a key without a command is shown all the same', () => {
  const { log, press } = keyboard();
  press('AudioVolumeUp');
  expect(log.last()).toEqual({ key: 'AudioVolumeUp', title: null, times: 1 });
});

test('a held key is one press, and a modifier on its own is none', () => {
  const { log, press } = keyboard();
  press('PageDown');
  press('PageDown', { repeat: true });
  press('Shift', { shiftKey: true });
  press('r', { ctrlKey: true });
  expect(log.last()).toMatchObject({ key: 'PageDown', times: 1 });
});

test('keys are only looked at', () => {
  const { press } = keyboard();
  expect(press('PageDown').defaultPrevented).toBe(false);
});

test('listeners are told until they unsubscribe', () => {
  const { log, press } = keyboard();
  const told = vi.fn();
  const stop = log.subscribe(told);
  press('b');
  stop();
  press('b');
  expect(told).toHaveBeenCalledTimes(1);
});
