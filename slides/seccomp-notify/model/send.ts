import { answer } from './answer.ts';
import type { Ended } from './enter.ts';
import { type Flow, type Listed, listed, setNotification } from './flow.ts';
import type { Answer } from './outcome.ts';
import type { Listener, Reply } from './state.ts';
import { continueFlag, s32, s64, u32, u64 } from './uapi.ts';

/** `struct seccomp_notif_resp`. */
export interface Response {
  readonly id: bigint;
  /** `s64`: what the call returns if `error` is zero. */
  readonly val: bigint;
  /** `s32`: goes into the return register as it is, so that an errno has to be negative. */
  readonly error: number;
  /** `u32`: 1 is `SECCOMP_USER_NOTIF_FLAG_CONTINUE`. */
  readonly flags: number;
}

/** `seccomp_notify_send`. */
export function send(flow: Flow, listener: Listener, response: Response): Ended {
  const { error, val, flags } = { error: s32(response.error), val: s64(response.val), flags: u32(response.flags) };
  if (flags & ~continueFlag) return { flow, answer: answer('reply-flags-unknown', { flags: response.flags }) };
  const goesOn = flags === continueFlag;
  if (goesOn && (error !== 0 || val !== 0n)) return { flow, answer: answer('continue-with-result', { error, val }) };
  const found = findSent(flow, listener, response.id);
  if (!('tid' in found)) return { flow, answer: found };
  const { tid, notification } = found;
  const reply: Reply = { error, val, flags, rule: goesOn ? 'reply-continue' : error ? 'reply-error' : 'reply-value' };
  return {
    flow: setNotification(flow, tid, notification, { state: 'REPLIED', reply, ready: notification.ready + 1 }),
    answer: answer('reply-sent', { id: notification.id, tid, error, val, flags }),
  };
}

/** The listed notification with this id if it is SENT; otherwise the answer for the supervisor. */
export function findSent(flow: Flow, listener: Listener, id: bigint): Listed | Answer {
  const found = find(flow, listener, id);
  if (!found) return answer('notification-unknown', { id });
  const { state } = found.notification;
  if (state === 'SENT') return found;
  return answer(state === 'INIT' ? 'not-received' : 'already-answered', { id, state });
}

/** `find_notification`. */
const find = (flow: Flow, listener: Listener, id: bigint): Listed | undefined =>
  listed(flow.state, listener).find(({ notification }) => notification.id === u64(id));

/** `seccomp_notify_id_valid`. */
export function idValid(flow: Flow, listener: Listener, id: bigint): Ended {
  const state = find(flow, listener, id)?.notification.state ?? null;
  return { flow, answer: answer(state === 'SENT' ? 'id-valid' : 'id-invalid', { id, state }) };
}
