/** The errors that these files and `unshare` answer with. */
export type Errno = 'EPERM' | 'EINVAL' | 'EACCES' | 'ENOENT' | 'ENOSPC' | 'ESPIPE';

/** What the kernel does when it comes to a rule: the part of its work that a rule belongs to. */
export type Stage = 'file' | 'text' | 'permission' | 'translation' | 'setgroups' | 'unshare' | 'lookup' | 'read';

/** One rule of the kernel. */
export interface Rule {
  readonly stage: Stage;
  /** What is answered when this rule decides. */
  readonly errno: Errno | 'OK';
  /** The rule in one sentence of at most 90 characters. */
  readonly sentence: string;
  /** The manual page, or the file of Linux 6.12 and the function in it. */
  readonly source: string;
}

const userNamespace = (name: string) => `kernel/user_namespace.c, ${name}`;
const mapWrite = userNamespace('map_write');
const setgroupsWrite = userNamespace('proc_setgroups_write');

const rule =
  <S extends Stage>(stage: S) =>
  <E extends Errno | 'OK'>(errno: E, source: string, sentence: string) =>
    ({ stage, errno, source, sentence }) as const;
const [file, text, permission] = [rule('file'), rule('text'), rule('permission')];
const [translation, setgroups, unshare] = [rule('translation'), rule('setgroups'), rule('unshare')];

/** Every rule by its id, in the order in which the kernel comes to them. */
export const rules = {
  // Opening and any write.
  'no-process': file('ENOENT', 'proc(5)', 'A namespace without a process has no files in /proc.'),
  'negative-offset': file('EINVAL', 'lseek(2), pwrite(2)', 'No offset in a file is negative.'),
  'no-pwrite': file('ESPIPE', 'fs/seq_file.c, seq_open', 'These files can not be written with pwrite().'),
  'initial-namespace': file(
    'EPERM',
    userNamespace('proc_uid_map_write'),
    'The maps of the initial user namespace can not be changed.',
  ),
  'opener-namespace': file(
    'EPERM',
    userNamespace('proc_uid_map_write'),
    'The file must be opened in the namespace itself or in its parent.',
  ),
  'not-at-start': file('EINVAL', mapWrite, 'The write must begin at offset 0 of the file.'),
  'too-long': file('EINVAL', mapWrite, 'A map must be shorter than a page: at most 4095 bytes.'),
  'written-once': file('EPERM', mapWrite, 'A map can be written successfully only once.'),
  'opener-sys-admin': file('EPERM', mapWrite, 'The opener of the file needs CAP_SYS_ADMIN in the namespace.'),
  // Every line.
  'first-end': text('EINVAL', mapWrite, 'White space must follow the first number.'),
  'lower-end': text('EINVAL', mapWrite, 'White space must follow the second number.'),
  'count-end': text('EINVAL', mapWrite, 'Only white space or the end of the line may follow the third number.'),
  'trailing-text': text('EINVAL', mapWrite, 'Nothing may follow the three numbers of a line.'),
  'first-valid': text('EINVAL', mapWrite, 'No range may start at 4294967295 inside, which stands for no id.'),
  'lower-valid': text('EINVAL', mapWrite, 'No range may start at 4294967295 outside, which stands for no id.'),
  'count-zero': text('EINVAL', mapWrite, 'A range must have at least one id.'),
  'inside-wraps': text('EINVAL', mapWrite, 'The range inside must end at 4294967294 or before.'),
  'outside-wraps': text('EINVAL', mapWrite, 'The range outside must end at 4294967294 or before.'),
  'inside-overlaps': text(
    'EINVAL',
    userNamespace('mappings_overlap'),
    'The range inside must not overlap that of an earlier line.',
  ),
  'outside-overlaps': text(
    'EINVAL',
    userNamespace('mappings_overlap'),
    'The range outside must not overlap that of an earlier line.',
  ),
  'too-many-extents': text('EINVAL', mapWrite, 'A map has at most 340 lines.'),
  // The map as a whole.
  'creator-setfcap': permission(
    'EPERM',
    userNamespace('verify_root_map'),
    'To map uid 0 for oneself takes a namespace whose creator had CAP_SETFCAP.',
  ),
  'opener-setfcap': permission(
    'EPERM',
    userNamespace('verify_root_map'),
    'To map uid 0 for a child, the opener needs CAP_SETFCAP in the parent namespace.',
  ),
  'own-id': permission(
    'OK',
    userNamespace('new_idmap_permitted'),
    'The owner of the namespace may map its own id alone, a gid only without setgroups.',
  ),
  'any-project': permission(
    'OK',
    userNamespace('new_idmap_permitted'),
    'Project ids may be mapped without any capability.',
  ),
  'writer-setid': permission(
    'EPERM',
    userNamespace('new_idmap_permitted'),
    'The writer needs CAP_SETUID (gid_map: CAP_SETGID) in the parent namespace.',
  ),
  'opener-setid': permission(
    'EPERM',
    userNamespace('new_idmap_permitted'),
    'The opener needs CAP_SETUID (gid_map: CAP_SETGID) in the parent namespace.',
  ),
  'capable-setid': permission(
    'OK',
    userNamespace('new_idmap_permitted'),
    'Opener and writer have CAP_SETUID (gid_map: CAP_SETGID) in the parent namespace.',
  ),
  'outside-parent': translation(
    'EPERM',
    mapWrite,
    'Each range outside must lie within one single extent of the parent map.',
  ),
  // The file `setgroups`.
  'setgroups-open': setgroups(
    'EACCES',
    'fs/proc/base.c, proc_setgroups_open',
    'To open setgroups for writing takes CAP_SYS_ADMIN in the namespace.',
  ),
  'setgroups-not-at-start': setgroups('EINVAL', setgroupsWrite, 'The write must begin at offset 0 of the file.'),
  'setgroups-too-long': setgroups('EINVAL', setgroupsWrite, 'At most 7 bytes can be written to setgroups.'),
  'setgroups-word': setgroups('EINVAL', setgroupsWrite, 'The text must begin with "allow" or "deny".'),
  'setgroups-trailing-text': setgroups('EINVAL', setgroupsWrite, 'Only white space may follow the word.'),
  'setgroups-denied': setgroups('EPERM', setgroupsWrite, 'Once denied, setgroups can not be allowed again.'),
  'setgroups-after-map': setgroups('EPERM', setgroupsWrite, 'setgroups can not be denied once gid_map is written.'),
  'setgroups-set': setgroups('OK', setgroupsWrite, 'The word is what the file now shows.'),
  // A new namespace.
  threads: unshare('EINVAL', 'unshare(2)', 'A process with more than one thread can not move to a new user namespace.'),
  'too-deep': unshare('ENOSPC', userNamespace('create_user_ns'), 'A namespace at level 33 can not have a child.'),
  'creator-uid': unshare(
    'EPERM',
    userNamespace('create_user_ns'),
    'The euid of the creator must be mapped in its own namespace.',
  ),
  'creator-gid': unshare(
    'EPERM',
    userNamespace('create_user_ns'),
    'The egid of the creator must be mapped in its own namespace.',
  ),
  created: unshare('OK', userNamespace('create_user_ns'), 'The creator has every capability in the new namespace.'),
  // Reading.
  mapped: rule('lookup')('OK', userNamespace('map_id_range_down'), 'One extent holds the id.'),
  unmapped: rule('lookup')('OK', userNamespace('map_id_range_down'), 'No extent holds the id: it has no counterpart.'),
  shown: rule('read')(
    'OK',
    userNamespace('uid_m_show'),
    "Outside ids are shown as those of the reader's namespace, or of the parent for its own.",
  ),
} satisfies Record<string, Rule>;

/** The id of a rule. */
export type RuleId = keyof typeof rules;
