import { describe, expect, test } from 'vitest';
import { callEvery } from '../../../src/windows/link.ts';
import { copyOf, createRoom } from './room.ts';

describe('coming late', () => {
  test('an audience window opened in the middle catches up and drags nobody along', () => {
    const { open, network } = createRoom();
    const speaker = open('console');
    speaker.goTo(2, 1);
    const audience = open('stage', { position: { slide: 4, step: 0 } });
    network.deliverAll();
    expect([speaker.at(), audience.at()]).toEqual(['c1', 'c1']);
  });

  test('a console opened in the middle takes over what the audience sees', () => {
    const { open, network } = createRoom();
    const audience = open('stage');
    audience.goTo(2, 1);
    network.deliverAll();
    const speaker = open('console');
    network.deliverAll();
    expect([speaker.at(), audience.at()]).toEqual(['c1', 'c1']);
  });

  test('a console opened before anybody has moved leaves the audience where it is', () => {
    const { open, network } = createRoom();
    const audience = open('stage', { position: { slide: 3, step: 0 } });
    network.deliverAll();
    const speaker = open('console', { position: { slide: 1, step: 0 } });
    network.deliverAll();
    expect([speaker.at(), audience.at()]).toEqual(['d0', 'd0']);
  });

  test('a second audience window before the first move does not decide', () => {
    const { open, network } = createRoom();
    const audience = open('stage', { position: { slide: 3, step: 0 } });
    const speaker = open('console');
    network.deliverAll();
    const second = open('stage', { position: { slide: 1, step: 0 } });
    network.deliverAll();
    expect([speaker.at(), audience.at(), second.at()]).toEqual(['d0', 'd0', 'd0']);
  });

  test('a tab forgotten since the rehearsal gives way', () => {
    const { open, network, clock } = createRoom();
    const forgotten = open('stage');
    for (let press = 0; press < 5; press += 1) forgotten.forward();
    clock.advance(86_400_000);
    const speaker = open('console');
    speaker.goTo(1);
    network.deliverAll();
    expect([speaker.at(), forgotten.at()]).toEqual(['b0', 'b0']);
  });

  test('a stage that becomes the console keeps its place against another tab that moved later', () => {
    const { open, network, clock } = createRoom();
    const mine = open('stage');
    mine.goTo(1);
    clock.advance(1000);
    const other = open('stage');
    other.goTo(4);
    clock.advance(1000);
    // The key for the console: claims, and the tab loads the console's page.
    mine.link.claim();
    mine.page.leave();
    mine.crash();
    const speaker = open('console', { position: mine.store.get().position }, { session: mine.session });
    network.deliverAll();
    expect([speaker.at(), other.at()]).toEqual(['b0', 'b0']);
  });
});

describe('reloading', () => {
  test('a stage that missed moves while reloading catches up', () => {
    const { open, network, clock } = createRoom();
    const [speaker, audience] = [open('console'), open('stage')];
    network.deliverAll();
    speaker.goTo(1);
    network.deliverAll();
    const { position } = audience.store.get();
    audience.page.leave();
    audience.crash();
    clock.advance(200);
    speaker.forward();
    network.deliverAll();
    const reloaded = open('stage', { position }, { session: audience.session, reloaded: true });
    network.deliverAll();
    expect([speaker.at(), reloaded.at()]).toEqual(['b1', 'b1']);
  });

  test('a console that missed moves while reloading catches up', () => {
    const { open, network } = createRoom();
    const [speaker, audience] = [open('console'), open('stage')];
    network.deliverAll();
    speaker.goTo(1);
    network.deliverAll();
    speaker.crash();
    audience.forward();
    network.deliverAll();
    const reloaded = open('console', { position: { slide: 1, step: 0 } }, { session: speaker.session, reloaded: true });
    network.deliverAll();
    expect([reloaded.at(), audience.at()]).toEqual(['b1', 'b1']);
  });

  test('the black screen, the palette and the clock come back', () => {
    const { open } = createRoom();
    const before = open('stage');
    before.goTo(2, 1);
    before.change({ screen: 'black', palette: 'stage', startedAt: 123 });
    const after = open('stage', { position: { slide: 2, step: 1 } }, { session: before.session });
    expect(after.store.get()).toMatchObject({ screen: 'black', palette: 'stage', startedAt: 123 });
  });

  test('what was saved last counts, not an address the browser had not written yet', () => {
    const { open, network } = createRoom();
    const [speaker, audience] = [open('console'), open('stage')];
    network.deliverAll();
    speaker.goTo(2, 1);
    network.deliverAll();
    audience.crash();
    const behind = { slide: 1, step: 1 };
    const reloaded = open('stage', { position: behind }, { session: audience.session, reloaded: true });
    expect(reloaded.at()).toBe('c1');
    network.deliverAll();
    expect([speaker.at(), reloaded.at()]).toEqual(['c1', 'c1']);
  });

  test('another address typed into the tab is a jump, and lights the screen', () => {
    const { open, network } = createRoom();
    const [speaker, audience] = [open('console'), open('stage')];
    network.deliverAll();
    speaker.goTo(1);
    speaker.change({ screen: 'black', startedAt: 123 });
    network.deliverAll();
    audience.crash();
    const typed = open('stage', { position: { slide: 4, step: 2 } }, { session: audience.session });
    network.deliverAll();
    expect([speaker.at(), typed.at()]).toEqual(['e2', 'e2']);
    expect(speaker.store.get()).toMatchObject({ screen: 'slide', startedAt: 123 });
  });

  test('what the page has to say about its address is not lost', () => {
    const { open } = createRoom();
    const before = open('stage');
    before.goTo(2);
    const notice = 'There is no slide "old" any more.';
    const typed = open('stage', { position: { slide: 1, step: 0 }, notice }, { session: before.session });
    expect(typed.store.get()).toMatchObject({ notice, position: { slide: 1, step: 0 } });
  });

  test('a window opened from another one inherits its storage but is a window of its own', () => {
    const { open, network } = createRoom();
    const speaker = open('console');
    speaker.goTo(2);
    const first = open('stage', { position: { slide: 2, step: 0 } }, { session: copyOf(speaker.session) });
    const second = open('stage', { position: { slide: 2, step: 0 } }, { session: copyOf(speaker.session) });
    network.deliverAll();
    expect(speaker.link.peers.count()).toBe(2);
    second.forward();
    network.deliverAll();
    expect([speaker.at(), first.at()]).toEqual(['c1', 'c1']);
  });

  test('corrupt saved state is as good as none', () => {
    const { open } = createRoom();
    const before = open('stage');
    before.goTo(2);
    for (const key of before.session.entries.keys()) before.session.set(key, '{"stamp":');
    const after = open('stage', { position: { slide: 1, step: 0 } }, { session: before.session });
    expect(after.at()).toBe('b0');
  });

  test('a page kept for the Back button hears what it missed', () => {
    const { open, network } = createRoom();
    const [speaker, audience] = [open('console'), open('stage')];
    network.deliverAll();
    audience.page.leave();
    speaker.goTo(3);
    network.loseAll();
    audience.page.comeBack();
    network.deliverAll();
    expect(audience.at()).toBe('d0');
    expect(speaker.link.peers.count()).toBe(1);
  });

  test('a window the browser had frozen catches up at the next call', () => {
    const { open, network, clock } = createRoom();
    const [speaker, audience] = [open('console'), open('stage')];
    network.deliverAll();
    speaker.goTo(3);
    network.loseAll();
    expect(audience.at()).toBe('a0');
    clock.advance(callEvery);
    network.deliverAll();
    expect([speaker.at(), audience.at()]).toEqual(['d0', 'd0']);
  });
});
