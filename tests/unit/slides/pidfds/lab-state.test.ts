import { describe, expect, test } from 'vitest';
import { actors, counterOf, holderOf, nextPid, pinnedBy, replay, runs } from '../../../../slides/pidfds/lab-replay.ts';
import {
  type Action,
  daemonPid,
  type LabData,
  mostActions,
  pids,
  read,
  scenarios,
  situations,
  withAction,
} from '../../../../slides/pidfds/lab-state.ts';
import {
  answerText,
  callText,
  effectText,
  hitsWrong,
  isGood,
  machineText,
  nameOf,
  outcomeText,
  stateOf,
} from '../../../../slides/pidfds/lab-text.ts';

const traced = ({ actions }: LabData) =>
  replay(actions).entries.map((entry) => `${callText(entry)} = ${answerText(entry)}`);
const lastOf = (...actions: Action[]) => {
  const entry = replay(actions).entries.at(-1);
  if (!entry) throw new Error('Nothing was done');
  return entry;
};

const exit: Action = { act: 'exit', pid: 4 };
const reap: Action = { act: 'reap', pid: 4 };
const kill: Action = { act: 'kill', signal: 1 };
const send: Action = { act: 'send', signal: 1 };
const fork: Action = { act: 'fork' };

describe('the situations', () => {
  test.each([
    [0, ['kill(4, SIGHUP) = 0', 'pidfd_send_signal(3, SIGHUP) = 0']],
    [1, ['4: exit(0) = done', 'kill(4, 0) = 0', 'pidfd_send_signal(3, 0) = 0']],
    [2, ['4: exit(0) = done', 'poll(3) = POLLIN']],
    [
      3,
      ['4: exit(0) = done', 'wait4(4, WNOHANG) = 4', 'kill(4, SIGHUP) = ESRCH', 'pidfd_send_signal(3, SIGHUP) = ESRCH'],
    ],
    [
      4,
      [
        '4: exit(0) = done',
        'wait4(4, WNOHANG) = 4',
        'ns_last_pid: 3 = done',
        'fork() = 4',
        'kill(4, SIGHUP) = 0',
        'pidfd_send_signal(3, SIGHUP) = ESRCH',
      ],
    ],
  ])('%i: each call gets the answer that the notes tell', (index, trace) => {
    expect(traced(situations[index] as LabData)).toEqual(trace);
  });

  test('the number of the last one hits a stranger, and no pidfd ever does', () => {
    const hits = (act: string) =>
      situations.map(({ actions }) =>
        replay(actions).entries.some((each) => each.action.act === act && hitsWrong(each)),
      );
    expect(hits('kill')).toEqual([false, false, false, false, true]);
    expect(hits('send')).toEqual([false, false, false, false, false]);
  });

  test('the number comes round by itself, and all numbers can be in use', () => {
    const named = (title: string) => traced(scenarios.find((each) => each.title === title)?.state as LabData);
    expect(named('Wrap around').slice(-2)).toEqual(['fork() = 4', 'kill(4, SIGHUP) = 0']);
    expect(named('No number left').slice(-2)).toEqual(['fork() = 10', 'fork() = EAGAIN']);
  });
});

describe('what is replayed', () => {
  test('a killed stranger is a zombie with the number, and the pidfd has none', () => {
    const { machine, number } = replay(situations[4].actions);
    expect([number, stateOf(holderOf(machine, 4)), nameOf(holderOf(machine, 4)?.id ?? 0)]).toEqual([
      4,
      'killed',
      'stranger',
    ]);
    expect(pinnedBy(machine)).toMatchObject({ pid: null });
    expect(stateOf(holderOf(machine, 7))).toBe('free');
  });

  test('a lookup takes a new number and a new pidfd under the old descriptor', () => {
    const found = replay([fork, { act: 'lookup', pid: 5 }, kill, send]);
    expect(found.number).toBe(5);
    expect(pinnedBy(found.machine)?.pid).toBe(5);
    expect(found.entries.map(hitsWrong)).toEqual([false, false, false, false]);
    expect(stateOf(holderOf(found.machine, 5))).toBe('killed');
  });

  test('a lookup of a free number changes nothing', () => {
    const found = replay([{ act: 'lookup', pid: 9 }]);
    expect([found.number, pinnedBy(found.machine)?.pid, answerText(lastOf({ act: 'lookup', pid: 9 }))]).toEqual([
      4,
      4,
      'ESRCH',
    ]);
  });

  test('a script that has exited makes no call and holds nothing', () => {
    const { machine, entries } = replay([{ act: 'exit', pid: 3 }, send]);
    expect([runs(machine, actors.newScript), runs(machine, actors.oldScript)]).toEqual([false, true]);
    expect(pinnedBy(machine)).toBeNull();
    expect(entries.at(-1)?.result.status).toBe('NO CALLER');
  });

  test('the dial says what is tried first, the table what a fork would get', () => {
    const { machine } = replay([{ act: 'next', pid: 2 }]);
    expect([counterOf(machine), nextPid(machine)]).toEqual([2, 5]);
    expect(nextPid(replay(Array<Action>(6).fill(fork)).machine)).toBeNull();
  });
});

describe('the texts', () => {
  test.each<[string, Action[], string, string, boolean]>([
    ['handled', [kill], '0: hits the daemon', 'The daemon handles it.', true],
    ['a zombie', [exit, kill], '0: a zombie', 'The daemon is a zombie: nothing changes, but it is there.', true],
    ['a probe', [{ act: 'send', signal: 0 }], '0: is there', 'The daemon is there.', true],
    ['gone', [exit, reap, send], 'ESRCH: hits nobody', 'Nobody is hit.', false],
    [
      'a stranger',
      [exit, reap, { act: 'next', pid: 4 }, fork, kill],
      '0: hits a stranger',
      'A stranger is killed, and was never meant.',
      false,
    ],
    ['init', [{ act: 'lookup', pid: 1 }, kill], '0: is there', 'Init has no handler and is not killed.', true],
    ['nothing to report', [{ act: 'poll' }], 'no event', 'The process still runs.', true],
    [
      'gone for good',
      [exit, reap, { act: 'poll' }],
      'POLLIN | POLLHUP',
      'The script learns that the process is gone.',
      true,
    ],
  ])('%s', (_, actions, outcome, effect, good) => {
    const entry = lastOf(...actions);
    expect([outcomeText(entry), effectText(entry), isGood(entry)]).toEqual([outcome, effect, good]);
  });

  test('the drawing in words', () => {
    expect(machineText(replay([]))).toBe(
      "The old script holds number 4: the daemon has it now. The new script's pidfd pins the struct pid that has number 4. In use: 1 init runs, 2 old script runs, 3 new script runs, 4 daemon runs.",
    );
    expect(machineText(replay([exit, reap]))).toContain('nobody has it now');
    expect(machineText(replay([exit, reap]))).toContain('whose process is gone');
    expect(machineText(replay([{ act: 'exit', pid: 3 }]))).toContain('no pidfd any more');
  });
});

describe('what is done', () => {
  const base = situations[0];

  test('is added, but the dial counts only where it was left', () => {
    const turned = withAction(withAction(base, { act: 'next', pid: 6 }), { act: 'next', pid: 7 });
    expect(turned.actions).toEqual([...base.actions, { act: 'next', pid: 7 }]);
  });

  test('has an end', () => {
    const full: LabData = { ...base, actions: Array<Action>(mostActions).fill(fork) };
    expect(withAction(full, exit)).toBe(full);
  });
});

describe('what is read', () => {
  test.each(scenarios)('$title, as it was written', ({ state }) => {
    expect(read(JSON.parse(JSON.stringify(state)))).toEqual(state);
    expect(JSON.stringify(read(state))).toBe(JSON.stringify(state));
  });

  const good = { selected: daemonPid, signal: 1, actions: [] as unknown[] };
  const doing = (action: unknown) => ({ ...good, actions: [action] });
  test.each<[string, unknown]>([
    ['nothing', null],
    ['undefined', undefined],
    ['a text', 'kill'],
    ['a list', [good]],
    ['no fields', {}],
    ['a number that is none', { ...good, selected: 0 }],
    ['a number beyond the table', { ...good, selected: pids.length + 1 }],
    ['half a number', { ...good, selected: 1.5 }],
    ['a signal that is not on offer', { ...good, signal: 9 }],
    ['actions that are no list', { ...good, actions: { length: 1 } }],
    ['too many actions', { ...good, actions: Array(mostActions + 1).fill(fork) }],
    ['an empty action', doing(null)],
    ['an unknown action', doing({ act: 'reboot' })],
    ['an action from the prototype', doing({ act: 'constructor' })],
    ['an exit of no number', doing({ act: 'exit' })],
    ['an exit of a text', doing({ act: 'exit', pid: '4' })],
    ['a reap without end', doing({ act: 'reap', pid: Number.POSITIVE_INFINITY })],
    ['a kill without a signal', doing({ act: 'kill' })],
    ['a kill with another signal', doing({ act: 'kill', signal: -1 })],
  ])('not %s', (_, value) => {
    expect(read(value)).toBeNull();
  });

  test('fields that nobody asked for are left behind', () => {
    expect(read({ ...doing({ act: 'fork', pid: 3, extra: 1 }), more: true })).toEqual({ ...good, actions: [fork] });
  });
});
