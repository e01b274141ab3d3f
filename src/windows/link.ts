import type { Channel } from '../platform/channel.ts';
import type { Clock } from '../platform/clock.ts';
import type { PageLife } from '../platform/page-life.ts';
import { fingerprintOf, type Message, type MessageBody, readMessage } from './messages.ts';
import { createPeerList, type PeerList, type Peers } from './peers.ts';
import { createSharedTalk, type SharedTalkOptions } from './shared-talk.ts';

/** What a window needs to take part in the talk. */
export interface LinkOptions extends SharedTalkOptions {
  readonly channel: Channel;
  readonly clock: Clock;
  readonly page: PageLife;
}

/** A window's part in the talk. */
export interface Link {
  /** For a console the audience's windows, for a stage the consoles. */
  readonly peers: Peers;
  /** Makes what this window shows the newest state of the talk: before another window is to continue from it. */
  claim(): void;
  unlink(): void;
}

/** How often a console asks who is there, in milliseconds. */
export const callEvery = 3000;

/**
 * Keeps the windows of one talk equal. The latest change wins, wherever it was made. Stages and consoles follow
 * each other, but a stage never follows a stage: two readers' tabs stay independent until there is a console.
 * What arrives is applied at once, never in an animation frame, so that a covered window moves as well.
 */
export function linkWindows(options: LinkOptions): Link {
  const { role, clock, channel, page, id, store } = options;
  const peers = createPeerList();
  const fingerprint = () => fingerprintOf(store.manifest());
  const post = (body: MessageBody) => channel.post({ v: 2, deck: fingerprint(), from: id, role, ...body });
  const talk = createSharedTalk(options, (record) => post({ kind: 'talk', talk: record }));
  const answer = () => post({ kind: 'talk', talk: talk.record() });

  const join = () => {
    post({ kind: 'hello' });
    answer();
  };
  const call = () => {
    peers.asked();
    post({ kind: 'hello' });
  };
  const leave = () => post({ kind: 'bye' });
  const receive = (value: unknown) => {
    const message = readMessage(value, fingerprint());
    if (!message || (role === 'stage' && message.role === 'stage')) return;
    if (message.role !== role) note(peers, message);
    if (message.kind === 'hello') answer();
    if (message.kind === 'talk') talk.hear(message.talk, message.role);
  };

  const stops = [
    talk.start(),
    channel.listen(receive),
    page.onLeave(leave),
    page.onReturn(join),
    role === 'console' ? clock.every(callEvery, call) : () => {},
  ];
  join();
  return {
    peers,
    claim: talk.claim,
    unlink() {
      leave();
      for (const stop of stops) stop();
    },
  };
}

function note(peers: PeerList, { kind, from }: Message): void {
  if (kind === 'bye') peers.gone(from);
  else peers.heard(from);
}
