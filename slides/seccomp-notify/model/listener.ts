import { answer } from './answer.ts';
import type { Ended } from './enter.ts';
import { type Flow, inUse, listed, note, setFilter, setListener, setNotification } from './flow.ts';
import type { FilterId, Listener } from './state.ts';
import { errnos, ioctlSizeMask, ioctls, syncWakeUp, u32 } from './uapi.ts';

/** `seccomp_notify_set_flags`. */
export function setFlags(flow: Flow, filter: FilterId, listener: Listener, flags: number): Ended {
  if (u32(flags) & ~syncWakeUp) return { flow, answer: answer('fd-flags-unknown', { flags }) };
  return {
    flow: setListener(flow, filter, listener, { flags: u32(flags) }),
    answer: answer('fd-flags-set', { flags }),
  };
}

/** The bits of `poll(2)`, as a value. */
const pollBits = { POLLIN: 1, POLLOUT: 4, POLLHUP: 16 } as const;

/** `seccomp_notify_poll`. */
export function poll(flow: Flow, filter: FilterId, listener: Listener): Ended {
  const states = listed(flow.state, listener).map(({ notification }) => notification.state);
  const conditions = {
    POLLIN: states.includes('INIT'),
    POLLOUT: states.includes('SENT'),
    POLLHUP: !inUse(flow.state, filter),
  };
  const events = (['POLLIN', 'POLLOUT', 'POLLHUP'] as const).filter((event) => conditions[event]);
  const bits = events.reduce((sum, event) => sum + pollBits[event], 0);
  return { flow, answer: answer('polled', { events }, BigInt(bits)) };
}

const addfdSizeField = ioctlSizeMask << 16;
const directions = 0xc0000000;

/** The number without direction and size, which ADDFD is told by. */
const bare = (cmd: number) => u32(cmd & ~(directions | addfdSizeField));

/** `seccomp_notify_ioctl` with a null argument. */
export function nullIoctl(flow: Flow, filter: FilterId, listener: Listener, cmd: number): Ended {
  const number = u32(cmd);
  if (number === ioctls.SET_FLAGS) return setFlags(flow, filter, listener, 0);
  const { RECV, SEND, ID_VALID, ID_VALID_WRONG_DIR, ADDFD } = ioctls;
  if ([RECV, SEND, ID_VALID, ID_VALID_WRONG_DIR].some((known) => known === number))
    return { flow, answer: answer('argument-null', { cmd: number }) };
  if (bare(number) !== bare(ADDFD)) return { flow, answer: answer('ioctl-unknown', { cmd: number }) };
  const size = (number >>> 16) & ioctlSizeMask;
  const fits = size >= 24 && size < 4096;
  return { flow, answer: answer(fits ? 'argument-null' : 'addfd-size', { cmd: number, size }) };
}

/** `close(2)` of the supervisor's last descriptor for a listener. */
export function close(flow: Flow, filter: FilterId, listener: Listener): Ended {
  const closed = setListener(flow, filter, listener, { open: false });
  return { flow: closed, answer: answer(isHeld(flow, filter) ? 'listener-held' : 'listener-released', { filter }) };
}

const isHeld = ({ state }: Flow, filter: FilterId) => state.supervisors.some((sleep) => sleep?.filter === filter);

/** Releases every listener that is closed and that nobody sleeps in any more. */
export function releaseListeners(flow: Flow): Flow {
  return flow.state.filters.reduce((next, { listener }, filter) => {
    if (!listener || listener.open || isHeld(next, filter)) return next;
    return detach(next, filter, listener);
  }, flow);
}

/** `seccomp_notify_detach`: whatever has no answer yet gets ENOSYS. */
function detach(flow: Flow, filter: FilterId, listener: Listener): Flow {
  const answered = listed(flow.state, listener)
    .filter(({ notification }) => notification.state !== 'REPLIED')
    .reduce(
      (next, { tid, notification }) =>
        setNotification(next, tid, notification, {
          state: 'REPLIED',
          reply: { error: -errnos.ENOSYS, val: 0n, flags: 0, rule: 'reply-listener-gone' },
          ready: notification.ready + 1,
        }),
      flow,
    );
  return note(setFilter(answered, filter, { listener: null }), { kind: 'listener-released', filter });
}

/** Tells the listeners whose filter has lost its last thread. */
export function hangUp(flow: Flow): Flow {
  return flow.state.filters.reduce((next, { listener }, filter) => {
    if (!listener || listener.hungUp || inUse(next.state, filter)) return next;
    return note(setListener(next, filter, listener, { hungUp: true }), { kind: 'hung-up', filter });
  }, flow);
}
