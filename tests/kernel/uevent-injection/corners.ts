import assert from 'node:assert/strict';
import type { Device, Release, Rule, UserNamespace } from '../../../slides/uevent-injection/model.ts';
import type { Check } from '../checks.ts';
import {
  container,
  containerRoot,
  everyNetns,
  heardIn,
  host,
  inContainer,
  initial,
  inject,
  inSibling,
  message,
  otherHost,
  realRoot,
  socket,
  state,
  user,
} from './cast.ts';
import type { Model } from './model-type.ts';

const disk: Device = { devpath: '/devices/disk', subsystem: 'block', keys: [], netns: null };
const link: Device = { devpath: '/devices/virtual/net/eth0', subsystem: 'net', keys: [], netns: inContainer };

/** In how many of the four network namespaces an event is heard. */
function listeners(model: Model, release: Release, device: Device) {
  const { result } = model.step(state([], release), { call: 'announce', action: 'add', device });
  return everyNetns.map((netns) => heardIn(result, netns).length);
}

function releases(model: Model) {
  assert.deepEqual(listeners(model, '4.16', disk), [1, 1, 1, 1]);
  assert.deepEqual(listeners(model, '4.17', disk), [1, 1, 1, 1]);
  assert.deepEqual(listeners(model, '4.18', disk), [1, 1, 0, 0]);
  for (const release of model.releases) assert.deepEqual(listeners(model, release, link), [0, 0, 1, 0]);
  const sent = (release: Release) =>
    model.step(state([socket(host, 77, 0)], release), inject(realRoot, host, message('x'))).result;
  assert.deepEqual([sent('4.16').errno, sent('4.16').ack, sent('4.16').seqnum], ['ECONNREFUSED', null, null]);
  assert.deepEqual([sent('4.17').errno, sent('4.17').ack], ['OK', 'OK']);
}

function reasons(model: Model) {
  const why = (rules: readonly { readonly rule: Rule }[]) => rules.map(({ rule }) => rule);
  const event = model.step(state(), { call: 'announce', action: 'add', device: disk }).result;
  assert.deepEqual(why(event.deliveries), [
    'heard',
    'not-subscribed',
    'heard',
    'not-subscribed',
    'foreign-namespace',
    'foreign-namespace',
    'foreign-namespace',
    'foreign-namespace',
  ]);
  const injected = model.step(
    state([socket(inContainer, 77, 1)]),
    inject(containerRoot, inContainer, message('x')),
  ).result;
  assert.deepEqual(why(injected.deliveries).slice(4), [
    'heard',
    'not-subscribed',
    'other-namespace',
    'other-namespace',
    'heard',
  ]);
  const toGroup = { portid: 1001, groups: 1 };
  const group = { ...inject(realRoot, host, message('x')), to: toGroup } as const;
  const { deliveries } = model.step(state([socket(host, 77, 1), socket(host, 78, 1)]), group).result;
  assert.deepEqual(why(deliveries).slice(0, 10), [
    'sent-alone',
    'not-subscribed',
    'other-namespace',
    'other-namespace',
    'other-namespace',
    'other-namespace',
    'other-namespace',
    'other-namespace',
    'own-message',
    'heard',
  ]);
  assert.deepEqual(why(deliveries).slice(10, 12), ['heard', 'not-addressed']);
}

/** Only what comes from the kernel by its group is believed; a user may make others hear it, but not believe it. */
function trust(model: Model) {
  const from = state([socket(host, 77, 0)]);
  const call = inject(realRoot, host, message('x'));
  const trusted = (portid: number, groups: number) =>
    heardIn(model.step(from, { ...call, to: { portid, groups } } as typeof call).result, host).map(
      (one) => one.trusted,
    );
  assert.deepEqual(trusted(0, 0), [true]);
  assert.deepEqual(trusted(1001, 0), [false]);
  assert.deepEqual(trusted(0, 1), [false, true]);
  // To a group and to the kernel at once: udev's listener hears it from the user, the kernel's group from the kernel.
  assert.deepEqual(trusted(0, 2), [false, true]);
}

function whoIsAsked(model: Model) {
  const opened = state([socket(inContainer, 77, 0, user)]);
  const call = inject(containerRoot, inContainer, message('x'));
  assert.equal(model.step(opened, call).result.rule, 'injected');
  assert.equal(model.step(opened, { ...call, to: null } as typeof call).result.rule, 'opener-capable');
  assert.equal(model.step(opened, { ...call, task: user } as typeof call).result.rule, 'sender-capable');
  const made: UserNamespace = { ...container, name: 'made', owner: 1234 };
  assert.equal(model.isCapable(user, made), true);
  assert.equal(model.isCapable(user, { ...made, name: 'below', parent: made, owner: 0 }), true);
  assert.equal(model.isCapable({ ...user, user: container }, made), false);
  const loop: UserNamespace = Object.assign({ ...container, name: 'loop' });
  assert.equal(model.isCapable(containerRoot, Object.assign(loop, { parent: loop })), false);
}

function numbers(model: Model) {
  const from = state([socket(host, 77, 0)]);
  const tooLong = model.step(from, inject(realRoot, host, message('x'.repeat(2048))));
  assert.deepEqual([tooLong.result.ack, tooLong.result.seqnum, tooLong.state.seqnum], ['EINVAL', 842n, 842n]);
  assert.equal(tooLong.result.deliveries.length, 0);
  const next = model.step(tooLong.state, inject(realRoot, host, message('x')));
  assert.deepEqual(next.result.seqnum, 843n);
  // A byte more of the number is a byte less of the payload.
  const payload = message('x'.repeat(2048 - 16 - 'SEQNUM=999\0'.length));
  const answer = (seqnum: bigint) =>
    model.step(state([socket(host, 77, 0)], '6.18', seqnum), inject(realRoot, host, payload)).result.ack;
  assert.deepEqual([answer(998n), answer(999n)], ['OK', 'EINVAL']);
  const wide = message('é'.repeat(1010));
  assert.equal(model.step(from, inject(realRoot, host, wide)).result.rule, 'injected');
  assert.equal(model.step(from, inject(realRoot, host, message('é'.repeat(1011)))).result.rule, 'fits-event');
}

/** The buffer of an event of the kernel's own. */
function environments(model: Model) {
  const rule = (keys: readonly string[]) => {
    const { state: after, result } = model.step(state(), {
      call: 'announce',
      action: 'add',
      device: { ...disk, keys },
    });
    return [result.rule, result.errno, after.seqnum];
  };
  const used = 'ACTION=add\0DEVPATH=/devices/disk\0SUBSYSTEM=block\0'.length;
  const room = 2048 - used - 'SEQNUM=842\0'.length;
  assert.deepEqual(rule(['x'.repeat(room - 1)]), ['event-sent', 'OK', 842n]);
  assert.deepEqual(rule(['x'.repeat(room)]), ['number-fits', 'ENOMEM', 842n]);
  assert.deepEqual(rule(['x'.repeat(2048)]), ['environment-full', 'ENOMEM', 841n]);
  const keys = (count: number) => Array.from({ length: count }, () => 'x');
  assert.deepEqual(
    [rule(keys(60))[0], rule(keys(61))[0], rule(keys(62))[0]],
    ['event-sent', 'number-fits', 'environment-full'],
  );
}

function sockets(model: Model) {
  const listen = (portid: number, netns = otherHost) =>
    model.step(state(), { call: 'listen', task: user, netns, portid, groups: 1 });
  assert.deepEqual([listen(5).result.rule, listen(5).state.sockets.length], ['listening', 9]);
  assert.deepEqual([listen(1001).result.errno, listen(1001).state.sockets.length], ['EADDRINUSE', 8]);
  const { state: heard } = listen(5, inSibling);
  const sibling = { user: { ...initial, name: 'sibling' }, uid: 300_000, privileged: true };
  const call = { ...inject(sibling, inSibling, message('x')), from: { netns: 'sibling', portid: 5 } } as const;
  // The sender listens too, and what it injects comes from the kernel: it hears it like everybody.
  assert.equal(heardIn(model.step(heard, call).result, inSibling).length, 2);
  assert.equal(model.step(state(), inject(realRoot, host, message('x'))).result.errno, 'EBADF');
  const nobody = { ...inject(realRoot, host, message('x')), to: { portid: 5, groups: 0 } } as const;
  assert.equal(model.step(state([socket(host, 77, 0)]), nobody).result.rule, 'receiver-exists');
  // Root of a network namespace outside the initial user namespace has no number there.
  const unmapped = { ...link, netns: { name: 'container', owner: { ...container, root: null } } };
  const { result } = model.step(state(), { call: 'announce', action: 'add', device: unmapped });
  assert.equal(heardIn(result, inContainer)[0]?.uid, 0);
}

export const corners: readonly Check<Model>[] = [
  { name: 'what each release brought', run: releases },
  { name: 'why each listener hears or does not', run: reasons },
  { name: 'what udev believes', run: trust },
  { name: 'whose capability is asked for', run: whoIsAsked },
  { name: 'sequence numbers, and the room they take', run: numbers },
  { name: 'the room of an event of the kernel', run: environments },
  { name: 'opening sockets and sending to nobody', run: sockets },
];
