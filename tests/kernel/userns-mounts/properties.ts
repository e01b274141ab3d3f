import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Call, Mount, Outcome, Played, Task, UserNamespace } from '../../../slides/userns-mounts/model.ts';
import type { Check } from '../checks.ts';
import {
  type Actor,
  cast,
  container,
  everyKind,
  initial,
  insideRoot,
  mounted,
  outsideRoot,
  recorded,
  task,
} from './cast.ts';
import type { Model } from './model-type.ts';

const often = { seed: 1, numRuns: 300 };
const id = fc.oneof(fc.integer(), fc.constantFrom(0, 100_000, 4294967295, 1e300, -1e300));
const name = fc.oneof(fc.constantFrom('a', '__proto__', '', '.'), fc.string());
const extents = fc.array(fc.record({ first: id, outside: id, count: id }), { maxLength: 3 });
const flags = fc.subarray(['ro', 'nosuid', 'nodev', 'noexec'] as const);

const userNamespace: fc.Arbitrary<UserNamespace> = fc.oneof(
  fc.constantFrom(initial, container),
  fc.record({ name, parent: fc.constantFrom(null, initial, container), owner: id, uidMap: extents, gidMap: extents }),
);
const namespace = fc.record({ name: fc.constantFrom('one', 'other'), owner: userNamespace });
const ids = fc.record({ real: id, effective: id, saved: id });
const anyTask: fc.Arbitrary<Task> = fc.record({
  user: userNamespace,
  uids: ids,
  gids: ids,
  privileged: fc.boolean(),
  namespaces: fc.record({ mnt: namespace, pid: namespace, net: namespace, ipc: namespace, cgroup: namespace }),
  mounts: fc.array(
    fc.record({
      filesystem: fc.constantFrom('proc', 'sysfs'),
      whole: fc.boolean(),
      covered: fc.boolean(),
      readOnly: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
});

const node = fc.record({
  type: fc.constantFrom('regular', 'char', 'block', 'fifo', 'socket'),
  device: fc.tuple(id, id),
});
const call = (who: fc.Arbitrary<Task>): fc.Arbitrary<Call> =>
  fc.oneof(
    fc.record({ task: who, call: fc.constant('create'), name, mode: id }),
    fc.record({ task: who, call: fc.constant('mknod'), name, node }),
    fc.record({ task: who, call: fc.constant('chown'), name, uid: id, gid: id }),
    fc.record({ task: who, call: fc.constant('chmod'), name, mode: id }),
    fc.record({ task: who, call: fc.constant('open'), name, access: fc.constantFrom('read', 'write') }),
    fc.record({ task: who, call: fc.constant('exec'), name }),
    fc.record({ task: who, call: fc.constant('look') }),
    fc.record({ task: who, call: fc.constant('remount'), flags, superblock: fc.boolean() }),
    fc.record({ task: who, call: fc.constant('umount') }),
  ) as fc.Arbitrary<Call>;

/** What every answer has to be: a rule that is in the table, at the end of a trace in which all before it passed. */
function isWellFormed(model: Model, { errno, rule, saw, trace, value }: Outcome<unknown>) {
  assert.ok(rule in model.rules);
  assert.deepEqual(trace.at(-1), { rule, passed: errno === 'OK', saw });
  assert.ok(trace.slice(0, -1).every(({ passed }) => passed));
  assert.ok(errno === 'OK' || value === null);
}

const release = (model: Model) => fc.constantFrom(...model.releases);
const filesystem = (model: Model) => fc.oneof(fc.constantFrom(...model.filesystems.map((one) => one.name)), name);

function mountIsTotal(model: Model) {
  const fuse = fc.record(
    {
      fd: fc.option(fc.record({ device: fc.boolean(), openedIn: userNamespace })),
      rootmode: id,
      userId: id,
      groupId: id,
      allowOther: fc.boolean(),
      defaultPermissions: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  const request = fc.record({ filesystem: filesystem(model), flags, fuse });
  fc.assert(
    fc.property(request, anyTask, release(model), (asked, who, at) => {
      isWellFormed(model, model.mount(asked, who, { release: at }));
    }),
    often,
  );
}

const places = (model: Model): readonly Mount[] => [
  mounted(model, 'tmpfs', insideRoot),
  mounted(model, 'tmpfs', outsideRoot),
  mounted(model, 'proc', outsideRoot),
  mounted(model, 'fuse', insideRoot, {
    fuse: { fd: { device: true, openedIn: container }, rootmode: 0o40000, userId: 0, groupId: 0, allowOther: true },
  }),
];

/** Every call on every mount, played in a row. */
function stepIsTotal(model: Model) {
  const calls = fc.array(call(fc.oneof(anyTask, fc.constantFrom(insideRoot, outsideRoot))), { maxLength: 12 });
  fc.assert(
    fc.property(fc.constantFrom(...places(model)), calls, release(model), (mount, several, at) => {
      let state = mount;
      for (const one of several) {
        const { state: after, result }: Played = model.step(state, one, { release: at });
        isWellFormed(model, result);
        if (result.errno !== 'OK') assert.equal(after, state);
        state = after ?? mount;
      }
    }),
    often,
  );
}

/** To own more namespaces never turns OK into a refusal. */
function ownershipHelps(model: Model) {
  const owned = fc.subarray([...everyKind]);
  const identity = fc.record({ uid: fc.constantFrom(100_000, 101_001), privileged: fc.boolean() });
  fc.assert(
    fc.property(
      filesystem(model),
      owned,
      owned,
      identity,
      release(model),
      (asked, some, more, { uid, privileged }, at) => {
        const errno = (kinds: typeof some) =>
          model.mount({ filesystem: asked }, task(container, uid, privileged, kinds), { release: at }).errno;
        if (errno(some) === 'OK') assert.equal(errno([...some, ...more]), 'OK');
      },
    ),
    { seed: 1, numRuns: 1000 },
  );
}

/** Through a mount of a container nobody gets a device, and nobody outside another user id. */
function noPowerOutside(model: Model) {
  const actors = cast(container);
  const who = fc.constantFrom(...(Object.keys(actors) as Actor[])).map((actor) => actors[actor]);
  const calls = fc.array(call(who), { minLength: 5, maxLength: 30 });
  fc.assert(
    fc.property(calls, (several) => {
      let state = mounted(model, 'tmpfs', insideRoot);
      for (const one of several) {
        const before = state;
        const { state: after, result } = model.step(before, one, recorded);
        state = after ?? before;
        if (result.errno !== 'OK') continue;
        const file = 'name' in one ? before.superblock.files.find((each) => each.name === one.name) : undefined;
        if (one.call === 'open') assert.ok(file?.type !== 'char' && file?.type !== 'block');
        if (one.call === 'exec' && !model.isWithin(one.task.user, container)) {
          assert.equal((result.value as { effective: number }).effective, one.task.uids.effective);
        }
      }
    }),
    often,
  );
}

/** The kernel's id and the written one lead to each other. */
function mapsAreInverse(model: Model) {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200_000 }), (one) => {
      const kernel = model.toKernel(container.uidMap, one);
      assert.equal(kernel, one < 65_536 ? one + 100_000 : null);
      if (kernel !== null) assert.equal(model.fromKernel(container.uidMap, kernel), one);
    }),
    often,
  );
}

function sentencesAreShort(model: Model) {
  for (const [rule, { text, source }] of Object.entries(model.rules)) {
    assert.ok(text.length <= 90 && text.endsWith('.') && source.length > 0, rule);
  }
}

export const properties: readonly Check<Model>[] = [
  { name: 'any mount request of any task is answered', run: mountIsTotal },
  { name: 'any call on any mount is answered, and a refused one changes nothing', run: stepIsTotal },
  { name: 'to own more namespaces never hurts', run: ownershipHelps },
  { name: 'nothing done through a mount gives power outside', run: noPowerOutside },
  { name: 'ids and their maps', run: mapsAreInverse },
  { name: 'every rule is one sentence with a source', run: sentencesAreShort },
];
