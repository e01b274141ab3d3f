import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Call, Change, Options, Outcome, State, Thread } from '../../../slides/seccomp-notify/model.ts';
import type { Check } from '../checks.ts';
import type { Model } from './model-type.ts';

/** What a supervisor's call gave: an errno or OK, and its value, or the fields that RECV wrote; or that it sleeps. */
type SupervisorAnswer = readonly [string, (number | readonly number[])?];

/** What a target's call gave: its value and errno; or `['asleep']`, `['dies']`, or the thread that TSYNC named. */
type TargetAnswer = readonly (number | string | boolean)[];

interface RecordedStep {
  readonly call: Readonly<Record<string, unknown>> & { readonly call: Call['call'] };
  readonly answer?: SupervisorAnswer | TargetAnswer;
  /** What targets saw since the step before, by their number. */
  readonly returned?: Readonly<Record<string, TargetAnswer>>;
  /** The threads that died since the step before. */
  readonly dead?: readonly number[];
  /** What woken supervisors got. */
  readonly back?: Readonly<Record<string, SupervisorAnswer>>;
}

interface Sequence extends Required<Pick<Options, 'schedule' | 'privileged' | 'fdLimit'>> {
  readonly steps: readonly RecordedStep[];
  /** At the end: the close-on-exec flag of every descriptor of every thread that lives. */
  readonly fds: Readonly<Record<string, Readonly<Record<string, boolean>>>>;
}

interface Recording {
  readonly kernel: string;
  readonly sequences: readonly Sequence[];
}

const recording = JSON.parse(readFileSync('tests/kernel/seccomp-notify/recorded-sequences.json', 'utf8')) as Recording;

/** The id of the first target; the others count on. */
const first = 100;
const unknownId = 987_654_321n;
const supervisorFds = { 300: { file: '/dev/null', path: false }, 301: { file: '/', path: true } };

/** A replay on its way: the state, and the first id that was received from each listener. */
interface Replay {
  readonly model: Model;
  state: State;
  readonly firstIds: Map<number, bigint>;
}

/** The recorded call in the model's words. */
function callOf({ firstIds }: Replay, { call }: RecordedStep): Call {
  const { thread, id, ...rest } = call;
  const named = thread === undefined ? rest : { ...rest, tid: first + Number(thread) };
  const base = firstIds.get(Number(call['filter']));
  const ids =
    id === undefined ? {} : { id: id === 'unknown' || base === undefined ? unknownId : base + BigInt(Number(id)) };
  const val = 'val' in rest ? { val: BigInt(Number(rest['val'])) } : {};
  const native = 'native' in rest ? { native: BigInt(Number(rest['native'])), args: [] } : {};
  return { ...named, ...ids, ...val, ...native } as unknown as Call;
}

function ofSupervisor({ firstIds }: Replay, filter: number, { errno, value, received }: Outcome | AnswerOf): unknown[] {
  if (errno === 'asleep') return ['asleep'];
  if (errno !== 'OK' || !received) return [errno, Number(value ?? 0n)];
  const base = firstIds.get(filter) ?? received.id;
  firstIds.set(filter, base);
  return ['OK', [Number(received.id - base), received.pid - first, received.nr, received.arch]];
}

type AnswerOf = Extract<Change, { kind: 'supervisor-returned' }>['answer'];

/** What a target's own call gives, as it was recorded. */
function ofTarget({ model }: Replay, { errno, value, rule, looked }: Outcome): unknown[] {
  if (errno === 'asleep' || errno === 'dies') return [errno];
  if (rule === 'tsync-names-thread') return ['thread', Number(value) - first];
  if (rule === 'listener-created') return [Number(value), 0, looked['cloexec']];
  if (errno === 'OK') return [Number(value), 0];
  const number = model.errnos[errno as keyof typeof model.errnos] ?? Number(errno.replace('errno ', ''));
  return [-1, number];
}

const ofKind = <Kind extends Change['kind']>(changes: readonly Change[], kind: Kind) =>
  changes.filter((change): change is Extract<Change, { kind: Kind }> => change.kind === kind);

/** Calls whose own answer was not recorded. */
const eventCalls: readonly Call['call'][] = ['signal', 'run', 'clone', 'exit'];

/** What a step of the model changed. By step, a target that may run goes on as far as it gets. */
function play(replay: Replay, call: Call): Outcome {
  const { state, result } = replay.model.step(replay.state, call);
  replay.state = state;
  const runs = call.call === 'syscall' || (call.call === 'run' && result.rule === 'target-ran');
  if (!runs || state.schedule === 'at-once') return result;
  const onward = play(replay, { call: 'run', tid: call.tid });
  return { ...result, changes: [...result.changes, ...onward.changes] };
}

/** What targets were given back, by their number. */
const returnedOf = ({ changes }: Outcome) =>
  Object.fromEntries(
    ofKind(changes, 'returned').map(({ tid, value, errno }) => [String(tid - first), [Number(value), errno]]),
  );

function replayStep(replay: Replay, step: RecordedStep, where: string): void {
  const slept = replay.state.supervisors;
  const result = play(replay, callOf(replay, step));
  const { call, answer, returned = {}, dead = [], back = {} } = step;
  const own = String(call['thread']);
  const given = returnedOf(result);
  if ('supervisor' in call) assert.deepEqual(ofSupervisor(replay, Number(call['filter']), result), answer, where);
  else if (call.call === 'syscall') assert.deepEqual(given[own] ?? ofTarget(replay, result), answer, where);
  else if (!eventCalls.includes(call.call)) assert.deepEqual(ofTarget(replay, result), answer, where);
  // The answer of the caller stands among the returned as well.
  const isAnswer = call.call === 'set-filter' || call.call === 'set-no-new-privs';
  const others = Object.entries(returned).filter(([thread]) => !isAnswer || thread !== own);
  assert.deepEqual(given, Object.fromEntries(others), where);
  assert.deepEqual(died(result), dead, where);
  const woken = ofKind(result.changes, 'supervisor-returned').filter(
    ({ supervisor }) => supervisor !== call['supervisor'],
  );
  const got = woken.map(({ supervisor, answer: given }) => [
    supervisor,
    ofSupervisor(replay, slept[supervisor]?.filter ?? 0, given),
  ]);
  assert.deepEqual(Object.fromEntries(got), back, where);
}

const died = ({ changes }: Outcome) =>
  ofKind(changes, 'died')
    .map(({ tid }) => tid - first)
    .toSorted();

function replaySequence(model: Model, { schedule, privileged, fdLimit, steps, fds }: Sequence, number: number): void {
  const state = model.start({ schedule, privileged, fdLimit, pid: first, supervisors: 2, supervisorFds });
  const replay: Replay = { model, state, firstIds: new Map() };
  for (const [index, step] of steps.entries())
    replayStep(replay, step, `sequence ${number}, step ${index}: ${JSON.stringify(step)}`);
  const alive = replay.state.threads.filter(({ dead }) => !dead);
  assert.deepEqual(
    Object.fromEntries(alive.map((thread) => [thread.tid - first, flagsOf(replay.state, thread)])),
    fds,
    `descriptors of sequence ${number}`,
  );
}

function flagsOf({ processes }: State, thread: Thread): Record<string, boolean> {
  const { fds = {} } = processes.find(({ pid }) => pid === thread.process) ?? {};
  return Object.fromEntries(Object.entries(fds).map(([fd, { cloexec }]) => [fd, cloexec]));
}

/** All recorded sequences, played on the model. */
export const recordedChecks: Check<Model>[] = [
  {
    name: `every recorded sequence of calls on ${recording.kernel}`,
    run: (model) => {
      recording.sequences.forEach((sequence, number) => {
        replaySequence(model, sequence, number);
      });
    },
  },
  {
    name: 'the recording is whole',
    run: () => {
      assert.equal(recording.sequences.length, 200);
      assert.equal(recording.sequences.flatMap(({ steps }) => steps).length, 4387);
    },
  },
];
