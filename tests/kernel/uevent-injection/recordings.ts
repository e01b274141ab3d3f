import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Destination, Device, Outcome } from '../../../slides/uevent-injection/model.ts';
import type { Check } from '../checks.ts';
import { everyNetns, host, message, socket, state, tasks } from './cast.ts';
import type { Model } from './model-type.ts';

interface Heard {
  readonly listener: string;
  readonly portid: number;
  readonly groups: number;
  readonly uid: number;
  readonly length: number;
  readonly text: string;
  readonly end: string;
}

interface Recorded {
  readonly events: readonly { path: string; netns: string; before: number; heard: readonly Heard[] }[];
  readonly sends: readonly {
    task: keyof typeof tasks;
    opener: keyof typeof tasks;
    netns: string;
    to: readonly [portid: number, groups: number] | null;
    length: number;
    type: number;
    flags: number;
    before: number;
    used: number;
    sent: string;
    ack: string | null;
    heard: readonly Heard[];
  }[];
}

const { events, sends } = JSON.parse(
  readFileSync('tests/kernel/uevent-injection/recorded-uevents.json', 'utf8'),
) as Recorded;

const NLM_F_REQUEST = 1;
const NLM_F_ACK = 4;
const netnsOf = (name: string) => everyNetns.find((one) => one.name === name) ?? host;

/** What each listener got, in the words of the recording; texts that were cut there are compared by their end. */
const heard = ({ deliveries }: Outcome) =>
  deliveries.flatMap((one) =>
    one.message
      ? [
          {
            listener: `${one.socket.netns.name} ${one.socket.groups}`,
            ...one.message.sender,
            uid: one.message.uid,
            length: one.message.length,
            end: one.message.text.slice(-24),
          },
        ]
      : [],
  );

const inOrder = <One extends { readonly listener: string }>(list: readonly One[]) =>
  list.toSorted((one, other) => one.listener.localeCompare(other.listener));

function messages(model: Model) {
  assert.equal(sends.length, 500);
  for (const one of sends) {
    const netns = netnsOf(one.netns);
    const to: Destination | null = one.to && { portid: one.to[0], groups: one.to[1] };
    const sent = message('x'.repeat(one.length), {
      type: one.type,
      request: (one.flags & NLM_F_REQUEST) !== 0,
      ack: (one.flags & NLM_F_ACK) !== 0,
    });
    const before = state([socket(netns, 77, 0, tasks[one.opener])], '6.18', BigInt(one.before));
    const from = { netns: netns.name, portid: 77 };
    const { state: after, result } = model.step(before, {
      call: 'send',
      task: tasks[one.task],
      from,
      message: sent,
      to,
    });
    const what = `${JSON.stringify(one)}, by ${result.rule}`;
    assert.deepEqual([result.errno, result.ack], [one.sent, one.ack], what);
    assert.equal(after.seqnum - before.seqnum, BigInt(one.used), what);
    const expected = one.heard.map(({ text: _, end, portid, ...rest }) => ({
      ...rest,
      portid,
      // What a user sent arrives with its header, which the text of the model leaves out.
      end: portid === 0 ? end : 'x'.repeat(Math.min(24, one.length)),
    }));
    assert.deepEqual(inOrder(heard(result)), inOrder(expected), what);
  }
}

const memory: Device = {
  devpath: '/devices/virtual/mem/null',
  subsystem: 'mem',
  keys: ['SYNTH_UUID=0', 'MAJOR=1', 'MINOR=3', 'DEVNAME=null', 'DEVMODE=0666'],
  netns: null,
};
const loopback = (netns: string): Device => ({
  devpath: '/devices/virtual/net/lo',
  subsystem: 'net',
  keys: ['SYNTH_UUID=0', 'INTERFACE=lo', 'IFINDEX=1'],
  netns: netnsOf(netns),
});

function kernelEvents(model: Model) {
  assert.equal(events.length, 5);
  for (const { path, netns, before, heard: expected } of events) {
    const device = path.includes('/mem/') ? memory : loopback(netns);
    const { result } = model.step(state([], '6.18', BigInt(before)), { call: 'announce', action: 'change', device });
    const texts = result.deliveries.flatMap((one) => (one.message ? [one.message.text] : []));
    assert.deepEqual(
      texts,
      expected.map(({ text }) => text),
    );
    assert.deepEqual(
      heard(result),
      expected.map(({ text: _, ...rest }) => rest),
    );
  }
}

export const recordings: readonly Check<Model>[] = [
  { name: '500 recorded messages, who heard them, and the numbers they used', run: messages },
  { name: '5 recorded events of the kernel, byte for byte', run: kernelEvents },
];
