import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Boot, Call, Caller, Ioctl, Result, State } from '../../../slides/binderfs/model.ts';
import type { Check } from '../checks.ts';
import type { Model } from './machine.ts';

const wildNumber = fc.oneof(
  fc.integer(),
  fc.constantFrom(1e300, -1e300, 0.5, 2 ** 53, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
);
const number = (max: number) =>
  fc.oneof({ weight: 12, arbitrary: fc.integer({ min: 0, max }) }, { weight: 1, arbitrary: wildNumber });

const wildText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('x'.repeat(5000), '€'.repeat(3000)),
);
const oneOf = (...texts: string[]) =>
  fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...texts) }, { weight: 1, arbitrary: wildText });

const name = oneOf('binder', 'hwbinder', 'one', 'two', 'features', 'binder-control');
const path = oneOf(
  'binder',
  'hwbinder',
  'one',
  'two',
  'features',
  'binder_logs',
  'binder-control',
  'features/one',
  '/',
  '..',
);
const options = oneOf('', '', 'max=4', 'max=6', 'max=2', 'stats=global', 'ro', 'max=0x5,stats=global');

const namespaces = [null, { first: 100_000, count: 65_536 }, { first: 200_000, count: 1 }];
const caller: fc.Arbitrary<Caller> = fc.record({
  uid: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: number(2000) }),
  userNamespace: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...namespaces) },
    { weight: 1, arbitrary: fc.record({ first: wildNumber, count: wildNumber }) },
  ),
  ipcNamespace: fc.constantFrom('initial', 'other'),
});

const at = { caller, instance: number(4), path };
const command = fc.constantFrom<Ioctl['command'][]>(
  'BINDER_CTL_ADD',
  'BINDER_CTL_ADD',
  'BINDER_SET_CONTEXT_MGR',
  'BINDER_VERSION',
  'UNKNOWN',
);
const type = fc.constantFrom('directory', 'regular', 'char', 'block', 'fifo', 'socket', 'symlink');
const flag = fc.constantFrom('noreplace', 'exchange', 'whiteout');

const arbitrary = fc.oneof(
  fc.record({ call: fc.constant('mount'), caller, options }),
  fc.record({ call: fc.constant('remount'), caller, instance: number(4), options }),
  fc.record({ call: fc.constant('umount'), caller, instance: number(4), detach: fc.boolean() }),
  fc.record({ call: fc.constant('open'), ...at, create: fc.boolean() }),
  fc.record({ call: fc.constant('open'), ...at, path: fc.constantFrom('binder-control', 'binder') }),
  fc.record({ call: fc.constant('close'), fd: number(9) }),
  fc.record({ call: fc.constant('ioctl'), caller, fd: number(9), command, name }),
  fc.record({ call: fc.constant('ioctl'), caller, fd: number(9), command, name }),
  fc.record({ call: fc.constantFrom('unlink', 'rmdir', 'stat', 'list'), ...at }),
  fc.record({ call: fc.constant('make'), ...at, kind: type }),
  fc.record({ call: fc.constant('link'), caller, instance: number(4), from: path, to: path }),
  fc.record({
    call: fc.constant('rename'),
    caller,
    instance: number(4),
    from: path,
    to: path,
    flags: fc.oneof(fc.constant([]), fc.array(flag, { maxLength: 2 })),
  }),
) as fc.Arbitrary<Call>;

const boots: fc.Arbitrary<Boot> = fc.record(
  { devices: oneOf('binder,hwbinder', '', 'one'), pool: number(24) },
  { requiredKeys: [] },
);

interface Made {
  readonly before: State;
  readonly call: Call;
  readonly result: Result;
  readonly after: State;
}

/** Makes random sequences of calls and looks at each. */
function eachCall(model: Model, holds: (made: Made) => void): void {
  const sequences = fc.array(arbitrary, { maxLength: 40, size: 'max' });
  fc.assert(
    fc.property(boots, sequences, (boot, calls) => {
      let before = model.boot(boot);
      for (const call of calls) {
        const { state: after, result } = model.step(before, call);
        holds({ before, call, result, after });
        before = after;
      }
    }),
    { seed: 1, numRuns: 60, endOnFailure: true },
  );
}

const property = (text: string, holds: (model: Model) => (made: Made) => void): Check<Model> => ({
  name: text,
  run: (model) => eachCall(model, holds(model)),
});

export const properties: readonly Check<Model>[] = [
  property('no two nodes have the same minor, and every minor is in the pool', (model) => ({ after }) => {
    const minors = model.takenMinors(after).map(({ minor }) => minor);
    assert.equal(new Set(minors).size, minors.length);
    assert.ok(minors.every((minor) => minor >= 0 && minor < after.pool));
  }),
  property('an added device has the lowest free minor, below the reserve outside the first ipc namespace', (model) => {
    return ({ before, call, result, after }) => {
      if (result.rule !== 'device-added' || call.call !== 'ioctl') return;
      const file = before.files.find(({ fd }) => fd === call.fd);
      const instance = after.instances.find(({ id }) => id === file?.instance);
      assert.ok(instance);
      assert.equal(result.value?.minor, model.lowestFree(before));
      assert.ok(Number(result.value?.minor) < after.pool - (instance.ipcNamespace === 'other' ? model.reserve : 0));
      assert.ok(model.devicesOf(instance).length <= instance.max);
    };
  }),
  property('a manager is the opener of its own device and of no other', () => ({ after }) => {
    const managed = after.instances.flatMap(({ id, nodes }) =>
      nodes.flatMap((node) => (node.kind === 'device' && node.manager !== null ? [{ id, node }] : [])),
    );
    for (const { id, node } of managed) {
      const file = after.files.find(({ fd }) => fd === node.manager);
      assert.deepEqual([file?.instance, file?.ino], [id, node.ino]);
    }
    assert.equal(new Set(managed.map(({ node }) => node.manager)).size, managed.length);
  }),
  property('a call that fails changes nothing and says which of the rules it asked refused', (model) => {
    return ({ before, result, after }) => {
      assert.equal(result.errno, model.rules[result.rule].ends);
      assert.deepEqual([result.rule, result.saw], Object.values(result.asked.at(-1) ?? {}));
      assert.equal(result.value === null, result.errno !== 'OK');
      if (result.errno !== 'OK') assert.equal(after, before);
    };
  }),
  property('binder-control stays in the root of every instance, and no two entries share a name', () => ({ after }) => {
    for (const { nodes } of after.instances) {
      assert.deepEqual(nodes[0] && [nodes[0].kind, nodes[0].parent, nodes[0].name], ['control', 1, 'binder-control']);
      const places = nodes.flatMap(({ parent, name }) => (parent === null ? [] : [`${parent}/${name}`]));
      assert.equal(new Set(places).size, places.length);
      assert.equal(new Set(nodes.map(({ ino }) => ino)).size, nodes.length);
    }
  }),
  property('only open files keep nodes without a name and instances without a mount', () => ({ after }) => {
    for (const { id, mounted, nodes } of after.instances) {
      const open = after.files.filter(({ instance }) => instance === id);
      assert.ok(mounted || open.length > 0);
      assert.ok(nodes.every(({ parent, ino }) => parent !== null || open.some((file) => file.ino === ino)));
    }
    assert.ok(after.files.every(({ instance }) => after.instances.some(({ id }) => id === instance)));
  }),
];
