import { describe, expect, test } from 'vitest';
import { callEvery } from '../../../src/windows/link.ts';
import { createRoom } from './room.ts';

describe('who is there', () => {
  test('the console counts audience windows, not consoles', () => {
    const { open, network } = createRoom();
    const speaker = open('console');
    open('console');
    const audience = open('stage');
    open('stage');
    network.deliverAll();
    expect(speaker.link.peers.count()).toBe(2);
    expect(audience.link.peers.count()).toBe(2);
  });

  test('a window that says bye is gone at once, and the console is told', () => {
    const { open, network } = createRoom();
    const [speaker, audience] = [open('console'), open('stage')];
    network.deliverAll();
    const counts: number[] = [];
    speaker.link.peers.subscribe(() => counts.push(speaker.link.peers.count()));
    audience.page.leave();
    network.deliverAll();
    expect(counts).toEqual([0]);
  });

  test('a window that crashed is missed after two unanswered calls', () => {
    const { open, network, clock } = createRoom();
    const [speaker, audience] = [open('console'), open('stage')];
    network.deliverAll();
    audience.crash();
    const call = () => {
      clock.advance(callEvery);
      network.deliverAll();
      return speaker.link.peers.count();
    };
    expect([call(), call(), call()]).toEqual([1, 1, 0]);
  });

  test('a window that answers stays, however slowly the calls come', () => {
    const { open, network, clock } = createRoom();
    const speaker = open('console');
    open('stage');
    network.deliverAll();
    for (let minute = 0; minute < 30; minute += 1) {
      clock.advance(callEvery);
      network.deliverAll();
      expect(speaker.link.peers.count()).toBe(1);
    }
  });

  test('an answer that changes nothing draws nothing anew', () => {
    const { open, network, clock } = createRoom();
    const speaker = open('console');
    open('stage');
    network.deliverAll();
    let told = 0;
    const stop = speaker.link.peers.subscribe(() => {
      told += 1;
    });
    clock.advance(callEvery);
    network.deliverAll();
    expect(told).toBe(0);
    stop();
    open('stage');
    network.deliverAll();
    expect([told, speaker.link.peers.count()]).toEqual([0, 2]);
  });

  test('nobody calls after unlinking', () => {
    const { open, network, clock } = createRoom();
    const speaker = open('console');
    open('stage');
    network.deliverAll();
    speaker.link.unlink();
    network.deliverAll();
    clock.advance(10 * callEvery);
    speaker.goTo(1);
    expect(network.waiting()).toBe(0);
  });
});
