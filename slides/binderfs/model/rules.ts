export type Errno =
  | 'EACCES'
  | 'EBADF'
  | 'EBUSY'
  | 'EEXIST'
  | 'EFAULT'
  | 'EINVAL'
  | 'EISDIR'
  | 'ENAMETOOLONG'
  | 'ENODEV'
  | 'ENOENT'
  | 'ENOSPC'
  | 'ENOTDIR'
  | 'ENOTEMPTY'
  | 'ENOTTY'
  | 'EOVERFLOW'
  | 'EPERM'
  | 'EROFS'
  | 'EXDEV';

/** A rule of the kernel: what a call ends with when this rule ends it, the rule in one sentence, where it stands. */
export interface RuleText {
  readonly ends: Errno | 'OK';
  readonly says: string;
  /** A file of Linux 6.12 and the function in it. */
  readonly source: string;
}

const rule = (ends: Errno | 'OK', source: string, says: string): RuleText => ({ ends, says, source });
const binderfs = (name: string) => `drivers/android/binderfs.c: ${name}`;
const binder = (name: string) => `drivers/android/binder.c: ${name}`;
const namei = (name: string) => `fs/namei.c: ${name}`;
const namespace = (name: string) => `fs/namespace.c: ${name}`;
const create = binderfs('binderfs_binder_device_create');
const parse = binderfs('binderfs_fs_context_parse_param');

const mounting = {
  'may-mount': rule(
    'EPERM',
    namespace('may_mount'),
    'Only the root of a user namespace mounts, remounts and unmounts.',
  ),
  'type-registered': rule('ENODEV', binderfs('init_binderfs'), 'A default name above 255 bytes leaves no binderfs.'),
  'option-known': rule('EINVAL', 'fs/fs_context.c: vfs_parse_fs_param', 'binderfs has the options max and stats.'),
  'max-number': rule('EINVAL', 'lib/kstrtox.c: kstrtouint', 'max is a number: decimal, 0x for hex, 0 for octal.'),
  'max-limit': rule('EINVAL', parse, 'max is not above the number of minors.'),
  'stats-global': rule('EINVAL', 'fs/fs_parser.c: fs_param_is_enum', 'stats has one value: global.'),
  'stats-privilege': rule('EPERM', parse, 'stats=global needs CAP_SYS_ADMIN in the initial user namespace.'),
  'source-once': rule(
    'EINVAL',
    'fs/fs_context.c: vfs_parse_fs_param_source',
    'source has a value and is given once; mount(2) has given it already.',
  ),
  'directory-name-free': rule('EEXIST', binderfs('binderfs_create_dentry'), 'A default device has the name already.'),
  'instance-made': rule('OK', binderfs('binderfs_fill_super'), 'Every mount is a new instance with its own devices.'),
  'mount-point': rule('EINVAL', namespace('path_mounted'), 'The path is where an instance is mounted.'),
  'mount-namespace': rule('EINVAL', namespace('check_mnt'), 'The mount is in the mount namespace of the caller.'),
  'remount-flag': rule('EINVAL', 'fs/super.c: reconfigure_super', 'dirsync cannot be changed by a remount.'),
  'stats-kept': rule('EINVAL', binderfs('binderfs_fs_context_reconfigure'), 'A remount cannot change stats.'),
  'remount-done': rule(
    'OK',
    binderfs('binderfs_fs_context_reconfigure'),
    'max is set anew, even below the count; without max, to the number of minors.',
  ),
  'mount-busy': rule('EBUSY', namespace('do_umount'), 'A mount with open files stays, unless it is only detached.'),
  'umount-done': rule('OK', namespace('do_umount'), 'The instance goes, and all its minors are free.'),
  'umount-detached': rule(
    'OK',
    namespace('do_umount'),
    'The mount is gone; the instance goes with the last open file.',
  ),
} as const;

const devices = {
  'fd-open': rule('EBADF', 'fs/ioctl.c: ioctl', 'The descriptor is open.'),
  'ioctl-taken': rule('ENOTTY', 'fs/ioctl.c: vfs_ioctl', 'Only binder-control and devices take ioctls.'),
  'control-command': rule('EINVAL', binderfs('binder_ctl_ioctl'), 'binder-control takes one command: BINDER_CTL_ADD.'),
  'device-command': rule('EINVAL', binder('binder_ioctl'), 'A device does not take this command.'),
  'request-readable': rule('EFAULT', binderfs('binder_ctl_ioctl'), 'The kernel can read the request.'),
  'device-max': rule('ENOSPC', create, 'An instance has at most max devices, the default ones included.'),
  'minor-free': rule('ENOSPC', create, 'One pool of minors serves all; the last four are for the first ipc namespace.'),
  'reply-writable': rule('EFAULT', create, 'The kernel can write the reply; it does so before it looks at the name.'),
  'device-name': rule('EACCES', namei('lookup_one_common'), 'A name is not empty, not . or .., and has no slash.'),
  'device-name-free': rule('EEXIST', create, 'No entry has the name yet, not even the features directory.'),
  'device-added': rule('OK', create, 'The new node has the lowest free minor and mode 0600.'),
  'version-writable': rule('EINVAL', binder('binder_ioctl'), 'The kernel can write the version.'),
  'version-told': rule('OK', binder('binder_ioctl'), 'The protocol version is 8 on 64 bit.'),
  'manager-unset': rule('EBUSY', binder('binder_ioctl_set_ctx_mgr'), 'A device has one context manager.'),
  'manager-uid': rule(
    'EPERM',
    binder('binder_ioctl_set_ctx_mgr'),
    'Once a user was manager of a device, no other user can be.',
  ),
  'manager-set': rule('OK', binder('binder_ioctl_set_ctx_mgr'), 'The opener is manager until it closes the device.'),
} as const;

const paths = {
  'instance-mounted': rule('ENOENT', namei('path_lookupat'), 'The instance is mounted: else no path leads there.'),
  'path-not-empty': rule('ENOENT', namei('getname_flags'), 'The path is not empty.'),
  'path-length': rule('ENAMETOOLONG', namei('getname_flags'), 'The path has at most 4095 bytes.'),
  'name-length': rule('ENAMETOOLONG', 'fs/libfs.c: simple_lookup', 'A name has at most 255 bytes.'),
  'entry-exists': rule('ENOENT', namei('lookup'), 'The entry exists.'),
  'component-directory': rule('ENOTDIR', namei('link_path_walk'), 'What has more path behind it is a directory.'),
  'slash-directory': rule('ENOTDIR', namei('lookup'), 'Only a directory can have a slash behind it.'),
  'read-only': rule('EROFS', namespace('mnt_want_write'), 'The instance is not mounted read-only.'),
  'directory-writable': rule(
    'EACCES',
    namei('inode_permission'),
    'The directory, mode 0755, is the owner’s to change.',
  ),
  'caller-mapped': rule(
    'EOVERFLOW',
    namei('may_create'),
    'Who makes an entry has an id in the mounter’s user namespace.',
  ),
  'entry-free': rule('EEXIST', namei('filename_create'), 'The name is free.'),
  'control-protected': rule('EPERM', binderfs('is_binderfs_control_device'), 'binder-control stays where it is.'),
} as const;

const changing = {
  'unlink-name': rule('EISDIR', namei('do_unlinkat'), 'unlink takes a name, not . or .. or /.'),
  'unlink-file': rule('EISDIR', namei('may_delete'), 'unlink does not take a directory.'),
  'no-unlink': rule('EPERM', namei('vfs_unlink'), 'features and binder_logs cannot lose an entry.'),
  'unlink-done': rule('OK', 'fs/libfs.c: simple_unlink', 'The name goes; the minor is free after the last close.'),
  'rmdir-dot': rule('EINVAL', namei('do_rmdir'), 'rmdir does not take a path that ends in a dot.'),
  'rmdir-dotdot': rule('ENOTEMPTY', namei('do_rmdir'), 'rmdir does not take a path that ends in two dots.'),
  'rmdir-root': rule('EBUSY', namei('do_rmdir'), 'rmdir does not take the root.'),
  'victim-directory': rule(
    'ENOTDIR',
    namei('may_delete'),
    'rmdir, and renaming a directory over it, need a directory.',
  ),
  'no-rmdir': rule('EPERM', namei('vfs_rmdir'), 'binderfs has no rmdir.'),
  'create-name': rule('EEXIST', namei('filename_create'), 'What is to be made has a name, not . or .. or /.'),
  'create-slash': rule('ENOENT', namei('filename_create'), 'Only mkdir makes what has a slash behind it.'),
  'no-mkdir': rule('EPERM', namei('vfs_mkdir'), 'binderfs has no mkdir.'),
  'no-mknod': rule('EPERM', namei('vfs_mknod'), 'binderfs has no mknod: devices come from binder-control only.'),
  'no-symlink': rule('EPERM', namei('vfs_symlink'), 'binderfs has no symlink.'),
  'no-link': rule('EPERM', namei('vfs_link'), 'binderfs has no link.'),
  'no-create': rule('EACCES', namei('vfs_create'), 'binderfs has no create: files cannot be made.'),
  'protected-hardlinks': rule('EPERM', namei('may_linkat'), 'With fs.protected_hardlinks=1, only the owner links.'),
} as const;

const renaming = {
  'exchange-alone': rule('EINVAL', namei('do_renameat2'), 'RENAME_EXCHANGE goes with no other flag.'),
  'same-instance': rule('EXDEV', namei('do_renameat2'), 'Nothing can be renamed into another instance.'),
  'rename-name': rule('EBUSY', namei('do_renameat2'), 'rename takes names, not . or .. or /.'),
  'noreplace-name': rule('EEXIST', namei('do_renameat2'), 'With RENAME_NOREPLACE, . or .. or / exists already.'),
  'noreplace-free': rule('EEXIST', namei('do_renameat2'), 'With RENAME_NOREPLACE the new name is free.'),
  'source-not-above': rule('EINVAL', namei('do_renameat2'), 'A directory cannot be moved into itself.'),
  'exchange-not-above': rule('EINVAL', namei('do_renameat2'), 'A directory does not change places with its content.'),
  'target-not-above': rule('ENOTEMPTY', namei('do_renameat2'), 'The target does not contain the source.'),
  'rename-same': rule('OK', namei('vfs_rename'), 'Both names are the same entry: nothing to do.'),
  'target-file': rule('EISDIR', namei('may_delete'), 'Only a directory can take the place of a directory.'),
  'no-rename': rule('EPERM', namei('vfs_rename'), 'Nothing can be moved out of features and binder_logs.'),
  'rename-flag': rule('EINVAL', 'fs/libfs.c: simple_rename', 'binderfs makes no whiteouts.'),
  'target-empty': rule('ENOTEMPTY', 'fs/libfs.c: simple_empty', 'A directory that is replaced is empty.'),
  'rename-done': rule('OK', 'fs/libfs.c: simple_rename', 'The node keeps its minor, its manager and its openers.'),
  'exchange-done': rule('OK', 'fs/libfs.c: simple_rename_exchange', 'Both nodes keep their minors and swap places.'),
} as const;

const opening = {
  'create-no-slash': rule('EISDIR', namei('open_last_lookups'), 'O_CREAT does not take a slash at the end.'),
  'create-file': rule('EISDIR', namei('do_open'), 'O_CREAT does not open a directory.'),
  'device-usable': rule(
    'EACCES',
    binderfs('binderfs_fill_super'),
    'binderfs clears SB_I_NODEV: its devices work anywhere.',
  ),
  'open-mode': rule(
    'EACCES',
    namei('may_open'),
    'Device nodes have mode 0600: the owner opens them, and who overrides.',
  ),
  'open-done': rule('OK', namei('do_open'), 'The file is open.'),
  'close-done': rule('OK', binder('binder_deferred_release'), 'The file is closed; a manager is none any more.'),
  'stat-done': rule('OK', 'fs/stat.c: vfs_getattr', 'Ids are told as the caller’s user namespace has them.'),
  'list-directory': rule('ENOTDIR', namei('do_open'), 'Only a directory can be listed.'),
  'list-done': rule('OK', 'fs/libfs.c: dcache_readdir', 'The entries are listed.'),
} as const;

/** Every rule by its id. What `ends` says is what the call ends with when the rule is the last one asked. */
export const rules = { ...mounting, ...devices, ...paths, ...changing, ...renaming, ...opening } as const;

export type Rule = keyof typeof rules;
