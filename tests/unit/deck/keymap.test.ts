import { describe, expect, test } from 'vitest';
import { type KeyContext, type KeyLike, keyName, readKey } from '../../../src/deck/keymap.ts';
import type { Manifest } from '../../../src/deck/manifest.ts';
import type { DeckState } from '../../../src/deck/state.ts';
import { at, makeDeck, stateWith } from './make-deck.ts';
import { press } from './press.ts';

describe('keyName', () => {
  test.each<[string, Partial<KeyLike>, string]>([
    ['b', {}, 'b'],
    ['B', {}, 'b'],
    ['B', { shiftKey: true }, 'b'],
    ['?', { shiftKey: true }, '?'],
    ['?', {}, '?'],
    ['.', { shiftKey: true }, '.'],
    ['1', { shiftKey: true }, '1'],
    [' ', {}, 'Space'],
    [' ', { shiftKey: true }, 'Shift+Space'],
    ['PageDown', {}, 'PageDown'],
    ['PageDown', { shiftKey: true }, 'Shift+PageDown'],
    ['F5', { shiftKey: true }, 'Shift+F5'],
    ['Ω', {}, 'ω'],
    ['😀', {}, '😀'],
  ])('%s with %o is %s', (key, flags, name) => expect(keyName({ ...press(key), ...flags })).toBe(name));

  test.each<Partial<KeyLike>>([{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { isComposing: true }])(
    'with %o a key is not ours',
    (flags) => {
      for (const key of ['f', 'r', 'F5', 'ArrowLeft', ' ']) expect(keyName(press(key, flags))).toBeNull();
    },
  );
});

/** What a key does: the id of a command, `swallow` or `leave`. */
function meaning(
  event: KeyLike,
  part: Partial<DeckState> = {},
  focus: KeyContext['focus'] = 'none',
  manifest: Manifest = makeDeck(0, 2),
): string {
  const result = readKey(event, { state: stateWith(part), manifest, focus });
  return typeof result === 'string' ? result : result.command.id;
}

describe('on the slide', () => {
  test.each([
    ['ArrowRight', 'next'],
    ['Shift+ArrowRight', 'next-slide'],
    ['Space', 'next'],
    ['Shift+Space', 'previous'],
    ['?', 'help'],
    ['.', 'black'],
    ['7', 'digit-7'],
    ['F5', 'start-show'],
    ["'", 'return'],
    ['q', 'leave'],
    ['Tab', 'leave'],
    ['F11', 'leave'],
    ['Shift+Home', 'leave'],
    ['Dead', 'leave'],
    ['Unidentified', 'leave'],
    ['', 'leave'],
  ])('%s: %s', (name, id) => expect(meaning(press(name))).toBe(id));

  test.each(['r', 'f', 'p', 'F5', '0', 'ArrowLeft'])('Ctrl, Alt and Meta with %s stay with the browser', (name) => {
    for (const flag of ['ctrlKey', 'altKey', 'metaKey']) expect(meaning(press(name, { [flag]: true }))).toBe('leave');
  });

  test('Enter is ours only while a number is being typed', () => {
    expect(meaning(press('Enter'))).toBe('leave');
    expect(meaning(press('Enter'), { digits: '12' })).toBe('jump');
  });

  test('the key for the way back is ours even without one: browsers search with it', () => {
    expect(meaning(press("'"), { cameFrom: null })).toBe('return');
    expect(meaning(press("'"), { cameFrom: at('1.0') })).toBe('return');
  });
});

describe('Enter on a slide with a program', () => {
  const deck = makeDeck({ layout: 'run' }, 0);
  const enter = (part: Partial<DeckState> = {}, focus: KeyContext['focus'] = 'none', key = press('Enter')) =>
    meaning(key, part, focus, deck);

  test('runs it', () => expect(enter()).toBe('run'));

  test('goes to the slide whose number has been typed', () => expect(enter({ digits: '2' })).toBe('jump'));

  test.each(['button', 'link', 'text'] as const)('is left to a %s with the focus', (focus) => {
    expect(enter({}, focus)).toBe('leave');
  });

  test.each(['overview', 'goto', 'help'] as const)('is left to the panel %s', (panel) => {
    expect(enter({ panel })).toBe('leave');
  });

  test.each(['black', 'white'] as const)('runs nothing behind a %s screen', (screen) => {
    expect(enter({ screen })).toBe('leave');
  });

  test('runs nothing from another slide', () => expect(enter({ position: at('1.0') })).toBe('leave'));

  test('held runs it once', () => expect(enter({}, 'none', press('Enter', { repeat: true }))).toBe('swallow'));
});

describe('a held key', () => {
  test.each(['ArrowRight', 'PageDown', 'b', 'f', 'F5', '1', 'Escape'])('%s does nothing more', (name) => {
    expect(meaning(press(name, { repeat: true }))).toBe('swallow');
  });

  test('is left alone where a single press would be', () => {
    expect(meaning(press('q', { repeat: true }))).toBe('leave');
    expect(meaning(press('Enter', { repeat: true }))).toBe('leave');
    expect(meaning(press('a', { repeat: true }), {}, 'text')).toBe('leave');
    expect(meaning(press('ArrowDown', { repeat: true }), { panel: 'overview' })).toBe('leave');
    expect(meaning(press('r', { repeat: true, ctrlKey: true }))).toBe('leave');
  });
});

const clicker: [name: string, id: string][] = [
  ['PageDown', 'next'],
  ['PageUp', 'previous'],
  ['Escape', 'close'],
  ['F5', 'start-show'],
  ['Shift+F5', 'start-show'],
];

describe('in a text field', () => {
  test.each(clicker)('%s works: %s', (name, id) => {
    expect(meaning(press(name), { panel: 'goto' }, 'text')).toBe(id);
    expect(meaning(press(name), {}, 'text')).toBe(id);
  });

  test.each(['g', 'o', '?', 'b', '.', '1', "'", 'Space', 'Enter', 'ArrowLeft', 'ArrowDown', 'Home', 'Shift+PageDown'])(
    '%s belongs to the text',
    (name) => expect(meaning(press(name), { panel: 'goto', digits: '1' }, 'text')).toBe('leave'),
  );
});

test.each(['Space', 'Shift+Space', 'Enter'])('%s presses a button', (name) => {
  expect(meaning(press(name), { digits: '1' }, 'button')).toBe('leave');
});

describe('on a link', () => {
  test('Enter follows it, unless a number is being typed', () => {
    expect(meaning(press('Enter'), {}, 'link')).toBe('leave');
    expect(meaning(press('Enter'), { digits: '1' }, 'link')).toBe('jump');
  });

  test('Space goes on with the talk', () => {
    expect(meaning(press('Space'), {}, 'link')).toBe('next');
  });
});

describe.each(['link', 'button'] as const)('on a %s', (focus) => {
  test.each<[string, string]>([...clicker, ['ArrowRight', 'next'], ['b', 'black'], ['1', 'digit-1']])(
    '%s works: %s',
    (name, id) => {
      expect(meaning(press(name), {}, focus)).toBe(id);
    },
  );
});

describe.each(['overview', 'goto', 'help'] as const)('with the panel %s open', (panel) => {
  test.each<[string, string]>([...clicker, ['o', 'overview'], ['g', 'goto'], ['?', 'help']])(
    '%s works: %s',
    (name, id) => {
      expect(meaning(press(name), { panel })).toBe(id);
      expect(meaning(press(name), { panel }, 'button')).toBe(id);
    },
  );

  test.each(['ArrowRight', 'ArrowUp', 'Space', 'Home', 'End', 's', 'b', '.', 'w', 'd', 'f', 'p', 't', '1', "'"])(
    '%s is left to the panel',
    (name) => expect(meaning(press(name), { panel })).toBe('leave'),
  );

  test('a number typed before does not make Enter ours', () => {
    expect(meaning(press('Enter'), { panel, digits: '3' })).toBe('leave');
  });
});
