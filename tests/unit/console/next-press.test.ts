import { expect, test } from 'vitest';
import { nextPress } from '../../../src/console/next-press.ts';
import { smallDeck } from '../windows/room.ts';

const deck = smallDeck(2, 0, 1);

test.each([
  [0, 0, '2 more here'],
  [0, 1, '1 more here'],
  [0, 2, 'The next press changes the slide'],
  [1, 0, 'The next press changes the slide'],
  [2, 0, '1 more here'],
  [2, 1, 'The end of the deck'],
])('slide %i, step %i: %s', (slide, step, text) => {
  expect(nextPress(deck, { slide, step }, 'slide').text).toBe(text);
});

test('on a blank screen the next press only lights it, wherever the talk stands', () => {
  expect(nextPress(deck, { slide: 0, step: 2 }, 'black')).toEqual({
    effect: 'light',
    text: 'The next press lights the screen',
  });
  expect(nextPress(deck, { slide: 2, step: 1 }, 'white').effect).toBe('light');
});
