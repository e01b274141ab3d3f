/** One rule: what it says, in a sentence for a reader, and where it stands. */
export interface Rule {
  readonly says: string;
  readonly source: string;
}

const fsopenC = 'fs/fsopen.c';
const contextC = 'fs/fs_context.c';
const parserC = 'fs/fs_parser.c';
const namespaceC = 'fs/namespace.c';
const superC = 'fs/super.c';
const nameiC = 'fs/namei.c';
const shmemC = 'mm/shmem.c';
const procC = 'fs/proc/root.c';

const rule = (source: string, says: string): Rule => ({ says, source });

/** Every rule that can decide a call, refusals and successes, by its id. */
export const rules = {
  'beyond-the-model': rule('none', 'A kernel has an answer here, but the model does not know it.'),
  'may-mount': rule(namespaceC, 'The caller needs CAP_SYS_ADMIN over the owner of its mount namespace.'),
  'descriptor-not-open': rule('fs/file.c', 'The descriptor is not open, or is one that only names a path.'),
  'descriptor-not-a-context': rule(fsopenC, 'The descriptor is not a filesystem context.'),

  'fsopen-flags': rule(fsopenC, 'The only flag of fsopen is FSOPEN_CLOEXEC.'),
  'fsopen-name-too-long': rule(fsopenC, 'The name of the filesystem type must fit in one page.'),
  'fsopen-type': rule(fsopenC, 'The kernel has no filesystem type of this name.'),
  'fsopen-ok': rule(fsopenC, 'A new context takes parameters; the right to create is asked for later.'),
  'fspick-flags': rule(fsopenC, 'fspick knows four flags, and this has another bit.'),
  'fspick-mount-root': rule(fsopenC, 'The path must be the root of a mount.'),
  'fspick-ok': rule(fsopenC, 'A context for a mounted superblock starts in the reconfigure phase.'),

  'fsconfig-negative-descriptor': rule(fsopenC, 'A negative descriptor is invalid before it is looked up.'),
  'fsconfig-command': rule(fsopenC, 'The command is none of the nine that fsconfig knows.'),
  'fsconfig-key': rule(fsopenC, 'SET commands need a key, and CMD commands must not have one.'),
  'fsconfig-value': rule(fsopenC, 'The command wants a value where there is none, or none where there is one.'),
  'fsconfig-aux': rule(fsopenC, 'The last argument is not what this command wants there.'),
  'fsconfig-string-too-long': rule(fsopenC, 'Keys and string values have at most 255 bytes.'),
  'parameters-frozen': rule(fsopenC, 'Parameters are taken only before creating, or when reconfiguring.'),
  'parameter-common-flag': rule(contextC, 'A flag that every filesystem takes; any value of it is ignored.'),
  'parameter-set': rule(contextC, 'The parameter was accepted.'),
  'parameter-unknown': rule(contextC, 'Neither the kernel nor the filesystem knows this key.'),
  'parameter-unexpected-value': rule(parserC, 'This parameter is a flag and takes no value.'),
  'parameter-bad-value': rule(parserC, 'The value is not of the type that this parameter wants.'),
  'parameter-id-not-mapped': rule(parserC, 'The id is not mapped in the user namespace of the caller.'),
  'source-not-a-string': rule(contextC, 'The source can only be set as a string.'),
  'source-twice': rule(contextC, 'A context has one source.'),
  'tmpfs-unsupported': rule(shmemC, 'This kernel is built without the feature behind the parameter.'),
  'tmpfs-noswap': rule(shmemC, 'noswap needs a tmpfs and a caller of the initial user namespace.'),
  'proc-hidepid': rule(procC, 'hidepid is 0, 1, 2, 4 or one of the four words for them.'),
  'proc-subset': rule(procC, 'The only subset of proc is "pid".'),

  'create-phase': rule(fsopenC, 'A context creates once, and only one that came from fsopen.'),
  'create-capable': rule(superC, 'To create needs CAP_SYS_ADMIN, for most types in the initial user namespace.'),
  'source-missing': rule(superC, 'A filesystem on a device needs a source.'),
  'source-not-a-device': rule('block/bdev.c', 'The source is not a block device.'),
  'overlay-owner': rule(
    'fs/overlayfs/super.c',
    'An overlay is created in the user namespace where its context was opened.',
  ),
  'overlay-lowerdir': rule('fs/overlayfs/super.c', 'An overlay needs a lower layer.'),
  'create-ok': rule(fsopenC, 'The superblock exists, and from here on the parameters are frozen.'),
  'reconfigure-phase': rule(fsopenC, 'Only a mounted or picked superblock can be reconfigured.'),
  'reconfigure-capable': rule(fsopenC, 'To reconfigure needs CAP_SYS_ADMIN over the owner of the superblock.'),
  'reconfigure-flags': rule(superC, 'dirsync cannot be named when reconfiguring, not even since before fsmount.'),
  'tmpfs-reconfigure': rule(shmemC, 'A mounted tmpfs cannot change like this; the log says why.'),
  'reconfigure-ok': rule(superC, 'The superblock takes the parameters; a flag ever named and not set now is cleared.'),
  'log-empty': rule(fsopenC, 'There is no message to read.'),
  'log-buffer-too-small': rule(fsopenC, 'The buffer is smaller than the message, which stays.'),
  'log-read': rule(fsopenC, 'The oldest message is read and forgotten.'),

  'fsmount-flags': rule(namespaceC, 'The only flag of fsmount is FSMOUNT_CLOEXEC.'),
  'fsmount-attributes': rule(namespaceC, 'An attribute is none of those that fsmount takes.'),
  'attributes-atime': rule(namespaceC, 'The atime field holds relatime, noatime or strictatime, not a mixture.'),
  'fsmount-no-superblock': rule(namespaceC, 'There is nothing to mount before the create command succeeded.'),
  'fsmount-too-revealing': rule(namespaceC, 'A new proc must not show more than one that is visible here already.'),
  'fsmount-phase': rule(namespaceC, 'A context makes one mount, right after create.'),
  'fsmount-ok': rule(namespaceC, 'The mount is detached; its context can now reconfigure the superblock.'),

  'open-tree-flags': rule(namespaceC, 'A flag is none of those that open_tree takes.'),
  'open-tree-recursive': rule(namespaceC, 'AT_RECURSIVE makes sense only with OPEN_TREE_CLONE.'),
  'open-tree-ok': rule(namespaceC, 'Without OPEN_TREE_CLONE this only opens the path, which anyone may.'),
  'open-tree-unbindable': rule(namespaceC, 'An unbindable mount cannot be copied.'),
  'open-tree-namespace': rule(namespaceC, 'The mount is not in the mount namespace of the caller.'),
  'open-tree-locked': rule(namespaceC, 'A copy without its submounts would uncover what a locked mount hides.'),
  'open-tree-clone-ok': rule(namespaceC, 'The copy is detached: no path leads to it.'),

  'move-mount-flags': rule(namespaceC, 'A flag is none of those that move_mount takes.'),
  'move-mount-exclusive': rule(namespaceC, 'BENEATH and SET_GROUP exclude each other.'),
  'move-target-not-mounted': rule(namespaceC, 'The target lies on a mount that is mounted nowhere.'),
  'move-target-namespace': rule(namespaceC, 'The target is not in a mount tree that the caller may attach to.'),
  'move-source-namespace': rule(namespaceC, 'What moves must be ours, or the root of a detached tree.'),
  'move-within-detached': rule(namespaceC, 'A detached tree cannot be attached to itself.'),
  'move-locked': rule(namespaceC, 'The mount is locked to its place, as all are that a container inherits.'),
  'move-mount-root': rule(namespaceC, 'Only whole mounts move: the source path must be the root of one.'),
  'move-directory-onto-file': rule(namespaceC, 'A directory goes onto a directory, a file onto a file.'),
  'move-shared-parent': rule(namespaceC, 'A mount cannot leave a shared parent.'),
  'move-unbindable': rule(namespaceC, 'A tree with an unbindable mount cannot go below a shared one.'),
  'move-beneath-itself': rule(namespaceC, 'A mount cannot stand on itself.'),
  'move-too-many': rule(namespaceC, 'A namespace has at most 100000 mounts: /proc/sys/fs/mount-max.'),
  'move-ok': rule(namespaceC, 'The mount is attached at the target.'),
  'beneath-needs-parent': rule(namespaceC, 'Beneath a mount without a parent there is no place.'),
  'beneath-mount-root': rule(namespaceC, 'The target must be the root of the mount to slip beneath.'),
  'beneath-overmounted': rule(namespaceC, 'What goes beneath must not be covered itself.'),
  'beneath-root': rule(namespaceC, 'Nothing goes beneath the root directory of the caller.'),
  'beneath-descendant': rule(namespaceC, 'A mount cannot go beneath one that it stands on.'),
  'move-beneath-ok': rule(namespaceC, 'The mount takes the place, and the old one stands on it.'),
  'group-not-mounted': rule(namespaceC, 'Both mounts must be in a mount namespace, be it an anonymous one.'),
  'group-capable': rule(namespaceC, 'The caller needs CAP_SYS_ADMIN over the owner of both mount namespaces.'),
  'group-mount-root': rule(namespaceC, 'Both paths must be roots of mounts.'),
  'group-superblock': rule(namespaceC, 'Both mounts must show the same superblock.'),
  'group-wider': rule(namespaceC, 'The first mount must show all that the second shows.'),
  'group-target-shared': rule(namespaceC, 'The second mount must be private.'),
  'group-source-private': rule(namespaceC, 'The first mount must not be private.'),
  'group-ok': rule(namespaceC, 'The second mount is now shared like the first.'),

  'setattr-flags': rule(namespaceC, 'A flag is none of those that mount_setattr takes.'),
  'setattr-size': rule(namespaceC, 'The structure has from 32 bytes to one page.'),
  'setattr-nothing': rule(namespaceC, 'Nothing to set or clear: done, without a look at the path.'),
  'setattr-propagation': rule(namespaceC, 'propagation holds at most one of the four types.'),
  'setattr-attributes': rule(namespaceC, 'An attribute is none of those that mount_setattr takes.'),
  'setattr-atime-clear': rule(namespaceC, 'To change atime, the whole field must be cleared.'),
  'setattr-mount-root': rule(namespaceC, 'The path must be the root of a mount.'),
  'setattr-namespace': rule(namespaceC, 'The mount must be ours, or the root of a detached tree.'),
  'setattr-locked': rule(namespaceC, 'An attribute that a container inherited is locked.'),
  'setattr-ok': rule(namespaceC, 'All mounts of the tree were checked, then all were changed.'),
  'idmap-cannot-be-cleared': rule(namespaceC, 'An idmapped mount stays so.'),
  'idmap-descriptor': rule(namespaceC, 'userns_fd must be a descriptor of a user namespace.'),
  'idmap-initial': rule(namespaceC, 'The initial user namespace is no mapping for a mount.'),
  'idmap-capable': rule(namespaceC, 'The caller needs CAP_SYS_ADMIN in the user namespace.'),
  'idmap-of-the-filesystem': rule(namespaceC, 'The user namespace that owns the superblock is no mapping.'),
  'idmap-twice': rule(namespaceC, 'A mount is idmapped once; a copy can have another mapping.'),
  'idmap-filesystem': rule(namespaceC, 'The filesystem does not support idmapped mounts.'),
  'idmap-superblock': rule(namespaceC, 'The caller needs CAP_SYS_ADMIN over the owner of the superblock.'),
  'idmap-attached': rule(namespaceC, 'Only a detached mount can be idmapped, before anyone saw it.'),

  'path-empty': rule(nameiC, 'An empty path needs the flag that allows it.'),
  'path-too-long': rule(nameiC, 'A path has less than 4096 bytes, a name at most 255.'),
  'path-missing': rule(nameiC, 'A component does not exist.'),
  'path-not-a-directory': rule(nameiC, 'A component that is walked through is not a directory.'),
  'file-exists': rule(nameiC, 'The path exists already.'),
  'file-is-a-directory': rule(nameiC, 'A directory cannot be written to.'),
  'mount-read-only': rule(namespaceC, 'This mount is read-only.'),
  'superblock-read-only': rule(namespaceC, 'The superblock is read-only, through whichever mount.'),
  'file-owner-not-mapped': rule(nameiC, 'The mapping of the mount has no id for the owner of a new file.'),
  'proc-no-new-files': rule('fs/proc', 'Nobody makes files in proc.'),
  'tmpfs-inodes-full': rule(shmemC, 'The tmpfs has no inode left.'),
  'tmpfs-blocks-full': rule(shmemC, 'The tmpfs has no block left for the first byte.'),
  'write-ok': rule(shmemC, 'The file or directory is there, with its bytes.'),
  'stat-ok': rule('fs/stat.c', 'The owner as the mount shows it.'),
  'userns-chrooted': rule('kernel/user_namespace.c', 'Who is chrooted, or whose root is covered, makes no namespace.'),
  'userns-ok': rule('fs/nsfs.c', 'A descriptor of a user namespace.'),
  'close-ok': rule(namespaceC, 'The descriptor is gone, and with it a detached tree that it alone kept.'),
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleId = keyof typeof rules;
