import { describe, expect, test } from 'vitest';
import { afterCommand } from '../../../src/deck/dispatch.ts';
import { readKey } from '../../../src/deck/keymap.ts';
import type { DeckState } from '../../../src/deck/state.ts';
import { allPositions, at, generatedDecks, makeDeck, spot, stateWith } from './make-deck.ts';
import { press } from './press.ts';

const deck = makeDeck(0, 2, { optional: true }, 3, ...Array.from({ length: 8 }, () => 0));
const now = 5000;

/** The state after pressing keys one after another; a key that is not ours changes nothing. */
function type(keys: string, part: Partial<DeckState> = {}, manifest = deck): DeckState {
  return keys.split(' ').reduce((state, key) => {
    const result = readKey(press(key), { state, manifest, focus: 'none' });
    return typeof result === 'string' ? state : afterCommand(result.command, state, manifest, now);
  }, stateWith(part));
}

describe('moving', () => {
  test.each([
    ['0.0', 'ArrowRight', '1.0'],
    ['1.0', 'ArrowDown', '1.1'],
    ['1.2', 'Space', '2.0'],
    ['2.0', 'PageDown', '3.0'],
    ['11.0', 'PageDown', '11.0'],
    ['1.1', 'ArrowLeft', '1.0'],
    ['2.0', 'ArrowUp', '1.2'],
    ['1.0', 'Shift+Space', '0.0'],
    ['0.0', 'PageUp', '0.0'],
    ['1.1', 'Shift+ArrowRight', '2.0'],
    ['1.1', 'Shift+ArrowDown', '2.0'],
    ['1.1', 'Shift+PageDown', '2.0'],
    ['3.2', 'Shift+ArrowLeft', '3.0'],
    ['3.0', 'Shift+ArrowUp', '2.0'],
    ['1.0', 'Shift+PageUp', '0.0'],
    ['1.0', 's', '3.0'],
    ['11.0', 's', '11.0'],
    ['3.1', 'Home', '0.0'],
    ['1.1', 'End', '11.0'],
  ])('from %s, %s leads to %s', (from, key, to) => expect(spot(type(key, { position: at(from) }).position)).toBe(to));

  test('every press is one step: thirty presses are thirty steps', () => {
    const [long = makeDeck()] = generatedDecks(40).filter((manifest) => allPositions(manifest).length > 30);
    const presses = Array.from({ length: 30 }, () => 'PageDown').join(' ');
    expect(type(presses, {}, long).position).toEqual(allPositions(long)[30]);
  });

  test('a step ends what was being typed', () => expect(type('1 ArrowRight').digits).toBe(''));

  test.each(['ArrowRight', 'Shift+ArrowLeft', 'End', '1', 'Escape'])('%s ends the notice', (key) => {
    expect(type(key, { notice: 'Hm.' }).notice).toBeNull();
  });
});

describe('the clock', () => {
  test.each(['ArrowRight', 'Shift+ArrowRight', 's'])('starts with the first %s', (key) => {
    expect(type(key).startedAt).toBe(now);
  });

  test.each(['ArrowRight', 'ArrowLeft', 'Home', 'b', 'd', 'f', 'p'])('is not touched by %s once it runs', (key) => {
    expect(type(key, { position: at('1.1'), startedAt: 7 }).startedAt).toBe(7);
  });

  test('does not start by going back, not even into a slide that has been stepped', () => {
    expect(type('ArrowLeft', { position: at('2.0') })).toMatchObject({ position: at('1.2'), startedAt: null });
    expect(type('ArrowLeft', { position: at('0.0') }).startedAt).toBeNull();
  });

  test('does not start at the end, where nothing moves', () => {
    expect(type('ArrowRight', { position: at('11.0') }).startedAt).toBeNull();
  });

  test('does not start with a jump, such as to look something up before the talk', () => {
    expect(type('End').startedAt).toBeNull();
    expect(type('4 Enter').startedAt).toBeNull();
  });

  test('starts again on request, from now', () => {
    expect(type('t', { startedAt: 7 })).toEqual(stateWith({ startedAt: now }));
  });
});

describe('jumping by number', () => {
  test.each([
    ['4 Enter', '3.0'],
    ['1 2 Enter', '11.0'],
    ['0 0 4 Enter', '3.0'],
    ['0 Enter', '0.0'],
    ['9 9 9 Enter', '11.0'],
    ['1 1 1 1 1 Enter', '11.0'],
    ['9 0 0 0 4 Enter', '3.0'],
    ['Enter', '1.1'],
    ['4 Escape Enter', '1.1'],
    ['4 d Enter', '1.1'],
    ['4 q Enter', '3.0'],
  ])('%s leads from 1.1 to %s', (keys, to) => expect(spot(type(keys, { position: at('1.1') }).position)).toBe(to));

  test('shows what has been typed, the last four digits of it', () => {
    expect(type('0 1').digits).toBe('01');
    expect(type('1 2 3 4 5').digits).toBe('2345');
    expect(type('7 7 7 7 7').digits).toBe('7777');
  });

  test('Enter ends the number', () => {
    expect(type('4 Enter').digits).toBe('');
  });

  test.each(['b', 'd', 'f', 'o', '?', 't', "'", 'F5', 'Home', 'Escape'])('so does %s', (key) => {
    expect(type(`4 ${key}`).digits).toBe('');
  });
});

describe('the way back', () => {
  test.each([
    ['End', "End '", '1.1'],
    ['Home', "Home '", '1.1'],
    ['a number', "4 Enter '", '1.1'],
    ['steps after the jump', "4 Enter ArrowRight ArrowRight '", '1.1'],
    ['the same jump twice', "End End '", '1.1'],
    ['there and back and there', "4 Enter ' '", '3.0'],
    ['nothing', "'", '1.1'],
    ['steps only', "ArrowRight ArrowRight '", '2.0'],
  ])('after %s', (_, keys, to) => expect(spot(type(keys, { position: at('1.1') }).position)).toBe(to));

  test('without one, nothing changes', () => {
    const state = stateWith({ position: at('1.1'), notice: 'Hm.' });
    expect(type("'", state)).toEqual(state);
  });
});

describe('the screen', () => {
  test.each([
    ['b', 'black'],
    ['.', 'black'],
    ['w', 'white'],
    ['b b', 'slide'],
    ['b .', 'slide'],
    ['w w', 'slide'],
    ['b w', 'white'],
    ['w .', 'black'],
    ['b Escape', 'slide'],
    ['b f', 'black'],
    ['b 4', 'black'],
  ])('%s: %s', (keys, screen) => expect(type(keys).screen).toBe(screen));

  const moves = ['ArrowRight', 'PageUp', 'Shift+ArrowRight', 'Shift+ArrowLeft', 's', 'Home', 'End', "'", '4 Enter'];

  test.each(moves)('when black, %s only lights it', (keys) => {
    const before = { position: at('1.1'), cameFrom: at('3.0') };
    expect(type(keys, { ...before, screen: 'black' })).toEqual(stateWith(before));
  });

  test.each(moves)('when white, %s only lights it', (keys) => {
    const before = { position: at('1.1'), cameFrom: at('3.0') };
    expect(type(keys, { ...before, screen: 'white' })).toEqual(stateWith(before));
  });

  test('the press after that moves again', () => {
    expect(spot(type('b PageDown PageDown').position)).toBe('1.0');
  });

  test('the talk begins when the slide is seen: lighting the screen does not start the clock', () => {
    expect(type('PageDown', { screen: 'black' }).startedAt).toBeNull();
  });
});

describe('panels', () => {
  test.each([
    ['o', 'overview'],
    ['g', 'goto'],
    ['?', 'help'],
    ['o o', 'none'],
    ['g g', 'none'],
    ['? ?', 'none'],
    ['o ?', 'help'],
    ['o Escape', 'none'],
    ['o b', 'overview'],
  ])('%s: %s', (keys, panel) => expect(type(keys).panel).toBe(panel));

  test.each([
    ['PageDown', '1.2'],
    ['PageUp', '1.0'],
  ])('%s closes one and moves to %s: a clicker is never dead', (key, to) => {
    for (const panel of ['overview', 'goto', 'help'] as const) {
      const { position, panel: left } = type(key, { position: at('1.1'), panel });
      expect([spot(position), left]).toEqual([to, 'none']);
    }
  });

  test('over a blank screen, PageDown brings the slide back with nothing over it', () => {
    expect(type('b o PageDown')).toEqual(stateWith());
  });
});

describe('Escape', () => {
  test('closes one thing at a time: panel, number, blank screen, notice', () => {
    const full = stateWith({ position: at('1.1'), panel: 'help', screen: 'black', notice: 'Hm.' });
    expect(type('Escape', full)).toEqual({ ...full, panel: 'none' });
    expect(type('Escape', { ...full, panel: 'none', digits: '4' })).toEqual({ ...full, panel: 'none' });
    expect(type('Escape Escape', full)).toEqual({ ...full, panel: 'none', screen: 'slide' });
    expect(type('Escape Escape Escape', full)).toEqual(stateWith({ position: at('1.1') }));
  });

  test('never moves the talk', () => {
    const state = stateWith({ position: at('1.1'), cameFrom: at('3.0') });
    expect(type('Escape Escape Escape Escape', state)).toEqual(state);
  });
});

describe('dark or light', () => {
  test('changes there and back', () => {
    expect(type('d').palette).toBe('stage');
    expect(type('d d').palette).toBe('paper');
  });
});
