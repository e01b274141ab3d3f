import assert from 'node:assert/strict';
import type { FuseOptions, Release, Task, UserNamespace } from '../../../slides/userns-mounts/model.ts';
import type { Check } from '../checks.ts';
import {
  below,
  container,
  everyKind,
  initial,
  insideRoot,
  mounted,
  nested,
  outsideRoot,
  recorded,
  stranger,
  task,
} from './cast.ts';
import type { Model } from './model-type.ts';

const everything = task(container, 100_000, true, everyKind);
const fuse: FuseOptions = { fd: { device: true, openedIn: container }, rootmode: 0o40777, userId: 0, groupId: 0 };

/** Filesystem, release, and what root of a container that owns everything is answered. */
const byRelease: readonly (readonly [string, Release, string])[] = [
  ['tmpfs', '4.17', 'OK'],
  ['fuse', '4.17', 'EPERM'],
  ['fuse', '4.18', 'OK'],
  ['binder', '4.18', 'ENODEV'],
  ['binder', '5.0', 'OK'],
  ['overlay', '5.8', 'EPERM'],
  ['overlay', '5.11', 'OK'],
  ['bpf', '5.11', 'OK'],
  ['bpf', '6.12', 'EPERM'],
  ['ext4', '6.18', 'EPERM'],
  ['nfs', '6.18', 'EPERM'],
];

function releases(model: Model) {
  for (const [filesystem, release, answer] of byRelease) {
    assert.equal(
      model.mount({ filesystem, fuse }, everything, { release }).errno,
      answer,
      `${filesystem} in ${release}`,
    );
  }
  const node = { type: 'char', device: [0, 0] } as const;
  const whiteout = (release: Release) => {
    const mount = mounted(model, 'tmpfs', everything);
    return model.mknod(mount, everything, 'gone', node, { release }).result.errno;
  };
  assert.deepEqual([whiteout('5.0'), whiteout('5.8')], ['EPERM', 'OK']);
}

function whoIsAsked(model: Model) {
  const rule = (filesystem: string, who: Task) => model.mount({ filesystem, fuse }, who, recorded).rule;
  assert.equal(rule('tmpfs', task(container, 100_000, true)), 'may-mount');
  assert.equal(rule('sysfs', insideRoot), 'network-owner');
  assert.equal(rule('proc', insideRoot), 'context-owner');
  assert.equal(rule('ext4', insideRoot), 'real-root');
  assert.equal(rule('bpf', everything), 'initial-only');
  assert.equal(rule('ext4', outsideRoot), 'mounted');
  assert.equal(rule('proc', { ...outsideRoot, mounts: [] }), 'mounted');
  assert.equal(rule('proc', { ...everything, mounts: [] }), 'too-revealing');
}

/** The maker of a user namespace is privileged in it, from its parent, but not in its own. */
function maker(model: Model) {
  const made: UserNamespace = { ...container, owner: 1234 };
  const who = task(initial, 1234, false, ['mnt'], made);
  assert.equal(model.isCapable(who, made), true);
  assert.equal(model.isCapable(who, below(made, 'below', [])), true);
  assert.equal(model.isCapable({ ...who, user: nested }, made), false);
  assert.equal(model.mount({ filesystem: 'tmpfs' }, who, recorded).rule, 'context-owner');
}

function superblocks(model: Model) {
  const noDevices = (filesystem: string, who: Task) => mounted(model, filesystem, who, { fuse }).superblock.noDevices;
  assert.deepEqual(
    ['tmpfs', 'fuse', 'devpts', 'binder', 'proc', 'sysfs'].map((one) => noDevices(one, everything)),
    [true, true, false, false, true, true],
  );
  assert.equal(noDevices('tmpfs', outsideRoot), false);
  const owner = (filesystem: string) => mounted(model, filesystem, everything).superblock.owner.name;
  assert.deepEqual(['tmpfs', 'sysfs', 'cgroup', 'cgroup2'].map(owner), ['container', 'init', 'init', 'init']);
  const other = task(container, 101_001, true, everyKind);
  const rootOf = (filesystem: string) => mounted(model, filesystem, other).superblock.root;
  assert.deepEqual([rootOf('tmpfs').uid, rootOf('devpts').uid, rootOf('devpts').gid], [101_001, 100_000, 100_000]);
  assert.equal(rootOf('tmpfs').mode, 0o1777);
  assert.equal(mounted(model, 'fuse', everything, { fuse }).superblock.root.mode, 0o777);
  assert.equal(mounted(model, 'tmpfs', everything).superblock.fuse, null);
  assert.deepEqual(mounted(model, 'fuse.sshfs', everything, { fuse }).superblock.filesystem, 'fuse');
}

function lockedByWhatIsThere(model: Model) {
  const readOnly = everything.mounts.map((one) => ({ ...one, readOnly: true }));
  const locked = (filesystem: string, who: Task) => mounted(model, filesystem, who, { flags: ['ro'] }).locked;
  assert.deepEqual(locked('proc', { ...everything, mounts: readOnly }), ['ro']);
  assert.deepEqual(locked('proc', everything), []);
  const tmpfs = readOnly.map((one) => ({ ...one, filesystem: 'tmpfs' }));
  assert.deepEqual(locked('tmpfs', { ...everything, mounts: tmpfs }), []);
}

function copies(model: Model) {
  const mount = mounted(model, 'tmpfs', outsideRoot, { flags: ['nosuid'] });
  const own = model.copyInto(mount, { name: 'another', owner: initial });
  assert.deepEqual([own.locked, own.lockedInPlace, own.namespace.name], [[], false, 'another']);
  const foreign = model.copyInto(mount, insideRoot.namespaces.mnt);
  const again = model.copyInto({ ...foreign, flags: [] }, { name: 'below', owner: nested });
  assert.deepEqual([foreign.locked, again.locked], [['nosuid'], ['nosuid']]);
  assert.equal(model.bind(mount, insideRoot).rule, 'own-mount');
  assert.equal(model.bind(mount, stranger).rule, 'may-mount');
  assert.equal(model.umount(mount, insideRoot).result.rule, 'own-mount');
  assert.equal(model.umount(mount, stranger).result.rule, 'may-mount');
  assert.equal(model.umount(mount, outsideRoot).state, null);
}

function regression(model: Model) {
  const mount = mounted(model, 'tmpfs', insideRoot);
  const device = { type: 'char', device: [1, 3] } as const;
  const bad = model.tryDevice(mount, insideRoot, device, 'regression');
  assert.deepEqual([bad.mknod.errno, bad.open?.rule, bad.fooled], ['OK', 'devices-usable', true]);
  const good = model.tryDevice(mount, insideRoot, device, 'reverted');
  assert.deepEqual([good.mknod.rule, good.open, good.fooled], ['device-capability', null, false]);
  const real = model.tryDevice(mounted(model, 'tmpfs', outsideRoot), outsideRoot, device, 'regression');
  assert.deepEqual([real.open?.errno, real.fooled], ['OK', false]);
  assert.equal(model.tryDevice(mount, { ...insideRoot, privileged: false }, device, 'regression').fooled, false);
}

function fuseCallers(model: Model) {
  const mount = mounted(model, 'fuse', insideRoot, { fuse });
  assert.equal(model.look(mount, insideRoot, recorded).errno, 'OK');
  for (const kind of ['uids', 'gids'] as const) {
    for (const which of ['real', 'effective', 'saved']) {
      const who = { ...insideRoot, [kind]: { ...insideRoot[kind], [which]: 100_001 } };
      assert.equal(model.look(mount, who, recorded).rule, 'fuse-caller', `${which} of ${kind}`);
    }
  }
  const withParameter = { ...recorded, allowSysAdminAccess: true };
  const shared = mounted(model, 'fuse', insideRoot, { fuse: { ...fuse, allowOther: true } });
  for (const one of [mount, shared]) {
    assert.equal(model.look(one, outsideRoot, recorded).errno, 'EACCES');
    assert.equal(model.look(one, outsideRoot, withParameter).errno, 'OK');
    assert.equal(model.look(one, stranger, withParameter).errno, 'EACCES');
  }
  const checked = mounted(model, 'fuse', insideRoot, {
    fuse: { ...fuse, rootmode: 0o40700, allowOther: true, defaultPermissions: true },
  });
  assert.equal(model.look(checked, task(container, 101_001, false), recorded).rule, 'folder-permission');
}

/** Corner cases of files that the recorded sequences do not reach. */
function files(model: Model) {
  const queues = mounted(model, 'mqueue', everything);
  const { state } = model.create(queues, everything, 'queue', 0o777, recorded);
  assert.equal(model.exec(state ?? queues, everything, 'queue', recorded).rule, 'executable');
  const mount = mounted(model, 'tmpfs', insideRoot);
  const given = model.create(mount, insideRoot, 'file', 0o4755, recorded).state ?? mount;
  assert.equal(model.chown(given, outsideRoot, 'file', [70_000, -1], { release: '5.11' }).result.rule, 'id-maps');
  assert.equal(model.chown(given, outsideRoot, 'file', [-1, 70_000], { release: '5.11' }).result.rule, 'id-maps');
  const kept = model.chown(given, outsideRoot, 'file', [4294967295, -1], { release: '5.11' }).result;
  assert.deepEqual([kept.value?.uid, kept.value?.gid, kept.value?.mode], [100_000, 100_000, 0o755]);
  const outside = model.chown(given, outsideRoot, 'file', [70_000, -1], recorded).result;
  assert.deepEqual([outside.errno, outside.value?.uid], ['OK', 70_000]);
  const withoutZero = below(initial, 'container', [{ first: 1, outside: 100_001, count: 10 }]);
  const who = task(withoutZero, 100_001, true, ['mnt']);
  const noRoot = mounted(model, 'fuse', who, { fuse: { ...fuse, userId: 1, groupId: 1 } });
  assert.equal(noRoot.superblock.root.uid, null);
  assert.equal(model.create(noRoot, who, 'file', 0o644, recorded).result.rule, 'ids-are-valid');
  const unnamed = task(below(initial, 'unnamed', []), 5, false, ['mnt']);
  const program = model.exec(given, { ...unnamed, namespaces: insideRoot.namespaces }, 'file', recorded);
  assert.deepEqual(program.value, { effective: 5, seen: 65534 });
}

/** A parent that is its own child is no namespace of a kernel, and still every walk ends. */
function endlessNamespaces(model: Model) {
  const loop = { ...container, name: 'loop' };
  const turned: UserNamespace = Object.assign(loop, { parent: loop });
  assert.equal(model.isCapable(insideRoot, turned), false);
  assert.equal(model.isWithin(turned, container), false);
}

export const corners: readonly Check<Model>[] = [
  { name: 'which release lets root of a container mount what', run: releases },
  { name: 'which rule refuses a mount', run: whoIsAsked },
  { name: 'the maker of a user namespace is privileged in it only', run: maker },
  { name: 'what a superblock says of owner, devices and root folder', run: superblocks },
  { name: 'a new proc is locked as the one that is there', run: lockedByWhatIsThere },
  { name: 'copies of mounts and who may take them off', run: copies },
  { name: 'the regression of 4.18 fools a runtime', run: regression },
  { name: 'who may call into a fuse mount', run: fuseCallers },
  { name: 'files in corners', run: files },
  { name: 'namespaces in a circle', run: endlessNamespaces },
];
