import { afterEach, describe, expect, test, vi } from 'vitest';
import { browserChannel, type Channel } from '../../../src/platform/channel.ts';

const opened: Channel[] = [];
const open = (name: string) => {
  const channel = browserChannel(name);
  opened.push(channel);
  return channel;
};
const received = (channel: Channel) => new Promise<unknown>((resolve) => channel.listen(resolve));

afterEach(() => {
  for (const channel of opened.splice(0)) channel.close();
  vi.unstubAllGlobals();
});

describe('the channel of the browser', () => {
  test('carries a value to the others of the same name, and not back', async () => {
    const [sender, receiver, stranger] = [open('a'), open('a'), open('b')];
    const echo = vi.fn();
    sender.listen(echo);
    stranger.listen(echo);
    const arrival = received(receiver);
    sender.post({ step: 2 });
    expect(await arrival).toEqual({ step: 2 });
    expect(echo).not.toHaveBeenCalled();
  });

  test('stops when told', async () => {
    const [sender, receiver] = [open('a'), open('a')];
    const stopped = vi.fn();
    receiver.listen(stopped)();
    const arrival = received(receiver);
    sender.post(1);
    await arrival;
    expect(stopped).not.toHaveBeenCalled();
  });

  test('is silent where the browser has none', () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const channel = open('a');
    expect(() => {
      channel.listen(() => {})();
      channel.post(1);
      channel.close();
    }).not.toThrow();
  });
});
