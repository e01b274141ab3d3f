import { answer } from './answer.ts';
import type { Ended } from './enter.ts';
import { type Flow, setNotification } from './flow.ts';
import type { Decisive } from './rules.ts';
import type { State, SupervisorId, SupervisorSleep } from './state.ts';
import { awaken } from './supervisors.ts';

/** A handler interrupts a supervisor. Its request for a file, if the target has not served it, is taken back. */
export function interrupt(flow: Flow, supervisor: SupervisorId): Ended {
  const sleep = flow.state.supervisors[supervisor];
  if (!sleep) return { flow, answer: answer('supervisor-awake', { supervisor }) };
  const pending = pendingRequest(flow.state, supervisor);
  if (!pending) return endSleep(flow, supervisor, 'supervisor-interrupted', sleep);
  const { tid, notification, request } = pending;
  const { kernel } = flow.state;
  const addfds = notification.addfds.filter((other) => other !== request);
  const state = request.send && kernel === '6.12' ? 'SENT' : notification.state;
  const withdrawn = setNotification(flow, tid, notification, { addfds, state });
  return endSleep(withdrawn, supervisor, request.send ? afterSend[kernel] : 'supervisor-interrupted', sleep);
}

/** The request that a supervisor thread waits for, and the notification that it hangs on. */
const pendingRequest = ({ threads }: State, supervisor: SupervisorId) =>
  threads
    .flatMap(({ tid, notification }) =>
      notification ? notification.addfds.map((request) => ({ tid, notification, request })) : [],
    )
    .find(({ request }) => request.supervisor === supervisor);

/** What becomes of a notification whose answer was to be the descriptor. */
const afterSend = { '6.12': 'addfd-send-reset', '6.18': 'addfd-send-stuck' } as const;

function endSleep(flow: Flow, supervisor: SupervisorId, rule: Decisive, { ioctl }: SupervisorSleep): Ended {
  const result = answer(rule, { ioctl });
  return { flow: awaken(flow, supervisor, result), answer: result };
}
