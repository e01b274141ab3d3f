import { describe, expect, test } from 'vitest';
import { formatAddress, parseAddress } from '../../../src/deck/location.ts';
import { allPositions, at, generatedDecks, makeDeck, spot } from './make-deck.ts';

const deck = makeDeck(0, { id: 'pidfd-race', steps: 2 }, { id: 'größe', steps: 1 });

describe('parseAddress', () => {
  test.each([
    ['', '', '0.0'],
    ['index.html', '', '0.0'],
    ['pidfd-race', '', '1.0'],
    ['pidfd-race/', '', '1.0'],
    ['pidfd-race/index.html', '#2', '1.2'],
    ['pidfd-race/', '#1', '1.1'],
    ['pidfd-race/', '#01', '1.1'],
    ['pidfd%2Drace/', '#1', '1.1'],
    ['gr%C3%B6%C3%9Fe/', '#1', '2.1'],
  ])('"%s" with "%s" is %s', (path, hash, expected) => {
    const { position, missing } = parseAddress(deck, path, hash);
    expect(spot(position)).toBe(expected);
    expect(missing).toBeUndefined();
  });

  test.each(['#', '#-1', '#1.5', '#1e3', '#two', '# 1', '#1#2', '#99999', '#０', '1'])(
    'the hash "%s" is no step, so the slide stands at its start',
    (hash) => expect(spot(parseAddress(deck, 'pidfd-race/', hash).position)).toBe('1.0'),
  );

  test('a step past the end is the last one', () => {
    expect(spot(parseAddress(deck, 'pidfd-race/', '#3').position)).toBe('1.2');
    expect(spot(parseAddress(deck, 'pidfd-race/', '#9999').position)).toBe('1.2');
    expect(spot(parseAddress(deck, '', '#5').position)).toBe('0.0');
  });

  test('an unknown slide is the nearest one at its start, and is named', () => {
    expect(parseAddress(deck, 'pidfd-races/', '#2')).toEqual({ position: at('1.0'), missing: 'pidfd-races' });
  });

  test.each(['%', '%E0%A4%A', 'pidfd-race%'])('"%s" cannot be decoded and is an unknown slide', (path) => {
    expect(parseAddress(deck, path, '').missing).toBe(path);
  });

  test.each(['constructor', '__proto__', 'Pidfd-Race', 'pidfd-race/more'])('"%s" is no slide', (path) => {
    expect(parseAddress(deck, path, '').missing).toBe(path);
  });
});

describe('formatAddress', () => {
  test.each([
    ['0.0', 'slide-1/'],
    ['1.0', 'pidfd-race/'],
    ['1.2', 'pidfd-race/#2'],
    ['1.9', 'pidfd-race/#2'],
    ['9.9', 'größe/#1'],
  ])('%s is %s', (position, address) => expect(formatAddress(deck, at(position))).toBe(address));

  test('every position of any deck comes back from its address', () => {
    for (const manifest of generatedDecks(30)) {
      for (const position of allPositions(manifest)) {
        const url = new URL(formatAddress(manifest, position), 'https://talk.example/');
        expect(parseAddress(manifest, url.pathname.slice(1), url.hash)).toEqual({ position });
      }
    }
  });
});

describe('a part in an address', () => {
  const part = '{"text":"0 100000 1\\n#%/é"}';

  test('leads back to what somebody has made', () => {
    const url = new URL(formatAddress(deck, at('1.2'), part), 'https://talk.example/');
    expect(parseAddress(deck, url.pathname.slice(1), url.hash)).toEqual({ position: at('1.2'), part });
  });

  test('is named with its step, the first one too', () => {
    expect(formatAddress(deck, at('1.0'), 'x')).toBe('pidfd-race/#0:x');
  });

  test.each(['#2:', '#2', '#x:y', '#:y'])('%s holds none', (hash) => {
    expect(parseAddress(deck, 'pidfd-race/', hash).part).toBeUndefined();
  });

  test('that nobody could have made is left out', () => {
    expect(parseAddress(deck, 'pidfd-race/', `#1:${'x'.repeat(5000)}`)).toEqual({ position: at('1.1') });
    expect(parseAddress(deck, 'pidfd-race/', '#1:%E0%A4%A').part).toBe('%E0%A4%A');
  });
});
