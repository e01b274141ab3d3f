import { describe, expect, test } from 'vitest';
import { initialState } from '../../../src/deck/state.ts';
import { createRoom, smallDeck } from './room.ts';

describe('following', () => {
  test('the audience follows the console, and the console the audience', () => {
    const { open, network } = createRoom();
    const [speaker, audience] = [open('console'), open('stage')];
    network.deliverAll();
    speaker.goTo(2, 1);
    network.deliverAll();
    expect(audience.at()).toBe('c1');
    audience.forward();
    network.deliverAll();
    expect(speaker.at()).toBe('c2');
  });

  test('everything about the talk goes along, nothing else does', () => {
    const { open, network } = createRoom();
    const [speaker, audience] = [open('console'), open('stage')];
    network.deliverAll();
    speaker.change({ screen: 'black', palette: 'stage', startedAt: 500, panel: 'help', digits: '12', notice: 'Hm.' });
    network.deliverAll();
    expect(audience.store.get()).toEqual({ ...initialState, screen: 'black', palette: 'stage', startedAt: 500 });
  });

  test('what belongs to the window alone is not even mentioned', () => {
    const { open, network } = createRoom();
    const speaker = open('console');
    open('stage');
    network.deliverAll();
    speaker.change({ panel: 'overview' });
    speaker.change({ digits: '1', cameFrom: { slide: 1, step: 0 } });
    expect(network.waiting()).toBe(0);
  });

  test('is done when the message has been handled', () => {
    const { open, network } = createRoom();
    const [speaker, audience] = [open('console'), open('stage')];
    network.deliverAll();
    const seen: string[] = [];
    audience.store.subscribe(() => seen.push(audience.at()));
    speaker.forward();
    expect(seen).toEqual([]);
    network.deliverOne();
    expect(seen).toEqual(['b0']);
  });

  test('a projector that is moved from outside closes its panel; the speaker keeps his', () => {
    const { open, network } = createRoom();
    const [speaker, audience] = [open('console'), open('stage')];
    network.deliverAll();
    audience.change({ panel: 'overview', digits: '3', notice: 'There is no slide x.' });
    speaker.change({ panel: 'goto' });
    speaker.forward();
    network.deliverAll();
    expect(audience.store.get()).toMatchObject({ panel: 'none', digits: '', notice: null });
    audience.forward();
    network.deliverAll();
    expect(speaker.store.get().panel).toBe('goto');
  });

  test('thirty quick presses arrive as the last one', () => {
    const { open, network } = createRoom(smallDeck(30, 5));
    const [speaker, audience] = [open('console'), open('stage')];
    network.deliverAll();
    for (let press = 0; press < 30; press += 1) speaker.forward();
    network.deliverAll();
    expect(audience.at()).toBe('a30');
    expect(speaker.at()).toBe('a30');
  });
});

describe('the star', () => {
  test("readers' tabs without a console do not drive each other", () => {
    const { open, network } = createRoom();
    const [one, other] = [open('stage'), open('stage')];
    network.deliverAll();
    one.goTo(3);
    network.deliverAll();
    expect(other.at()).toBe('a0');
  });

  test('with a console, what one audience window does reaches the other', () => {
    const { open, network } = createRoom();
    const [one, speaker, other] = [open('stage'), open('console'), open('stage')];
    network.deliverAll();
    one.goTo(3);
    network.deliverAll();
    expect([speaker.at(), other.at()]).toEqual(['d0', 'd0']);
  });

  test('two consoles agree', () => {
    const { open, network } = createRoom();
    const [one, audience, other] = [open('console'), open('stage'), open('console')];
    network.deliverAll();
    one.goTo(1, 1);
    network.deliverAll();
    other.forward();
    network.deliverAll();
    expect([one.at(), audience.at(), other.at()]).toEqual(['c0', 'c0', 'c0']);
  });

  test('a console that leaves takes nothing away', () => {
    const { open, network } = createRoom();
    const [speaker, audience] = [open('console'), open('stage')];
    network.deliverAll();
    speaker.goTo(2);
    network.deliverAll();
    speaker.link.unlink();
    network.deliverAll();
    audience.forward();
    network.deliverAll();
    expect([audience.at(), speaker.at()]).toEqual(['c1', 'c0']);
  });
});

describe('decks that differ', () => {
  test('a slide that this window does not have is ignored', () => {
    const { open, network } = createRoom();
    const speaker = open('console');
    const deck = smallDeck(0, 1, 2, 0, 3);
    const renamed = {
      ...deck,
      slides: deck.slides.map((slide) => (slide.id === 'c' ? { ...slide, id: 'new' } : slide)),
    };
    const audience = open('stage', {}, { deck: renamed });
    network.deliverAll();
    speaker.goTo(1);
    speaker.goTo(2);
    network.deliverAll();
    expect(audience.at()).toBe('b0');
    speaker.goTo(3);
    network.deliverAll();
    expect(audience.at()).toBe('d0');
  });

  test('a step that this window does not have becomes its last one, and causes no argument', () => {
    const { open, network } = createRoom();
    const speaker = open('console');
    const audience = open('stage', {}, { deck: smallDeck(0, 1, 1, 0, 3) });
    network.deliverAll();
    speaker.goTo(2, 2);
    network.deliverAll();
    expect([speaker.at(), audience.at()]).toEqual(['c2', 'c1']);
  });

  test('a deck of another length is another deck', () => {
    const { open, network } = createRoom();
    const speaker = open('console');
    const audience = open('stage', {}, { deck: smallDeck(0, 1, 2, 0) });
    network.deliverAll();
    speaker.goTo(1);
    network.deliverAll();
    expect(audience.at()).toBe('a0');
    expect(speaker.link.peers.count()).toBe(0);
  });
});
