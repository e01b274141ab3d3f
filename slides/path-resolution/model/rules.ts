export type Errno =
  | 'E2BIG'
  | 'EAGAIN'
  | 'EBADF'
  | 'EEXIST'
  | 'EINVAL'
  | 'EISDIR'
  | 'ELOOP'
  | 'ENAMETOOLONG'
  | 'ENOENT'
  | 'ENOTDIR'
  | 'EXDEV';

/** A rule of the kernel that decides a call. */
export interface Rule {
  readonly errno: Errno | 'OK';
  /** One sentence. */
  readonly says: string;
  /** The function of the kernel that has the rule. */
  readonly source: string;
}

const openat2 = 'openat2 in fs/open.c';
const buildFlags = 'build_open_flags in fs/open.c';
const getname = 'getname_flags in fs/namei.c';
const pathInit = 'path_init in fs/namei.c';
const jumpRoot = 'nd_jump_root in fs/namei.c';
const jumpLink = 'nd_jump_link in fs/namei.c';
const linkPathWalk = 'link_path_walk in fs/namei.c';
const pickLink = 'pick_link in fs/namei.c';
const dotdot = 'follow_dotdot in fs/namei.c';
const doOpen = 'do_open in fs/namei.c';
const mayOpen = 'may_open in fs/namei.c';

const rule = (errno: Errno | 'OK', says: string, source: string): Rule => ({ errno, says, source });

/** Every rule, in the order in which the kernel comes to it. */
export const rules = {
  'how-too-small': rule('EINVAL', 'The struct is smaller than its first version, which has 24 bytes.', openat2),
  'how-above-a-page': rule('E2BIG', 'The struct is larger than a page.', openat2),
  'how-unknown-tail': rule(
    'E2BIG',
    'Behind the fields that this kernel knows there is a byte that is not zero.',
    'copy_struct_from_user in include/linux/uaccess.h',
  ),
  'unknown-flag': rule('EINVAL', 'flags has a bit that this kernel does not know.', buildFlags),
  'unknown-resolve-bit': rule('EINVAL', 'resolve has a bit that this kernel does not know.', buildFlags),
  'two-scopes': rule('EINVAL', 'RESOLVE_BENEATH and RESOLVE_IN_ROOT exclude each other.', buildFlags),
  'unknown-mode-bit': rule('EINVAL', 'mode has more than permission bits.', buildFlags),
  'mode-without-create': rule('EINVAL', 'mode is given, but nothing is to be created.', buildFlags),
  'create-directory-flags': rule('EINVAL', 'O_CREAT cannot create the directory that O_DIRECTORY wants.', buildFlags),
  'tmpfile-without-directory': rule('EINVAL', '__O_TMPFILE comes without O_DIRECTORY.', buildFlags),
  'tmpfile-without-write': rule('EINVAL', 'O_TMPFILE comes without write access.', buildFlags),
  'o-path-with-others': rule('EINVAL', 'O_PATH comes with a flag that it has no use for.', buildFlags),
  'cached-create': rule('EAGAIN', 'RESOLVE_CACHED cannot create or truncate.', buildFlags),
  'empty-path': rule('ENOENT', 'The path is empty.', getname),
  'path-too-long': rule('ENAMETOOLONG', 'The path has 4096 bytes or more.', getname),
  'beneath-absolute-path': rule('EXDEV', 'Under RESOLVE_BENEATH a path cannot start at the root.', jumpRoot),
  'bad-dirfd': rule('EBADF', 'The path is relative to dirfd, which is no open descriptor.', pathInit),
  'dirfd-no-directory': rule('ENOTDIR', 'The path is relative to dirfd, which is no directory.', pathInit),
  'not-a-directory': rule('ENOTDIR', 'The path goes on behind something that is no directory.', linkPathWalk),
  'beneath-dotdot': rule('EXDEV', 'Under RESOLVE_BENEATH ".." cannot go above dirfd.', dotdot),
  'no-xdev-dotdot': rule('EXDEV', 'Under RESOLVE_NO_XDEV ".." cannot leave a mount.', dotdot),
  'dotdot-off-the-mount': rule('ENOENT', 'The parent is not below what its bind mount shows any more.', dotdot),
  'moved-during-dotdot': rule(
    'EAGAIN',
    'Something was renamed since the start: ".." may have left.',
    'handle_dots in fs/namei.c',
  ),
  'create-with-slash': rule(
    'EISDIR',
    'A file cannot be created with a slash behind its name.',
    'lookup_fast_for_open in fs/namei.c',
  ),
  'name-too-long': rule('ENAMETOOLONG', 'A name has more than 255 bytes.', 'simple_lookup in fs/libfs.c'),
  'no-such-name': rule('ENOENT', 'The directory has no such name.', 'step_into in fs/namei.c'),
  'no-xdev-mount': rule('EXDEV', 'Under RESOLVE_NO_XDEV the walk cannot enter a mount.', 'handle_mounts in fs/namei.c'),
  'too-many-links': rule('ELOOP', 'The walk followed 40 links, and this is one more.', 'reserve_stack in fs/namei.c'),
  'no-symlinks': rule('ELOOP', 'Under RESOLVE_NO_SYMLINKS no link is followed.', pickLink),
  'no-magiclinks': rule('ELOOP', 'Under RESOLVE_NO_MAGICLINKS no magic link is followed.', jumpLink),
  'no-xdev-magiclink': rule('EXDEV', 'Under RESOLVE_NO_XDEV a magic link cannot lead to another mount.', jumpLink),
  'scoped-magiclink': rule('EXDEV', 'Under RESOLVE_BENEATH or RESOLVE_IN_ROOT no magic link is safe.', jumpLink),
  'beneath-absolute-link': rule('EXDEV', 'Under RESOLVE_BENEATH a link cannot start over at the root.', jumpRoot),
  'no-xdev-absolute-link': rule(
    'EXDEV',
    'Under RESOLVE_NO_XDEV a link starts over only at a root already in use on its mount.',
    jumpRoot,
  ),
  'cached-only': rule(
    'EAGAIN',
    'RESOLVE_CACHED ends where the cache alone cannot answer.',
    'try_to_unlazy in fs/namei.c',
  ),
  'outside-at-the-end': rule('EXDEV', 'What was found is not under dirfd any more.', 'complete_walk in fs/namei.c'),
  'already-there': rule('EEXIST', 'With O_CREAT and O_EXCL the name must be new.', doOpen),
  'create-on-directory': rule('EISDIR', 'O_CREAT cannot open a directory.', doOpen),
  'directory-wanted': rule('ENOTDIR', 'O_DIRECTORY or a slash at the end wants a directory.', doOpen),
  'final-link': rule('ELOOP', 'A link that O_NOFOLLOW does not follow opens only with O_PATH.', mayOpen),
  'write-to-directory': rule('EISDIR', 'A directory cannot be opened for writing.', mayOpen),
  created: rule('OK', 'The name was new, and the file is created.', 'lookup_open in fs/namei.c'),
  'unnamed-file': rule('OK', 'O_TMPFILE makes a file without a name in this directory.', 'do_tmpfile in fs/namei.c'),
  opened: rule('OK', 'The walk came to its end, and what is there is opened.', doOpen),
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof rules;
