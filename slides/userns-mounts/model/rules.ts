/** What a rule says, and where the kernel says it. */
export interface RuleText {
  readonly text: string;
  readonly source: string;
}

const rule = (text: string, source: string): RuleText => ({ text, source });

/** Every rule of the model by its id. A call asks those that concern it in the kernel's order. */
export const rules = {
  'may-mount': rule('Mounting needs CAP_SYS_ADMIN in the owner of the mount namespace.', 'fs/namespace.c, may_mount'),
  'known-filesystem': rule('The kernel has no filesystem of that name.', 'fs/filesystems.c, get_fs_type'),
  'subtype-named': rule('A dot in the name promises a subtype, and none follows.', 'fs/namespace.c, do_new_mount'),
  'network-owner': rule(
    'sysfs shows a network namespace and asks its owner.',
    'fs/sysfs/mount.c, sysfs_init_fs_context',
  ),
  'fuse-rootmode': rule('rootmode has to name a type of file.', 'fs/fuse/inode.c, fuse_parse_param'),
  'fuse-user-id': rule('user_id has to map into the user namespace of the mount.', 'fs/fuse/inode.c, fuse_parse_param'),
  'fuse-group-id': rule(
    'group_id has to map into the user namespace of the mount.',
    'fs/fuse/inode.c, fuse_parse_param',
  ),
  'real-root': rule(
    'Without FS_USERNS_MOUNT, mounting needs CAP_SYS_ADMIN in the initial user namespace.',
    'fs/super.c, mount_capable',
  ),
  'context-owner': rule(
    'With FS_USERNS_MOUNT, CAP_SYS_ADMIN in the owner of what is shown is enough.',
    'fs/super.c, mount_capable',
  ),
  'initial-only': rule('bpf is for the initial user namespace only.', 'kernel/bpf/inode.c, bpf_fill_super'),
  'fuse-descriptor': rule('fd has to be an open file.', 'fs/fuse/inode.c, fuse_get_tree'),
  'fuse-options': rule('fuse needs rootmode, user_id and group_id.', 'fs/fuse/inode.c, fuse_fill_super'),
  'fuse-device': rule('fd has to be /dev/fuse.', 'fs/fuse/inode.c, fuse_fill_super'),
  'fuse-opener': rule(
    '/dev/fuse has to be opened in the user namespace that will own the mount.',
    'fs/fuse/inode.c, fuse_fill_super',
  ),
  'too-revealing': rule(
    'A new proc or sysfs must not show what the mounts that are there hide.',
    'fs/namespace.c, mount_too_revealing',
  ),
  mounted: rule('Mounted; the superblock belongs to this user namespace.', 'fs/super.c, sget_fc'),
  'own-mount': rule('The mount has to be in the mount namespace of the caller.', 'fs/namespace.c, check_mnt'),
  'locked-in-place': rule(
    'A mount copied from another user namespace cannot be taken off alone.',
    'fs/namespace.c, can_umount',
  ),
  'locked-flags': rule(
    'A flag copied from another user namespace cannot be cleared.',
    'fs/namespace.c, can_change_locked_flags',
  ),
  'superblock-owner': rule('Changing the superblock needs CAP_SYS_ADMIN in its owner.', 'fs/namespace.c, do_remount'),
  'bind-mounted': rule('A second mount of the same superblock; flags stay locked.', 'fs/namespace.c, do_loopback'),
  remounted: rule('The flags of the mount are changed.', 'fs/namespace.c, set_mount_attributes'),
  unmounted: rule('The mount is gone.', 'fs/namespace.c, do_umount'),
  'fuse-caller': rule(
    'Without allow_other, all six ids must be user_id and group_id.',
    'fs/fuse/dir.c, fuse_allow_current_process',
  ),
  'fuse-descendant': rule(
    'With allow_other, the caller must be in the owning user namespace or below.',
    'fs/fuse/dir.c, fuse_allow_current_process',
  ),
  'name-exists': rule('The name must exist.', 'fs/namei.c, lookup'),
  'name-is-free': rule('The name must not exist.', 'fs/namei.c, filename_create'),
  'names-are-fixed': rule('proc knows no other names than its own.', 'fs/proc/root.c, proc_root_lookup'),
  writable: rule('Neither the mount nor its superblock may be read-only.', 'fs/namespace.c, mnt_want_write'),
  'caller-maps': rule('The ids of the caller have to map into the owner of the superblock.', 'fs/namei.c, may_create'),
  'folder-permission': rule('The caller needs to write and search the folder.', 'fs/namei.c, inode_permission'),
  'device-capability': rule('A device node needs CAP_MKNOD in the initial user namespace.', 'fs/namei.c, vfs_mknod'),
  'device-capability-of-owner': rule(
    'In 4.18, CAP_MKNOD in the owner of the superblock was enough.',
    '55956b59df33, reverted by 94f82008ce30',
  ),
  'node-supported': rule('The filesystem makes no such nodes.', 'fs/namei.c, vfs_mknod'),
  'file-supported': rule('The filesystem makes no files by this call.', 'fs/namei.c, vfs_create'),
  'overlay-whiteout': rule('overlay keeps whiteouts to itself.', 'fs/overlayfs/dir.c, ovl_mknod'),
  created: rule('The file belongs to the ids of the caller.', 'fs/inode.c, inode_init_owner'),
  'id-known-to-caller': rule('The new id has to map in the user namespace of the caller.', 'fs/open.c, chown_common'),
  'id-maps': rule(
    'Up to 5.11, the new id has to map into the owner of the superblock.',
    'fs/attr.c, notify_change, kuid_has_mapping',
  ),
  'invalid-id-stays': rule('An invalid id of the file has to be replaced first.', 'fs/attr.c, notify_change'),
  'may-chown': rule('Changing the owner needs CAP_CHOWN over the file.', 'fs/attr.c, chown_ok, chgrp_ok'),
  chowned: rule('The file has its new owner.', 'fs/attr.c, setattr_copy'),
  'may-chmod': rule('Changing the mode needs the owner or CAP_FOWNER over the file.', 'fs/attr.c, setattr_prepare'),
  chmodded: rule('The file has its new mode.', 'fs/attr.c, setattr_copy'),
  'devices-usable': rule(
    'No device opens on a mount with nodev or a superblock with SB_I_NODEV.',
    'fs/namei.c, may_open_dev',
  ),
  'ids-are-valid': rule('A file with an invalid id is never written.', 'fs/namei.c, inode_permission'),
  'file-permission': rule('The mode of the file, or a capability over it, allows the access.', 'fs/namei.c'),
  'socket-opens-not': rule('A socket in a filesystem cannot be opened.', 'fs/inode.c, no_open'),
  'device-exists': rule('No driver answers for the number; the model has five memory devices.', 'fs/char_dev.c'),
  opened: rule('The file is open.', 'fs/open.c, do_dentry_open'),
  'regular-file': rule('Only a regular file can be executed.', 'fs/exec.c, do_open_execat'),
  executable: rule('Nothing is executed on a mount or superblock with noexec.', 'fs/namei.c, may_open, path_noexec'),
  'suid-nosuid': rule('The set-user-ID bit is ignored on a mount with nosuid.', 'fs/namespace.c, mnt_may_suid'),
  'suid-foreign-mount': rule(
    'The set-user-ID bit of a mount of another mount namespace is ignored.',
    'fs/namespace.c, mnt_may_suid',
  ),
  'suid-foreign-owner': rule(
    'The set-user-ID bit counts only in the owner of the superblock and below.',
    'fs/namespace.c, mnt_may_suid',
  ),
  'suid-not-set': rule('The file has no set-user-ID bit: it runs as its caller.', 'fs/exec.c, bprm_fill_uid'),
  'suid-unmapped': rule(
    'The set-user-ID bit is ignored where the owner of the file does not map.',
    'fs/exec.c, bprm_fill_uid',
  ),
  'suid-honoured': rule('The program runs as the owner of the file.', 'fs/exec.c, bprm_fill_uid'),
  looked: rule('The folder can be read.', 'fs/readdir.c, iterate_dir'),
} as const satisfies Readonly<Record<string, RuleText>>;

export type Rule = keyof typeof rules;
