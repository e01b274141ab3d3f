import type { Errno } from './uapi.ts';

/** What a call ends in. `reply` is what the answer says; `impossible` is a call that the caller is not free to make. */
export type Ending = Errno | 'OK' | 'asleep' | 'reply' | 'dies' | 'impossible';

/** One rule of the kernel: what it ends in, in one sentence, and where it is written. */
export interface Rule<Ends extends Ending = Ending> {
  readonly ends: Ends;
  readonly says: string;
  readonly source: string;
}

const seccomp = 'kernel/seccomp.c';
const set = `${seccomp}: seccomp_set_mode_filter`;
const filter = `${seccomp}: __seccomp_filter`;
const wait = `${seccomp}: seccomp_do_user_notification`;
const recv = `${seccomp}: seccomp_notify_recv`;
const send = `${seccomp}: seccomp_notify_send`;
const addfd = `${seccomp}: seccomp_notify_addfd`;
const signal = 'signal(7)';

const rule = <Ends extends Ending>(ends: Ends, source: string, says: string): Rule<Ends> => ({ ends, says, source });

const installing = {
  'filter-flags-unknown': rule('EINVAL', set, 'The flags hold a bit that the kernel does not know.'),
  'tsync-and-listener': rule('EINVAL', set, 'TSYNC with NEW_LISTENER needs TSYNC_ESRCH: one value cannot say both.'),
  'killable-without-listener': rule('EINVAL', set, 'WAIT_KILLABLE_RECV means nothing without NEW_LISTENER.'),
  'no-new-privs-missing': rule(
    'EACCES',
    `${seccomp}: seccomp_prepare_filter`,
    'A filter needs no_new_privs or CAP_SYS_ADMIN.',
  ),
  'listener-fd-limit': rule('EMFILE', set, 'No descriptor is free for the listener.'),
  'chain-has-listener': rule(
    'EBUSY',
    `${seccomp}: has_duplicate_listener`,
    'A filter of this thread already has a listener.',
  ),
  'tsync-names-thread': rule('OK', 'seccomp(2)', 'Another thread has filters of its own; TSYNC returns its id.'),
  'tsync-esrch': rule('ESRCH', 'seccomp(2)', 'Another thread has filters of its own; TSYNC_ESRCH hides its id.'),
  'filter-attached': rule('OK', set, 'The filter is the newest of the thread.'),
  'listener-created': rule('OK', set, 'The filter has a listener, and seccomp(2) returns its descriptor.'),
  'action-known': rule('OK', `${seccomp}: seccomp_get_action_avail`, 'The kernel knows this action.'),
  'action-unknown': rule('EOPNOTSUPP', `${seccomp}: seccomp_get_action_avail`, 'The kernel knows no such action.'),
} as const;

const entering = {
  'verdict-kill-process': rule('dies', filter, 'KILL_PROCESS: SIGSYS ends the whole process.'),
  'verdict-unknown': rule('dies', filter, 'An action that the kernel does not know ends the whole process.'),
  'verdict-kill-thread': rule('dies', filter, 'KILL_THREAD ends this thread; the last one ends the process.'),
  'verdict-trap': rule('dies', filter, 'TRAP sends SIGSYS, and there is no handler for it.'),
  'verdict-errno': rule('reply', filter, 'ERRNO: the call fails with the errno in the low bits, at most 4095.'),
  'verdict-trace': rule('ENOSYS', filter, 'TRACE: no tracer is attached.'),
  'verdict-log': rule('reply', filter, 'LOG: the kernel runs the call.'),
  'verdict-allow': rule('reply', filter, 'ALLOW: the kernel runs the call.'),
  'notif-without-listener': rule('ENOSYS', wait, 'USER_NOTIF, but the filter has no listener.'),
  'notif-waits': rule('asleep', wait, 'USER_NOTIF: the thread sleeps until a supervisor answers.'),
  'reply-error': rule('reply', wait, 'The error of the reply goes straight into the return register.'),
  'reply-value': rule('reply', wait, 'The error is zero, so the call returns the value of the reply.'),
  'reply-continue': rule('reply', wait, 'CONTINUE: the kernel runs the call, with what memory holds now.'),
  'reply-listener-gone': rule('ENOSYS', `${seccomp}: seccomp_notify_detach`, 'The listener was closed.'),
  'wait-interrupted': rule('EINTR', signal, 'A handler without SA_RESTART interrupts the wait.'),
} as const;

const receiving = {
  'recv-buffer-dirty': rule('EINVAL', recv, 'Every byte of the buffer must be zero.'),
  'recv-waits': rule('asleep', `${seccomp}: recv_wait_event`, 'Nothing to receive: RECV sleeps.'),
  'recv-no-users': rule('ENOENT', recv, 'No thread uses the filter any more.'),
  'recv-withdrawn': rule('ENOENT', recv, 'The target left before its notification was received.'),
  'recv-buffer-read-only': rule('EFAULT', recv, 'The buffer cannot be written: the notification is INIT again.'),
  received: rule('OK', recv, 'The oldest notification in INIT is now SENT.'),
} as const;

const answering = {
  'reply-flags-unknown': rule('EINVAL', send, 'CONTINUE is the only flag of a reply.'),
  'continue-with-result': rule('EINVAL', send, 'CONTINUE allows neither an error nor a value.'),
  'notification-unknown': rule('ENOENT', `${seccomp}: find_notification`, 'No notification in the list has this id.'),
  'not-received': rule('EINPROGRESS', send, 'The notification is INIT: it must be received first.'),
  'already-answered': rule('EINPROGRESS', send, 'The notification is REPLIED: it has its one answer.'),
  'reply-sent': rule('OK', send, 'The notification is now REPLIED, and its target wakes.'),
  'id-valid': rule('OK', `${seccomp}: seccomp_notify_id_valid`, 'The notification is SENT: its target still waits.'),
  'id-invalid': rule('ENOENT', `${seccomp}: seccomp_notify_id_valid`, 'No notification with this id is SENT.'),
} as const;

const adding = {
  'addfd-size': rule('EINVAL', addfd, 'The structure has at least 24 bytes and less than a page.'),
  'addfd-tail': rule('E2BIG', 'include/linux/uaccess.h: copy_struct_from_user', 'Bytes after the 24th must be zero.'),
  'newfd-flags-unknown': rule('EINVAL', addfd, 'newfd_flags may only hold O_CLOEXEC.'),
  'addfd-flags-unknown': rule('EINVAL', addfd, 'The flags may only hold SETFD and SEND.'),
  'newfd-without-setfd': rule('EINVAL', addfd, 'newfd is only read with SETFD, and must be zero otherwise.'),
  'srcfd-bad': rule('EBADF', addfd, 'srcfd is not an open file of the supervisor, or only a path (O_PATH).'),
  'addfd-busy': rule('EBUSY', addfd, 'SEND must not queue behind another ADDFD.'),
  'addfd-waits': rule('asleep', addfd, 'The supervisor sleeps until the target has installed the file.'),
  'addfd-fd-limit': rule('EMFILE', 'fs/file.c: receive_fd', 'No descriptor is free in the target.'),
  'addfd-newfd-limit': rule('EBADF', 'fs/file.c: replace_fd', 'newfd is not below RLIMIT_NOFILE of the target.'),
  'addfd-target-gone': rule('ESRCH', wait, 'The target left its wait before it could install the file.'),
  'fd-installed': rule('OK', 'fs/file.c: receive_fd', 'The target has the file, and ADDFD returns its number.'),
} as const;

const listening = {
  'listener-closed': rule('EBADF', 'ioctl(2)', 'The descriptor of the listener is not open.'),
  'fd-flags-unknown': rule('EINVAL', `${seccomp}: seccomp_notify_set_flags`, 'The only flag is SYNC_WAKE_UP.'),
  'fd-flags-set': rule('OK', `${seccomp}: seccomp_notify_set_flags`, 'The flags come by value and replace the old.'),
  polled: rule('OK', `${seccomp}: seccomp_notify_poll`, 'IN: one is INIT. OUT: one is SENT. HUP: no users.'),
  'read-unsupported': rule('EINVAL', `${seccomp}: seccomp_notify_ops`, 'A listener has no read method.'),
  'ioctl-unknown': rule('EINVAL', `${seccomp}: seccomp_notify_ioctl`, 'A listener has no such ioctl.'),
  'argument-null': rule('EFAULT', `${seccomp}: seccomp_notify_ioctl`, 'This ioctl reads its argument from memory.'),
  'listener-released': rule('OK', `${seccomp}: seccomp_notify_release`, 'The last reference is gone: all get ENOSYS.'),
  'listener-held': rule('OK', 'close(2)', 'A thread still sleeps in an ioctl of it and keeps the listener.'),
  'addfd-send-stuck': rule(
    'EINTR',
    'observed on 6.18.44',
    'The file is taken back, but the call stays REPLIED and returns 0.',
  ),
  'addfd-send-reset': rule(
    'EINTR',
    `${addfd} of 6.12.117`,
    'The file is taken back, and the notification is SENT again.',
  ),
  'supervisor-interrupted': rule('EINTR', signal, 'A signal handler ends the sleep of the supervisor.'),
} as const;

const living = {
  'signal-ignored': rule('OK', signal, 'An ignored signal is dropped when it is sent.'),
  'signal-handled': rule('OK', signal, 'The thread sleeps in no trapped call: its handler runs.'),
  'signal-wakes': rule('OK', wait, 'The signal wakes the target out of its wait.'),
  'signal-held': rule('OK', wait, 'WAIT_KILLABLE_RECV: once received, only a fatal signal wakes.'),
  'signal-fatal': rule('OK', 'kernel/signal.c: complete_signal', 'The signal kills every thread of the process.'),
  'signal-behind': rule(
    'OK',
    'kernel/signal.c: complete_signal',
    'It waits behind the signal that is pending, though it would kill.',
  ),
  cloned: rule('OK', 'seccomp(2)', 'The child has the filters of its parent.'),
  exited: rule('OK', `${seccomp}: seccomp_filter_release`, 'The thread leaves its filters when it exits.'),
  'no-new-privs-set': rule('OK', 'prctl(2)', 'The thread can gain no privilege by execve(2) any more.'),
  'memory-written': rule('OK', 'seccomp_unotify(2)', 'Threads of a process change what a pointer leads to.'),
  'target-ran': rule('OK', wait, 'The target was woken and has run.'),
  'target-not-woken': rule('impossible', wait, 'The thread is not woken out of a trapped call.'),
  'supervisor-awake': rule('impossible', signal, 'The supervisor sleeps in no call.'),
  'caller-unknown': rule('impossible', 'clone(2)', 'There is no such thread.'),
  'caller-dead': rule('impossible', '_exit(2)', 'A dead thread makes no calls and gets no signals.'),
  'caller-asleep': rule('impossible', 'syscalls(2)', 'A thread that sleeps in a call makes no other.'),
} as const;

/** Every rule by its name. The sentences are short enough for one line. */
export const rules = { ...installing, ...entering, ...receiving, ...answering, ...adding, ...listening, ...living };

export type RuleId = keyof typeof rules;

/** The rules that decide by themselves how a call ends. */
export type Decisive = {
  [Id in RuleId]: (typeof rules)[Id]['ends'] extends 'reply' ? never : Id;
}[RuleId];
