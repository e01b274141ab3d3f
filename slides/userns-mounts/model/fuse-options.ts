import { isMapped, type Task, toKernel, type UserNamespace } from './namespaces.ts';
import { type Check, check } from './outcome.ts';
import type { FuseConnection } from './superblock.ts';

/** The options of a fuse mount; the first four are needed. */
export interface FuseOptions {
  /** The open file that `fd=` names, `null` for a number that is no open file. */
  readonly fd?: { readonly device: boolean; readonly openedIn: UserNamespace } | null;
  /** The type and mode of the root folder, as stat(2) has them: 0o40000 is a folder. */
  readonly rootmode?: number;
  /** As the mounting task writes it. */
  readonly userId?: number;
  readonly groupId?: number;
  readonly allowOther?: boolean;
  readonly defaultPermissions?: boolean;
}

/** `S_IFMT` and the values that name a type of file (include/uapi/linux/stat.h). */
const typeBits = 0o170000;
const fileTypes = [0o010000, 0o020000, 0o040000, 0o060000, 0o100000, 0o120000, 0o140000];

/** `fuse_parse_param`: each option as it is read, before anybody asks who mounts. */
export function optionChecks(
  { rootmode, userId, groupId }: FuseOptions,
  user: UserNamespace,
  owner: UserNamespace,
): Check[] {
  const isType = rootmode === undefined || fileTypes.includes(rootmode & typeBits);
  const uid = toKernel(user.uidMap, userId ?? invalidId);
  const gid = toKernel(user.gidMap, groupId ?? invalidId);
  return [
    check('fuse-rootmode', 'EINVAL', isType, { rootmode: rootmode ?? null }),
    check('fuse-user-id', 'EINVAL', userId === undefined || isMapped(owner.uidMap, uid), {
      userId: userId ?? null,
      uid,
    }),
    check('fuse-group-id', 'EINVAL', groupId === undefined || isMapped(owner.gidMap, gid), {
      groupId: groupId ?? null,
      gid,
    }),
  ];
}

/** `fuse_get_tree` and `fuse_fill_super`: all options together, when the caller is known to be allowed. */
export function treeChecks({ fd, rootmode, userId, groupId }: FuseOptions, owner: UserNamespace): Check[] {
  const missing = Object.entries({ rootmode, userId, groupId }).flatMap(([key, value]) =>
    value === undefined ? [key] : [],
  );
  return [
    check('fuse-descriptor', 'EINVAL', fd !== undefined && fd !== null, { given: fd !== undefined }),
    check('fuse-options', 'EINVAL', missing.length === 0, { missing }),
    check('fuse-device', 'EINVAL', fd?.device === true, {}),
    check('fuse-opener', 'EINVAL', fd?.openedIn.name === owner.name, {
      openedIn: fd?.openedIn.name ?? null,
      owner: owner.name,
    }),
  ];
}

/** What the mount keeps of its options. */
export function connectionOf(options: FuseOptions, { uidMap, gidMap }: Task['user']): FuseConnection {
  const { userId = invalidId, groupId = invalidId, allowOther = false, defaultPermissions = false } = options;
  return {
    userId: toKernel(uidMap, userId) ?? invalidId,
    groupId: toKernel(gidMap, groupId) ?? invalidId,
    allowOther,
    defaultPermissions,
  };
}

/** `INVALID_UID`, which no task has. */
const invalidId = 4294967295;
