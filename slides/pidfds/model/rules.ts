/** Error names of the kernel that a call of this model can end with. */
export type Errno = 'E2BIG' | 'EAGAIN' | 'EBADF' | 'ECHILD' | 'EINVAL' | 'ENOENT' | 'EPERM' | 'ESRCH';

/**
 * How a call ended: `OK`, an error, `BLOCKS` (it would wait until something else happens), `NO CALLER` (the calling
 * thread does not run, so that there is no call) or `NOT MODELLED` (a kernel has an answer, this model has none).
 */
export type Status = 'OK' | Errno | 'BLOCKS' | 'NO CALLER' | 'NOT MODELLED';

interface RuleText {
  readonly status: Status;
  /** What the rule says, in at most 90 characters. */
  readonly text: string;
  /** Where it stands: a file of the kernel's source or a man page; `observed` on the release that is named. */
  readonly source: string;
}

const rule = (status: Status, text: string, source: string): RuleText => ({ status, text, source });
const exit = 'kernel/exit.c';
const fork = 'kernel/fork.c';
const nsproxy = 'kernel/nsproxy.c';
const pid = 'kernel/pid.c';
const pidfs = 'fs/pidfs.c';
const signal = 'kernel/signal.c';

/** Every rule that can decide a call. */
export const rules = {
  'no-caller': rule('NO CALLER', 'Only a thread that still runs can make a call.', 'model'),

  'clone-pidfd-shares-argument': rule(
    'EINVAL',
    'The pidfd and the parent tid would be written to the same place.',
    fork,
  ),
  'clone3-size-too-big': rule('E2BIG', 'struct clone_args must not be larger than a page.', fork),
  'clone3-size-too-small': rule('EINVAL', 'struct clone_args has had 64 bytes from the beginning.', fork),
  'clone3-exit-signal': rule('EINVAL', 'The exit signal must be a valid signal.', fork),
  'clone3-unknown-flag': rule('EINVAL', 'clone3 refuses flags it does not know.', fork),
  'clone3-reserved-flag': rule('EINVAL', 'clone3 refuses CLONE_DETACHED and the bits of the old exit signal.', fork),
  'clone3-thread-exit-signal': rule('EINVAL', 'A new thread has no exit signal.', fork),
  'clone-thread-needs-sighand': rule('EINVAL', 'A thread must share the signal handlers.', fork),
  'clone-sighand-needs-vm': rule('EINVAL', 'Shared signal handlers need shared memory.', fork),
  'clone-thread-in-new-pidns': rule('EINVAL', 'A thread stays in the pid namespace of its process.', fork),
  'clone-pidfd-detached': rule('EINVAL', 'CLONE_DETACHED is kept free for a later meaning with CLONE_PIDFD.', fork),
  'clone-not-modelled': rule(
    'NOT MODELLED',
    'The model has fork, pthread_create, and new pid and UTS namespaces.',
    'model',
  ),
  'clone-namespace-needs-privilege': rule('EPERM', 'A new namespace needs CAP_SYS_ADMIN.', nsproxy),
  'clone-no-free-pid': rule('EAGAIN', 'Every number below pid_max is in use.', pid),
  cloned: rule('OK', 'The new task gets the first free number from the counter on.', pid),

  'exit-init-panics': rule('NOT MODELLED', 'The kernel panics when the first process exits.', exit),
  exited: rule('OK', 'An exited process is a zombie until its parent waits for it or ignores SIGCHLD.', exit),
  'thread-exited': rule('OK', 'The process lives on in its other threads.', exit),

  'wait-unknown-option': rule('EINVAL', 'Unknown wait option.', exit),
  'wait-for-nothing': rule('EINVAL', 'waitid needs WEXITED, WSTOPPED or WCONTINUED.', exit),
  'wait-unknown-type': rule('EINVAL', 'The kind of id must be P_ALL, P_PID, P_PGID or P_PIDFD.', exit),
  'wait-invalid-id': rule('EINVAL', 'The id is not one that can exist.', exit),
  'wait-not-a-pidfd': rule('EBADF', 'waitid takes a pidfd only: no other file, and no /proc directory.', exit),
  'wait4-int-min': rule('ESRCH', 'The least integer has no opposite that could name a process group.', exit),
  'wait-no-such-child': rule('ECHILD', 'No child of the caller matches.', exit),
  'wait-only-zombies': rule(
    'ECHILD',
    'A zombie cannot stop or continue any more, and WEXITED was not asked for.',
    exit,
  ),
  'wait-nothing-yet': rule('OK', 'A child matches, but none has exited: WNOHANG returns 0.', exit),
  'wait-pidfd-nonblock': rule('EAGAIN', 'The pidfd is non-blocking and the child has not exited.', exit),
  'wait-blocks': rule('BLOCKS', 'A child matches, but none has exited.', exit),
  'wait-left-zombie': rule('OK', 'WNOWAIT reports the exit and leaves the zombie.', exit),
  'wait-reaped': rule('OK', 'The zombie is reported and released; its number can be used again.', exit),

  'sigaction-invalid-signal': rule('EINVAL', 'Not a signal, or SIGKILL or SIGSTOP, which cannot be changed.', signal),
  'sigaction-set': rule('OK', 'The disposition holds for all threads and is inherited by children.', signal),

  'kill-int-min': rule('ESRCH', 'The least integer has no opposite that could name a process group.', signal),
  'signal-invalid': rule('EINVAL', 'Signals are 0 (only probe) to 64.', signal),
  'signal-no-permission': rule('EPERM', 'The target runs as another user, and the caller lacks CAP_KILL.', signal),
  'kill-no-such-process': rule('ESRCH', 'No task has this number now.', signal),
  'kill-nobody': rule('ESRCH', 'No process is in the group or set that was named.', signal),
  'kill-sent': rule('OK', 'The number names whoever has it now.', signal),
  'kill-sent-to-group': rule('OK', 'At least one process of the group could be signalled.', signal),
  'kill-all-failed': rule('OK', 'kill(-1) hides that it was not permitted.', signal),

  'send-unknown-flag': rule('EINVAL', 'Unknown flag of pidfd_send_signal.', signal),
  'send-two-scopes': rule('EINVAL', 'Only one of thread, thread group and process group can be meant.', signal),
  'send-bad-fd': rule('EBADF', 'The descriptor is not open.', signal),
  'send-not-a-pidfd': rule('EBADF', 'The descriptor is neither a pidfd nor a /proc/PID directory.', signal),
  'send-outside-pidns': rule('EINVAL', 'The target is not in the pid namespace of the caller or below it.', signal),
  'send-info-signal-differs': rule('EINVAL', 'si_signo is not the signal that is sent.', signal),
  'send-info-forged': rule('EPERM', 'Only to itself may a task send what looks like the kernel or tkill.', signal),
  'send-reaped': rule('ESRCH', 'The task of this pidfd is gone; its number is of no account.', signal),
  'send-no-group': rule('ESRCH', 'No process is in a process group of this struct pid.', signal),
  sent: rule('OK', 'The signal goes to the task that the pidfd was opened for.', signal),
  'sent-to-group': rule('OK', 'The signal goes to the process group of that struct pid.', signal),

  'open-unknown-flag': rule('EINVAL', 'pidfd_open knows PIDFD_NONBLOCK and PIDFD_THREAD.', pid),
  'open-invalid-pid': rule('EINVAL', 'A pid is greater than 0.', pid),
  'open-no-such-pid': rule('ESRCH', 'Nothing has this number now.', pid),
  'open-not-a-leader-6.12': rule('EINVAL', 'Without PIDFD_THREAD the number must be that of a process.', fork),
  'open-reaped': rule(
    'ESRCH',
    'The number lives on as that of a process group, but its task is gone.',
    'observed on 6.18',
  ),
  'open-not-a-leader': rule('ENOENT', 'Without PIDFD_THREAD the number must be that of a process.', 'observed on 6.18'),
  opened: rule('OK', 'The pidfd pins the struct pid and is close-on-exec; no privilege is needed.', pid),

  'poll-not-a-pidfd': rule('NOT MODELLED', 'The model polls pidfds only.', 'model'),
  'poll-alive': rule('OK', 'Nothing to report while the process has a thread that runs.', pidfs),
  'poll-zombie': rule('OK', 'POLLIN once all threads have exited, for anyone who holds the pidfd.', pidfs),
  'poll-reaped': rule('OK', 'POLLIN and POLLHUP once the task was released.', pidfs),

  'getfd-flags': rule('EINVAL', 'pidfd_getfd has no flags yet.', pid),
  'getfd-bad-fd': rule('EBADF', 'The descriptor is not open.', pid),
  'getfd-not-a-pidfd': rule('EBADF', 'The descriptor is not a pidfd.', pid),
  'getfd-reaped': rule('ESRCH', 'The task of this pidfd is gone.', pid),
  'getfd-no-permission': rule('EPERM', 'The caller must be allowed to attach to the target as a debugger.', pid),
  'getfd-exiting': rule('ESRCH', 'A task that has exited has no descriptors.', pid),
  'getfd-no-such-fd': rule('EBADF', 'The target does not have this descriptor open.', pid),
  'getfd-copied': rule('OK', 'The copy refers to the same open file and is close-on-exec.', pid),

  'setns-bad-fd': rule('EBADF', 'The descriptor is not open.', nsproxy),
  'setns-not-a-pidfd': rule('EINVAL', 'The descriptor is neither a pidfd nor a namespace.', nsproxy),
  'setns-flags': rule('EINVAL', 'With a pidfd at least one namespace must be named, and no unknown one.', nsproxy),
  'setns-not-modelled': rule('NOT MODELLED', 'The model joins UTS namespaces only.', 'model'),
  'setns-reaped': rule('ESRCH', 'The task of this pidfd is gone.', nsproxy),
  'setns-no-permission': rule('EPERM', 'The caller must be allowed to look into the target.', nsproxy),
  'setns-exited': rule('ESRCH', 'A task that has exited is in no namespace any more.', nsproxy),
  'setns-needs-privilege': rule('EPERM', 'Joining a UTS namespace needs CAP_SYS_ADMIN.', 'kernel/utsname.c'),
  'setns-joined': rule('OK', 'The caller is in the namespace of the target.', nsproxy),

  'fdinfo-not-a-pidfd': rule('NOT MODELLED', 'Only the fdinfo of a pidfd has a Pid line.', 'model'),
  'fdinfo-pid': rule('OK', 'Pid is the number in the namespace of the reader, 0 if it has none there.', pidfs),
  'fdinfo-reaped': rule('OK', 'Pid is -1 once the task was released.', pidfs),
  'fstat-not-a-pidfd': rule('NOT MODELLED', 'The model knows the inodes of pidfds only.', 'model'),
  'fstat-inode': rule('OK', 'All pidfds of one struct pid have one inode, and no other ever gets it.', pidfs),

  'close-bad-fd': rule('EBADF', 'The descriptor is not open.', 'close(2)'),
  closed: rule('OK', 'With its last reference a struct pid is freed.', 'close(2)'),
  piped: rule('OK', 'Both ends get the lowest free descriptors.', 'pipe(2)'),
  'proc-no-such-process': rule('ENOENT', 'No task has this number now.', 'fs/proc/base.c'),
  'proc-opened': rule('OK', 'The directory refers to the struct pid, as a pidfd does.', 'fs/proc/base.c'),

  'setuid-invalid': rule('EINVAL', 'The user id is not valid.', 'kernel/sys.c'),
  'setuid-no-permission': rule('EPERM', 'Only CAP_SETUID may become another user.', 'kernel/sys.c'),
  'setuid-set': rule(
    'OK',
    'A process that changes its user is no longer open to others of that user.',
    'kernel/cred.c',
  ),
  'setsid-group-leader': rule('EPERM', 'Its number is already that of a process group.', 'kernel/sys.c'),
  'setsid-done': rule('OK', 'The process leads a new session and a new process group.', 'kernel/sys.c'),
  executed: rule('OK', 'The process stays the same; close-on-exec descriptors and other threads go.', 'fs/exec.c'),
  'last-pid-no-permission': rule('EPERM', 'ns_last_pid needs CAP_CHECKPOINT_RESTORE.', 'kernel/pid_namespace.c'),
  'last-pid-out-of-range': rule('EINVAL', 'ns_last_pid takes 0 to pid_max.', 'kernel/pid_namespace.c'),
  'last-pid-set': rule('OK', 'The next number tried is the one after it.', 'kernel/pid_namespace.c'),
} as const satisfies Record<string, RuleText>;

/** The id of a rule. */
export type Rule = keyof typeof rules;
