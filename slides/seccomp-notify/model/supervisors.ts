import { answer } from './answer.ts';
import type { Ended } from './enter.ts';
import { type Flow, note, update } from './flow.ts';
import type { Answer, Looked } from './outcome.ts';
import type { Decisive } from './rules.ts';
import type { SupervisorId, SupervisorSleep } from './state.ts';

function setSupervisor(flow: Flow, supervisor: SupervisorId, sleep: SupervisorSleep | null): Flow {
  const supervisors = flow.state.supervisors.map((old, index) => (index === supervisor ? sleep : old));
  return update(flow, { supervisors });
}

/** Puts a supervisor thread to sleep in its ioctl. */
export function fallAsleep(
  flow: Flow,
  supervisor: SupervisorId,
  sleep: SupervisorSleep,
  rule: Decisive,
  looked: Looked,
): Ended {
  const asleep = setSupervisor(flow, supervisor, sleep);
  return { flow: note(asleep, { kind: 'supervisor-slept', supervisor, rule }), answer: answer(rule, looked) };
}

/** Ends the ioctl that a supervisor thread sleeps in. */
export const awaken = (flow: Flow, supervisor: SupervisorId, result: Answer): Flow =>
  note(setSupervisor(flow, supervisor, null), { kind: 'supervisor-returned', supervisor, answer: result });
