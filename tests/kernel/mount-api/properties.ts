import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Call, Caller, Context, State } from '../../../slides/mount-api/model.ts';
import type { Check } from '../checks.ts';
import type { Model } from './sequence.ts';

const descriptor = fc.oneof(fc.integer({ min: 3, max: 9 }), fc.constantFrom(-100, -1, 999, 2 ** 40));
const flags = fc.oneof(
  fc.constantFrom(0, 0, 1, 4, 0x1000, 0x1001, 0x8001, 0x9001, 0x200, 0x204),
  fc.integer(),
  fc.maxSafeInteger(),
);
const path = fc.oneof(
  fc.constantFrom('', '/', '/a', '/a/b', '/m', '/proc', '/file', '..', 'd', '/m/d'),
  fc.string({ maxLength: 12 }),
  fc.constantFrom('/x'.repeat(3000), 'x'.repeat(300), '\ud800'),
);
const text = fc.oneof(
  fc.constantFrom('size', 'ro', 'source', 'bogus', 'noswap', 'uid', '1m', '0', '50%', '__proto__', 'constructor'),
  fc.string({ maxLength: 10 }),
  fc.constantFrom('9'.repeat(250), 'k'.repeat(2000)),
);
const nullable = fc.option(text, { nil: null });
const typeName = fc.oneof(fc.constantFrom('tmpfs', 'tmpfs', 'proc', 'ext4', 'overlay'), text);
const command = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer());
const zeroMostly = fc.oneof(fc.constant(0), fc.integer());
const extent = fc.record({ inside: fc.integer(), outside: fc.integer(), count: fc.integer() });

const tagged = <T extends Call['call'], A>(call: T, fields: { [K in keyof A]: fc.Arbitrary<A[K]> }) =>
  fc.record({ call: fc.constant(call), ...fields }) as unknown as fc.Arbitrary<Call>;

const attribute = fc.oneof(fc.constantFrom(0, 1, 2, 0x10, 0x70, 0x100000, 2 ** 33), flags);
const anyCall: fc.Arbitrary<Call> = fc.oneof(
  tagged('fsopen', { fsName: typeName, flags: zeroMostly }),
  tagged('fsconfig', { fd: descriptor, cmd: command, key: nullable, value: nullable, aux: zeroMostly }),
  tagged('fsconfig', {
    fd: descriptor,
    cmd: fc.constantFrom(6, 7),
    key: fc.constant(null),
    value: fc.constant(null),
    aux: fc.constant(0),
  }),
  tagged('fsmount', { fsFd: descriptor, flags: zeroMostly, attrFlags: zeroMostly }),
  tagged('fspick', { dfd: descriptor, path, flags }),
  tagged('open_tree', { dfd: descriptor, filename: path, flags }),
  tagged('move_mount', { fromDfd: descriptor, fromPathname: path, toDfd: descriptor, toPathname: path, flags }),
  tagged('move_mount', {
    fromDfd: descriptor,
    fromPathname: fc.constant(''),
    toDfd: fc.constant(-100),
    toPathname: fc.constantFrom('/a', '/m', '/a/b', '/', '/proc'),
    flags: fc.constantFrom(4, 4, 0x204),
  }),
  tagged('mount_setattr', {
    dfd: descriptor,
    path,
    flags,
    attrSet: attribute,
    attrClr: attribute,
    propagation: fc.oneof(fc.constantFrom(0, 1 << 17, 1 << 20), flags),
    usernsFd: descriptor,
    size: fc.oneof(fc.constant(32), fc.integer()),
  }),
  tagged('read', { fd: descriptor, count: fc.integer() }),
  tagged('close', { fd: descriptor }),
  tagged('mkdir', { dfd: descriptor, path }),
  tagged('write', { dfd: descriptor, path, bytes: fc.maxSafeInteger() }),
  tagged('stat', { dfd: descriptor, path }),
  tagged('userns', { of: fc.oneof(fc.constantFrom('initial', 'container'), extent) }),
);
const anyCaller = fc.constantFrom<Caller>('root', 'root', 'root', 'container', 'userns', 'user');
const anySequence = fc.record({
  kernel: fc.constantFrom('6.12' as const, '6.18' as const),
  proc: fc.boolean(),
  calls: fc.array(fc.tuple(anyCall, anyCaller), { maxLength: 25 }),
});

type Seen = (before: State, call: Call, after: ReturnType<Model['step']>, caller: Caller) => void;

/** A check of every call in arbitrary sequences. */
const always = (name: string, see: (model: Model) => Seen): Check<Model> => ({
  name,
  run: (model) => {
    const seen = see(model);
    fc.assert(
      fc.property(anySequence, ({ kernel, proc, calls }) => {
        let state = model.start({ kernel, proc });
        for (const [call, caller] of calls) {
          const after = model.step(state, call, caller);
          seen(state, call, after, caller);
          state = after.state;
        }
      }),
      { seed: 1, numRuns: 150, endOnFailure: true },
    );
  },
});

const contextsOf = ({ descriptors }: State): readonly (readonly [string, Context])[] =>
  Object.entries(descriptors).flatMap(([fd, one]) => (one.kind === 'context' ? [[fd, one.context]] : []));

function parametersFrozen(before: State, _call: Call, after: { state: State }): void {
  const now = new Map(contextsOf(after.state));
  for (const [fd, { phase, parameters, tmpfs }] of contextsOf(before)) {
    const next = now.get(fd);
    if (phase !== 'AWAITING_MOUNT' || next?.phase !== 'AWAITING_MOUNT') continue;
    assert.deepEqual([next.parameters, next.tmpfs], [parameters, tmpfs]);
  }
}

/** A failed context stays as it is; only its log can be read. */
function failedStays(before: State, call: Call, { state, result }: ReturnType<Model['step']>): void {
  const now = new Map(contextsOf(state));
  for (const [fd, context] of contextsOf(before).filter(([, { phase }]) => phase === 'FAILED')) {
    const next = now.get(fd);
    if (next) assert.deepEqual({ ...next, log: [] }, { ...context, log: [] });
    if (call.call === 'fsconfig' && call.fd === Number(fd)) assert.notEqual(result.errno, 'OK');
  }
}

/** A call that fails changes at most its context: the phase, and a message more in the log. */
function failureChangesNothing(before: State, _call: Call, { state, result }: ReturnType<Model['step']>): void {
  if (result.errno === 'OK') return;
  const { descriptors: _, ...rest } = before;
  const { descriptors: __, ...now } = state;
  assert.deepEqual(now, rest);
  const old = new Map(contextsOf(before));
  for (const [fd, { phase: _phase, log, owner: _owner, ...context }] of contextsOf(state)) {
    const { phase: _oldPhase, log: oldLog, owner: _oldOwner, ...oldContext } = old.get(fd) as Context;
    assert.deepEqual(context, oldContext);
    assert.ok(log.length >= oldLog.length);
  }
}

/** Mounts in a namespace stand on mounts of the same namespace, up to its root. */
function parentsExist(_before: State, _call: Call, { state }: { state: State }): void {
  for (const { at, namespace, id } of Object.values(state.mounts)) {
    if (!at) continue;
    const parent = state.mounts[at.parent];
    assert.ok(parent && id !== at.parent);
    assert.deepEqual(parent.namespace, namespace);
    assert.ok(state.superblocks[parent.superblock]?.nodes[at.dentry]);
  }
}

const explained =
  (model: Model): Seen =>
  (_before, call, { state, result }) => {
    assert.ok(model.rules[result.rule]);
    assert.equal(typeof model.cStatement(call), 'string');
    assert.ok(model.mountinfo(state, 'container').length > 0);
    const attachedIds = [...model.mountinfo(state, 'root'), ...model.mountinfo(state, 'container')].map(({ id }) => id);
    for (const { id } of model.detachedMounts(state)) assert.ok(!attachedIds.includes(id));
  };

export const properties: readonly Check<Model>[] = [
  always('any calls get an answer with a rule, and a detached mount is in no list', explained),
  always('parameters freeze at create', () => parametersFrozen),
  always('a failed context refuses everything', () => failedStays),
  always('a call that fails changes nothing but the phase and the log of its context', () => failureChangesNothing),
  always('every attached mount stands on one that exists', () => parentsExist),
];
