import { isDeepStrictEqual } from 'node:util';
import type { Device, NetlinkMessage, NetNamespace, Outcome, Task } from '../../../slides/uevent-injection/model.ts';
import { vectors } from '../vectors.ts';
import {
  containerRoot,
  heardIn,
  host,
  inContainer,
  inject,
  inSibling,
  message,
  realRoot,
  socket,
  state,
  user,
} from './cast.ts';
import type { Model } from './model-type.ts';

const payload = 'add@/devices/x\0ACTION=add\0DEVPATH=/devices/x\0SUBSYSTEM=x\0';

const nullDevice: Device = {
  devpath: '/devices/virtual/mem/null',
  subsystem: 'mem',
  keys: ['SYNTH_UUID=0', 'MAJOR=1', 'MINOR=3', 'DEVNAME=null', 'DEVMODE=0666'],
  netns: null,
};
const veth: Device = {
  devpath: '/devices/virtual/net/veth0',
  subsystem: 'net',
  keys: ['INTERFACE=veth0'],
  netns: inContainer,
};

const change = (model: Model, device: Device): Outcome =>
  model.step(state(), { call: 'announce', action: 'change', device }).result;

/** A task injects through a socket of its own. */
function injected(model: Model, who: Task, netns: NetNamespace, sent: NetlinkMessage): Outcome {
  return model.step(state([socket(netns, 77, 0, who)]), inject(who, netns, sent)).result;
}

const copies = (model: Model, who: Task, netns: NetNamespace, sent = message(payload)) => {
  const outcome = injected(model, who, netns, sent);
  return [outcome.ack, heardIn(outcome, netns).length];
};

const senderOf = (outcome: Outcome, netns: NetNamespace) => {
  const { portid, groups } = heardIn(outcome, netns)[0]?.sender ?? {};
  return [portid, groups];
};

/** The longest payload that still fits, by asking. */
function longest(model: Model): number {
  const fits = (length: number) => injected(model, realRoot, host, message('x'.repeat(length))).ack === 'OK';
  let length = 0;
  while (length < 4096 && fits(length + 1)) length++;
  return length;
}

const answers: Readonly<Record<string, (model: Model) => unknown>> = {
  V01: (model) => heardIn(change(model, nullDevice), host).length === 1,
  V03: (model) => heardIn(change(model, nullDevice), inContainer).length > 0,
  V04: (model) => {
    const text = heardIn(change(model, nullDevice), host)[0]?.text ?? '';
    return /^change@\/devices\/virtual\/mem\/null\0([A-Z_]+=[^\0]*\0)*SEQNUM=842\0$/.test(text);
  },
  V05: (model) => senderOf(change(model, nullDevice), host),
  V06: (model) => copies(model, realRoot, host),
  V07: (model) =>
    heardIn(injected(model, realRoot, host, message(payload)), host)[0]?.text === `${payload}SEQNUM=842\0`,
  V08: (model) => senderOf(injected(model, realRoot, host, message(payload)), host),
  V10: (model) => {
    const outcome = injected(model, containerRoot, inContainer, message(payload));
    return [host, inSibling].map((netns) => heardIn(outcome, netns).length);
  },
  V12: (model) => copies(model, realRoot, inContainer),
  V13: (model) => injected(model, user, host, message(payload)).ack,
  V14: (model) => injected(model, containerRoot, host, message(payload)).ack,
  V16: (model) => injected(model, realRoot, host, message('x'.repeat(longest(model) + 1))).ack,
  V17: (model) => injected(model, realRoot, host, message(payload, { request: false })).ack,
  V18: (model) => injected(model, realRoot, host, message(payload, { type: 15 })).ack,
  V19: (model) => copies(model, realRoot, host, message(payload, { ack: false }))[1],
  V23: (model) => injected(model, realRoot, host, message('garbage')).ack,
  V24: (model) => [inContainer, host].map((netns) => heardIn(change(model, veth), netns).length > 0),
};

/** Some rows are lists: the row's own list stands for an equal one, and anything else is returned as it is. */
function inTheRowsWords(id: string, answer: unknown): string {
  const expected = vectors.find((row) => row.feature === 'uevent' && row.id === id)?.expected;
  return (isDeepStrictEqual(answer, expected) ? expected : answer) as string;
}

export const rows: Readonly<Record<string, (model: Model) => string>> = Object.fromEntries(
  Object.entries(answers).map(([id, answer]) => [id, (model: Model) => inTheRowsWords(id, answer(model))]),
);
