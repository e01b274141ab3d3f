import { credentials } from './callers.ts';
import { refuse } from './outcome.ts';
import { invalid, type Parameter, type ParameterRefusal, parse, unsigned32, type Wanted } from './parameters.ts';
import type { Caller, Context, TmpfsOptions, UserNamespace } from './state.ts';
import { parseTmpfs, tmpfsParameters } from './tmpfs.ts';

/** What the model knows of a filesystem type. */
interface Filesystem {
  /** `FS_USERNS_MOUNT`: root of a user namespace may create it. */
  readonly usernsMount: boolean;
  /** `FS_ALLOW_IDMAP`. */
  readonly allowIdmap: boolean;
  /** Its own parameters; "source" and the common flags are none. */
  readonly parameters: Readonly<Record<string, Wanted>>;
  /** Parameters that exist, but whose answers the model does not know. */
  readonly beyond: readonly string[];
  /** Who owns a new superblock: `fc->user_ns` after `init_fs_context`. */
  readonly owner: (caller: Caller) => UserNamespace;
  readonly read: (context: Context, parameter: Parameter, caller: Caller) => TmpfsOptions | ParameterRefusal;
}

const ownUserNamespace = (caller: Caller) => credentials[caller].userNamespace;
const unchanged = ({ tmpfs }: Context) => tmpfs;

const tmpfs: Filesystem = {
  usernsMount: true,
  allowIdmap: true,
  parameters: tmpfsParameters,
  beyond: [],
  owner: ownUserNamespace,
  read: (context, parameter, caller) =>
    parseTmpfs(context.tmpfs, parameter, caller, ownUserNamespace(caller), context.owner),
};

const proc: Filesystem = {
  usernsMount: true,
  allowIdmap: false,
  parameters: { gid: 'u32', hidepid: 'string', subset: 'string' },
  beyond: [],
  owner: (caller) => credentials[caller].pidNamespaceOwner,
  read: readProc,
};

const ext4: Filesystem = {
  usernsMount: false,
  allowIdmap: true,
  parameters: {},
  beyond: words(
    'abort acl auto_da_alloc barrier bh block_validity bsddf bsdgroups check commit data data_err dax debug',
    'debug_want_extra_isize delalloc dioread_lock dioread_nolock discard errors fc_debug_force fc_debug_max_replay',
    'grpid grpjquota grpquota i_version init_itable inlinecrypt inode_readahead_blks journal journal_async_commit',
    'journal_checksum journal_dev journal_ioprio journal_path jqfmt max_batch_time max_dir_size_kb mb_optimize_scan',
    'mblk_io_submit min_batch_time minixdf no_mbcache no_prefetch_block_bitmaps noauto_da_alloc nobarrier nobh',
    'noblock_validity nocheck nodelalloc nodioread_nolock nodiscard nogrpid noinit_itable nojournal_checksum noload',
    'nombcache nomblk_io_submit noquota norecovery noreservation nouid32 nowarn_on_error oldalloc orlov',
    'prefetch_block_bitmaps prjquota quota reservation resgid resuid sb stripe sysvgroups test_dummy_encryption',
    'user_xattr usrjquota usrquota warn_on_error',
  ),
  owner: ownUserNamespace,
  read: unchanged,
};

const overlay: Filesystem = {
  usernsMount: true,
  allowIdmap: true,
  parameters: {},
  beyond: words(
    'lowerdir lowerdir+ datadir+ upperdir workdir default_permissions redirect_dir index uuid nfs_export userxattr',
    'xino metacopy verity fsync volatile override_creds nooverride_creds',
  ),
  owner: ownUserNamespace,
  read: unchanged,
};

/** What descriptors of namespaces are on. It cannot be opened by name, but picked once such a file is bound. */
const nsfs: Filesystem = {
  usernsMount: false,
  allowIdmap: false,
  parameters: {},
  beyond: [],
  owner: () => '/',
  read: unchanged,
};

/** The types that the model's kernel has registered. */
export const filesystems: ReadonlyMap<string, Filesystem> = new Map(Object.entries({ tmpfs, proc, ext4, overlay }));

/** The type of an existing context or superblock. */
export const filesystem = (type: string) => filesystems.get(type) ?? nsfs;

function words(...lines: string[]): readonly string[] {
  return lines.flatMap((line) => line.split(' '));
}

/** One parameter as the filesystem reads it; undefined if it does not know the key. */
export function readParameter(context: Context, parameter: Parameter, caller: Caller) {
  const { parameters, beyond, read } = filesystem(context.type);
  if (beyond.includes(parameter.key))
    return { ...refuse('ENOSYS', 'beyond-the-model', { key: parameter.key }), messages: [] };
  return Object.hasOwn(parameters, parameter.key) ? read(context, parameter, caller) : undefined;
}

const hidepidWords = ['off', 'noaccess', 'invisible', 'ptraceable'];
const hidepidNumbers = [0, 1, 2, 4];

/** `proc_parse_param()` in `fs/proc/root.c`. Its messages bring a newline of their own. */
function readProc(context: Context, parameter: Parameter, caller: Caller): TmpfsOptions | ParameterRefusal {
  const { key, text } = parameter;
  const parsed = parse('proc', proc.parameters[key] as Wanted, parameter, ownUserNamespace(caller));
  if ('errno' in parsed) return parsed;
  if (key === 'hidepid' && !isHidepid(text)) {
    return invalid(`proc: unknown value of hidepid - ${text}\n`, 'proc-hidepid', key);
  }
  const foreign = key === 'subset' && text.split(',').find((part) => part !== '' && part !== 'pid');
  return foreign ? invalid(`proc: unsupported subset option - ${foreign}\n`, 'proc-subset', key) : context.tmpfs;
}

function isHidepid(text: string): boolean {
  const number = unsigned32(text, 0);
  return number === null ? hidepidWords.includes(text) : hidepidNumbers.includes(number);
}
