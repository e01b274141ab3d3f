import { describe, expect, test, vi } from 'vitest';
import { commandById, commands } from '../../../src/deck/commands/index.ts';
import { afterCommand, runCommand } from '../../../src/deck/dispatch.ts';
import { createStore } from '../../../src/deck/store.ts';
import { at, makeDeck, stateWith } from './make-deck.ts';

const deck = makeDeck(0, 2);

describe('runCommand', () => {
  test('changes the store and hands on the time', () => {
    const store = createStore(deck, stateWith());
    expect(runCommand(store, commandById('next'), 42)).toBeUndefined();
    expect(store.get()).toEqual(stateWith({ position: at('1.0'), startedAt: 42 }));
  });

  test.each([
    ['fullscreen', 'toggle-fullscreen'],
    ['start-show', 'enter-fullscreen'],
    ['console', 'open-windows'],
  ])('%s asks the window to %s and leaves the talk alone', (id, effect) => {
    const store = createStore(deck, stateWith());
    const listener = vi.fn();
    store.subscribe(listener);
    expect(runCommand(store, commandById(id), 0)).toBe(effect);
    expect(listener).not.toHaveBeenCalled();
  });

  test('works with the deck as it is now', () => {
    const store = createStore(makeDeck(0), stateWith());
    store.replaceManifest(makeDeck(1));
    runCommand(store, commandById('next'), 0);
    expect(store.get().position).toEqual(at('0.1'));
  });
});

describe('every command', () => {
  const busy = stateWith({ position: at('1.1'), screen: 'black', panel: 'goto', digits: '12', notice: 'Hm.' });

  test.each(commands.map((command) => [command.id, command] as const))(
    '%s leaves the given state as it was',
    (_, command) => {
      const states = [stateWith(), busy, { ...busy, screen: 'slide' as const, cameFrom: at('0.0') }];
      for (const state of states) {
        const copy = structuredClone(state);
        afterCommand(command, state, deck, 1);
        expect(state).toEqual(copy);
      }
    },
  );

  test.each(commands.filter(({ typesNumber }) => !typesNumber).map((command) => [command.id, command] as const))(
    '%s ends the number being typed',
    (_, command) => {
      expect(afterCommand(command, busy, deck, 1).digits).toBe('');
      expect(afterCommand(command, { ...busy, screen: 'slide' }, deck, 1).digits).toBe('');
    },
  );

  test.each(commands.filter(({ moves }) => !moves).map((command) => [command.id, command] as const))(
    '%s does not say that it moves, and does not',
    (_, command) => {
      const state = { ...busy, screen: 'slide' as const, cameFrom: at('0.0') };
      expect(afterCommand(command, state, deck, 1).position).toEqual(state.position);
    },
  );
});
