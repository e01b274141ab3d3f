import assert from 'node:assert/strict';
import type { FuseOptions, Mount, Task } from '../../../slides/userns-mounts/model.ts';
import type { Check } from '../checks.ts';
import { cast, container, insideRoot, mounted, outsideRoot, recorded, task } from './cast.ts';
import type { Model } from './model-type.ts';

const { 'inside user': insideUser, 'nested root': nestedRoot } = cast(container);
const fuse: FuseOptions = {
  fd: { device: true, openedIn: container },
  rootmode: 0o40777,
  userId: 0,
  groupId: 0,
  allowOther: true,
  defaultPermissions: true,
};

/** Options that are missing are missed behind those that are wrong. */
function fuseOptions(model: Model) {
  const rule = (options: FuseOptions) => model.mount({ filesystem: 'fuse', fuse: options }, insideRoot, recorded).rule;
  const { fd: _, ...withoutFd } = fuse;
  assert.equal(rule(withoutFd), 'fuse-descriptor');
  assert.equal(rule({ ...fuse, fd: null }), 'fuse-descriptor');
  assert.equal(rule({ fd: null, userId: 70_000 }), 'fuse-user-id');
  const { userId: _user, ...withoutUser } = fuse;
  const { groupId: _group, ...withoutGroup } = fuse;
  const { rootmode: _mode, ...withoutMode } = fuse;
  for (const options of [withoutUser, withoutGroup, withoutMode]) assert.equal(rule(options), 'fuse-options');
}

/** A file with one id that does not map, on a mount where the kernel checks modes itself. */
function invalidIds(model: Model) {
  const mount = mounted(model, 'fuse', insideRoot, { fuse });
  const shown = (uid: number, gid: number, mode = 0o666): Mount =>
    model.daemonShows(mount, { name: 'file', uid, gid, mode });
  for (const one of [shown(70_000, 0), shown(0, 70_000)]) {
    assert.equal(model.open(one, insideRoot, 'file', 'write', recorded).rule, 'ids-are-valid');
    assert.equal(model.open(one, insideRoot, 'file', 'read', recorded).errno, 'OK');
    assert.equal(model.chmod(one, insideRoot, 'file', 0o600, recorded).result.rule, 'invalid-id-stays');
  }
  const chown = (one: Mount, who: Task, ids: readonly [number, number]) =>
    model.chown(one, who, 'file', ids, recorded).result;
  assert.equal(chown(shown(70_000, 0), insideRoot, [0, -1]).errno, 'OK');
  assert.equal(chown(shown(0, 70_000), insideRoot, [-1, 0]).errno, 'OK');
  assert.deepEqual(chown(shown(70_000, 0), nestedRoot, [0, -1]).saw['kind'], 'uid');
  assert.deepEqual(chown(shown(0, 70_000), nestedRoot, [-1, 0]).saw['kind'], 'gid');
  const old = model.chown(shown(70_000, 0), insideRoot, 'file', [-1, 0], { release: '5.11' }).result;
  assert.equal(old.rule, 'invalid-id-stays');
  // No namespace has a name for an invalid id, so that no capability reaches the file.
  const withParameter = { ...recorded, allowSysAdminAccess: true };
  assert.equal(model.open(shown(70_000, 0, 0o600), outsideRoot, 'file', 'read', withParameter).rule, 'file-permission');
  assert.equal(model.open(shown(0, 70_000, 0o600), outsideRoot, 'file', 'read', withParameter).rule, 'file-permission');
  assert.equal(model.open(shown(0, 0, 0o600), outsideRoot, 'file', 'read', withParameter).errno, 'OK');
  const closed = mounted(model, 'fuse', insideRoot, { fuse: { ...fuse, rootmode: 0o40000 } });
  assert.equal(model.look(closed, insideRoot, recorded).errno, 'OK');
  assert.equal(model.look(closed, insideUser, recorded).errno, 'EACCES');
}

function owners(model: Model) {
  const mount = mounted(model, 'tmpfs', insideRoot);
  const made = model.create(mount, insideUser, 'file', 0o640, recorded).state ?? mount;
  const chown = (one: Mount, who: Task, ids: readonly [number, number], release: '5.11' | '6.18' = '6.18') =>
    model.chown(one, who, 'file', ids, { release });
  assert.equal(chown(made, insideUser, [1001, 1001]).result.errno, 'OK');
  assert.equal(chown(made, insideUser, [0, -1]).result.errno, 'EPERM');
  assert.equal(chown(made, insideUser, [-1, 0]).result.errno, 'EPERM');
  assert.equal(chown(made, insideRoot, [0, 0], '5.11').result.errno, 'OK');
  const given = chown(made, insideRoot, [-1, 0]).state ?? made;
  assert.equal(chown(given, insideUser, [-1, 0]).result.errno, 'OK');
  assert.equal(chown(given, insideUser, [-1, 1001]).result.errno, 'OK');
  const another = task(container, 101_002, false, ['mnt']);
  assert.equal(chown(given, another, [-1, 0]).result.errno, 'EPERM');
  assert.equal(chown(given, another, [-1, -1]).result.errno, 'OK');
  const suid = model.chmod(given, insideRoot, 'file', 0o4755, recorded).state ?? given;
  assert.equal(chown(suid, another, [-1, -1]).result.rule, 'may-chmod');
  assert.equal(chown(suid, insideRoot, [-1, -1]).result.value?.mode, 0o755);
  // Real root may give a file away to somebody the container has no name for; then its root has lost it.
  for (const ids of [
    [70_000, -1],
    [-1, 70_000],
  ] as const) {
    const lost = chown(made, outsideRoot, ids).state ?? made;
    assert.equal(chown(lost, insideRoot, [0, 0]).result.rule, 'may-chown');
  }
  // Its group may read what others may not.
  const ofGroup = { ...another, gids: insideUser.gids };
  assert.equal(model.open(made, ofGroup, 'file', 'read', recorded).errno, 'OK');
  assert.equal(model.open(made, another, 'file', 'read', recorded).errno, 'EACCES');
  const program = model.create(mount, insideUser, 'program', 0o700, recorded).state ?? mount;
  assert.equal(model.exec(program, insideRoot, 'program', recorded).errno, 'OK');
  assert.equal(model.exec(made, insideRoot, 'file', recorded).errno, 'EACCES');
}

/** Both ids of a task have to map. */
function callers(model: Model) {
  const mount = mounted(model, 'tmpfs', insideRoot);
  const other = { real: 5, effective: 5, saved: 5 };
  for (const who of [
    { ...insideRoot, uids: other },
    { ...insideRoot, gids: other },
  ]) {
    assert.equal(model.create(mount, who, 'file', 0o644, recorded).result.rule, 'caller-maps');
  }
  assert.equal(mount.superblock.root.gid, 100_000);
  assert.equal(mounted(model, 'tmpfs', { ...insideRoot, gids: insideUser.gids }).superblock.root.gid, 101_001);
}

function readOnlySuperblocks(model: Model) {
  const mount = mounted(model, 'tmpfs', insideRoot);
  const made = ['file', 'fifo'].reduce<Mount>(
    (one, name) =>
      model.mknod(one, insideRoot, name, { type: name === 'file' ? 'regular' : 'fifo' }, recorded).state ?? one,
    mount,
  );
  const frozen = model.remount(made, insideRoot, ['ro'], true).state ?? made;
  const halfway = model.remount(frozen, insideRoot, [], false).state ?? frozen;
  assert.deepEqual([halfway.flags, halfway.superblock.readOnly], [[], true]);
  assert.equal(model.create(halfway, insideRoot, 'new', 0o644, recorded).result.errno, 'EROFS');
  assert.equal(model.open(halfway, insideRoot, 'file', 'write', recorded).errno, 'EROFS');
  for (const one of [frozen, halfway]) assert.equal(model.open(one, insideRoot, 'fifo', 'write', recorded).errno, 'OK');
  const onlyMount = model.remount(made, insideRoot, ['ro'], false).state ?? made;
  assert.equal(onlyMount.superblock.readOnly, false);
  assert.equal(model.open(onlyMount, insideRoot, 'file', 'write', recorded).errno, 'EROFS');
}

function devices(model: Model) {
  const mount = mounted(model, 'tmpfs', outsideRoot);
  const opened = (type: 'char' | 'block', device: readonly [number, number], flags: readonly 'nodev'[] = []) => {
    const made = model.mknod({ ...mount, flags }, outsideRoot, 'node', { type, device }, recorded).state ?? mount;
    return model.open(made, outsideRoot, 'node', 'read', recorded).rule;
  };
  assert.equal(opened('char', [1, 3]), 'opened');
  assert.equal(opened('char', [1, 3], ['nodev']), 'devices-usable');
  for (const device of [
    [1, 0],
    [2, 3],
    [0, 0],
  ] as const)
    assert.equal(opened('char', device), 'device-exists');
  assert.equal(opened('block', [1, 3]), 'device-exists');
  const inside = mounted(model, 'tmpfs', insideRoot);
  const made = (type: 'char' | 'block', device: readonly [number, number]) =>
    model.mknod(inside, insideRoot, 'node', { type, device }, recorded).result.errno;
  assert.deepEqual(
    [made('char', [0, 0]), made('char', [0, 1]), made('char', [1, 0]), made('block', [0, 0])],
    ['OK', 'EPERM', 'EPERM', 'EPERM'],
  );
}

export const moreCorners: readonly Check<Model>[] = [
  { name: 'which option of fuse is missed', run: fuseOptions },
  { name: 'files with one id that does not map', run: invalidIds },
  { name: 'what owners and groups may do', run: owners },
  { name: 'callers of whom one id does not map', run: callers },
  { name: 'read-only mounts and read-only superblocks', run: readOnlySuperblocks },
  { name: 'device nodes and whiteouts', run: devices },
];
