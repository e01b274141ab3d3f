import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Call, State } from '../../../slides/uevent-injection/model.ts';
import type { Check } from '../checks.ts';
import {
  container,
  containerRoot,
  everyNetns,
  heardIn,
  initial,
  inject,
  listeners,
  message,
  socket,
  state,
  tasks,
} from './cast.ts';
import type { Model } from './model-type.ts';

const often = { seed: 1, numRuns: 300 };
const number = fc.oneof(fc.integer(), fc.constantFrom(0, 1, 77, 1001, 4294967295, 1e300, -1e300));
const text = fc.oneof(fc.string(), fc.constantFrom('', '__proto__', 'x'.repeat(3000)));
const userNamespace = fc.oneof(
  fc.constantFrom(initial, container),
  fc.record({ name: text, parent: fc.constantFrom(null, initial, container), owner: number, root: fc.option(number) }),
);
const netns = fc.oneof(fc.constantFrom(...everyNetns), fc.record({ name: text, owner: userNamespace }));
const task = fc.oneof(
  fc.constantFrom(...Object.values(tasks)),
  fc.record({ user: userNamespace, uid: number, privileged: fc.boolean() }),
);
const call = (model: Model): fc.Arbitrary<Call> =>
  fc.oneof(
    fc.record({ call: fc.constant('listen' as const), task, netns, portid: number, groups: number }),
    fc.record({
      call: fc.constant('announce' as const),
      action: fc.constantFrom(...model.actions),
      device: fc.record({
        devpath: text,
        subsystem: text,
        keys: fc.array(text, { maxLength: 70 }),
        netns: fc.option(netns),
      }),
    }),
    fc.record({
      call: fc.constant('send' as const),
      task,
      from: fc.record({ netns: fc.constantFrom(...everyNetns.map(({ name }) => name)), portid: number }),
      message: fc.record({ type: number, request: fc.boolean(), ack: fc.boolean(), payload: text }),
      to: fc.option(fc.record({ portid: number, groups: number })),
    }),
  );
const states = (model: Model): fc.Arbitrary<State> =>
  fc.record({
    release: fc.constantFrom(...model.releases),
    seqnum: fc.bigInt({ min: 0n, max: 1n << 62n }),
    sockets: fc.array(
      fc.oneof(fc.constantFrom(...listeners), fc.record({ netns, portid: number, groups: number, opener: task })),
      { maxLength: 8 },
    ),
  });

/** Whatever happens is answered, by a rule at the end of a trace in which all before it passed; numbers only grow. */
function stepIsTotal(model: Model) {
  fc.assert(
    fc.property(states(model), fc.array(call(model), { maxLength: 8 }), (start, calls) => {
      let now = start;
      for (const one of calls) {
        const { state: after, result } = model.step(now, one);
        assert.ok(result.rule in model.rules && result.deliveries.every(({ rule }) => rule in model.rules));
        assert.deepEqual(result.trace.at(-1)?.rule, result.rule);
        assert.ok(result.trace.slice(0, -1).every(({ passed }) => passed));
        assert.equal(after.seqnum, result.seqnum ?? now.seqnum);
        assert.ok(result.seqnum === null || result.seqnum > now.seqnum);
        now = after;
      }
    }),
    often,
  );
}

/** An injected event is heard in the network namespace of the sending socket only, and only if its sender may. */
function strangersHearNothing(model: Model) {
  const place = fc.constantFrom(...everyNetns);
  const who = fc.constantFrom(...Object.values(tasks));
  fc.assert(
    fc.property(place, who, who, text, fc.constantFrom(...model.releases), (at, sender, opener, payload, release) => {
      const before = state([socket(at, 77, 1, opener)], release);
      const { result } = model.step(before, inject(sender, at, message(payload)));
      for (const netns of everyNetns) {
        const messages = heardIn(result, netns);
        assert.ok(netns.name === at.name || messages.length === 0);
        assert.ok(messages.every(({ trusted }) => trusted));
        if (!model.isCapable(sender, at.owner)) assert.equal(messages.length, 0);
      }
    }),
    often,
  );
}

/** What udev believes was sent by the kernel, or by somebody with CAP_SYS_ADMIN over the namespace. */
function nobodyIsFooled(model: Model) {
  fc.assert(
    fc.property(states(model), call(model), (before, one) => {
      const { result } = model.step(before, one);
      for (const { socket: listener, message: got } of result.deliveries) {
        if (!got?.trusted || one.call !== 'send') continue;
        assert.ok(model.isCapable(one.task, listener.netns.owner));
      }
    }),
    { seed: 1, numRuns: 1000 },
  );
}

/** The counter has 64 bits. */
function numbersWrap(model: Model) {
  const last = state([socket({ name: 'container', owner: container }, 77, 0)], '6.18', (1n << 64n) - 1n);
  const { result } = model.step(last, inject(containerRoot, { name: 'container', owner: container }, message('x')));
  assert.equal(result.seqnum, 0n);
}

function sentencesAreShort(model: Model) {
  for (const [rule, { text: sentence, source }] of Object.entries(model.rules)) {
    assert.ok(sentence.length <= 90 && sentence.endsWith('.') && source.length > 0, rule);
  }
}

export const properties: readonly Check<Model>[] = [
  { name: 'anything that happens is answered, and numbers grow', run: stepIsTotal },
  { name: 'a namespace of strangers never hears an injected event', run: strangersHearNothing },
  { name: 'udev believes only those who may', run: nobodyIsFooled },
  { name: 'the counter has 64 bits', run: numbersWrap },
  { name: 'every rule is one sentence with a source', run: sentencesAreShort },
];
