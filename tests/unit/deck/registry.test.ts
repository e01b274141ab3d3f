import { describe, expect, test } from 'vitest';
import { commandById, commands } from '../../../src/deck/commands/index.ts';
import { keyName } from '../../../src/deck/keymap.ts';
import { makeDeck, stateWith } from './make-deck.ts';
import { press } from './press.ts';

/** Keys that print nothing, by the names browsers give them, and how commands write the space bar. */
const named = /^(Arrow(Left|Right|Up|Down)|Page(Up|Down)|Home|End|Enter|Escape|Backspace|Space|F([1-9]|1[0-2]))$/;

const everyKey = commands.flatMap(({ id, keys }) => keys.map((key) => ({ key, id })));

describe('the registry of commands', () => {
  test.each(everyKey)('$key belongs to $id alone at any time', ({ key, id }) => {
    const sharing = commands.filter(({ keys }) => keys.includes(key));
    if (sharing.length === 1) return;
    const decks = [makeDeck({ layout: 'run' }), makeDeck({ layout: 'lab' })];
    const states = ['', '1'].flatMap((digits) => (['slide', 'black'] as const).map((screen) => ({ digits, screen })));
    for (const manifest of decks) {
      for (const state of states.map(stateWith)) {
        const applying = sharing.filter(({ applies }) => !applies || applies(state, manifest));
        expect(applying.length, `${id} and ${key}`).toBeLessThanOrEqual(1);
      }
    }
  });

  test.each(everyKey)('$key of $id is a key that can be pressed', ({ key }) => {
    const bare = key.replace(/^Shift\+/, '');
    expect([...bare].length === 1 || named.test(bare)).toBe(true);
    expect(keyName(press(key))).toBe(key);
  });

  test('no two commands have one id, and each is found by its own', () => {
    for (const command of commands) expect(commandById(command.id)).toBe(command);
  });

  test('an id that is not there is a mistake, and says which', () => {
    expect(() => commandById('teleport')).toThrow('There is no command "teleport"');
  });

  test('every command has a key and a title that can stand in a table', () => {
    for (const { keys, title } of commands) {
      expect(keys.length).toBeGreaterThan(0);
      expect(title).toMatch(/^[A-Z][^|\n]*[^.]$/);
    }
  });

  test('what works over a panel is one of the keys of the command', () => {
    for (const { keys, clickerKeys = [] } of commands) expect(keys).toEqual(expect.arrayContaining([...clickerKeys]));
  });
});

describe('the keys clickers send', () => {
  test.each([
    ['PageDown', 'next'],
    ['PageUp', 'previous'],
    ['ArrowRight', 'next'],
    ['ArrowLeft', 'previous'],
    ['F5', 'start-show'],
    ['Shift+F5', 'start-show'],
    ['Escape', 'close'],
    ['.', 'black'],
    ['b', 'black'],
    ['w', 'white'],
  ])('%s is %s', (key, id) => expect(everyKey).toContainEqual({ key, id }));
});
