import { expect } from 'vitest';
import type { Recording } from '../../../src/machine/recording.ts';
import type { RunSession } from '../../../src/machine/run-view.ts';
import { createSession } from '../../../src/machine/session.ts';
import type { Lock } from '../../../src/platform/lock.ts';
import type { Role } from '../../../src/windows/messages.ts';
import { createPeerList } from '../../../src/windows/peers.ts';
import { type FakePage, fakeClock, fakeNetwork, fakePage } from '../platform/fakes.ts';
import { type FakeMachine, fakeMachine, settled } from './fake-machine.ts';
import { fakeTerminal } from './fake-terminal.ts';

export const deck = 'A deck|3';

/** A recording of two lines of source and two of output. */
export const recording: Recording = {
  program: 'pidfds',
  kernel: '6.12.0-recorded',
  date: '2026-11-01',
  source: 'a'.repeat(64),
  exitCode: 3,
  ms: 500,
  events: [
    [0, 'line', 10],
    [100, 'stdout', 'one\n'],
    [200, 'line', 20],
    [400, 'stderr', 'two\n'],
  ],
};

export interface TalkWindow {
  readonly id: string;
  readonly session: RunSession;
  readonly machine: FakeMachine | null;
  readonly page: FakePage;
  /** What its terminal shows, without the heading. */
  text(): string;
  hide(): void;
  show(): void;
  close(): void;
  /** Vanishes without a word. */
  crash(): void;
  /** Presses the key for the program. */
  start(): Promise<void>;
}

/** Windows of one deck on one computer, which has locks or has not. */
export function createTalk({ locks = true, image = true, lineStays = 0 } = {}) {
  const clock = fakeClock();
  const network = fakeNetwork();
  const windows = new Map<string, { role: Role; peers: ReturnType<typeof createPeerList> }>();
  let holder: string | null = null;
  let opened = 0;

  const lockOf = (id: string): Lock => ({
    take: async () => {
      if (!locks) return () => {};
      if (holder !== null) return null;
      holder = id;
      return () => {
        if (holder === id) holder = null;
      };
    },
  });
  const meet = (id: string, role: Role) => {
    const peers = createPeerList();
    for (const [other, { role: theirs, peers: known }] of windows) {
      if (theirs === role) continue;
      known.heard(id);
      peers.heard(other);
    }
    windows.set(id, { role, peers });
    return peers;
  };
  const part = (id: string) => {
    windows.delete(id);
    for (const { peers } of windows.values()) peers.gone(id);
    if (holder === id) holder = null;
  };

  const open = (role: Role, given: { machine?: FakeMachine | null } = {}): TalkWindow => {
    opened += 1;
    const id = `${role}-${opened}`;
    const machine = given.machine !== undefined ? given.machine : image ? fakeMachine() : null;
    const page = fakePage();
    const channel = network.open();
    const peers = meet(id, role);
    let visible = true;
    const session = createSession({
      id,
      role,
      deck: () => deck,
      channel,
      clock,
      page,
      lock: lockOf(id),
      peers,
      visible: () => visible,
      lineStays: () => lineStays,
      machine: machine && { release: '6.12.0-image', client: machine },
    });
    session.know('pidfds', recording);
    const terminal = fakeTerminal();
    session.attach(terminal);
    return {
      id,
      session,
      machine,
      page,
      text: () => terminal.text().replace('\u001b[1m# pidfds\u001b[0m\r\n', ''),
      hide: () => {
        visible = false;
      },
      show: () => {
        visible = true;
      },
      close() {
        page.leave();
        channel.close();
        part(id);
      },
      crash() {
        channel.close();
        if (holder === id) holder = null;
      },
      async start() {
        session.start('pidfds', recording);
        await deliver();
      },
    };
  };

  /** Lets every message and promise arrive. */
  const deliver = async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      await settled();
      network.deliverAll();
    }
  };
  const pass = async (milliseconds: number) => {
    clock.advance(milliseconds);
    await deliver();
  };
  return { clock, network, open, deliver, pass, holder: () => holder };
}

/** The windows whose machine runs a program now, or did last. */
export const runners = (...windows: TalkWindow[]): TalkWindow[] =>
  windows.filter(({ machine }) => machine?.calls.includes('pidfds') && machine.calls.at(-1) !== 'dispose');

/** The one of them that does. */
export function theRunner(...windows: TalkWindow[]): TalkWindow {
  const found = runners(...windows);
  expect(found.map(({ id }) => id)).toHaveLength(1);
  return found[0] as TalkWindow;
}
