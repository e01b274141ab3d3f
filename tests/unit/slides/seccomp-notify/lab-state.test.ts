import { describe, expect, test } from 'vitest';
import { actionOf, isPossible, replay } from '../../../../slides/seccomp-notify/lab-replay.ts';
import {
  type Action,
  after,
  firstId,
  type LabState,
  mostActions,
  read,
  scenarios,
  situations,
} from '../../../../slides/seccomp-notify/lab-state.ts';
import { answerText, logOf, lookedText } from '../../../../slides/seccomp-notify/lab-text.ts';
import { legs } from '../../../../slides/seccomp-notify/lab-travel.ts';
import { inWords, viewOf } from '../../../../slides/seccomp-notify/lab-view.ts';

const told = (...actions: readonly Action[]): LabState => ({ killable: false, actions, id: null });

/** The log as text, one line for each action. */
const logText = (state: LabState) =>
  logOf(replay(state)).map(({ text, answer, followed }) => [text, answer, followed].filter(Boolean).join(' | '));

const situation = (step: number) => situations[step] ?? situations[0];

const scenario = (title: string) => {
  const found = scenarios.find((known) => known.title === title);
  if (!found) throw new Error(`No scenario "${title}"`);
  return found.state;
};

const mknod: Action = { do: 'mknod' };
const recv: Action = { do: 'recv' };

describe('what the notes say of each situation', () => {
  test.each([
    [0, ['mknod() | sleeps']],
    [1, ['mknod() | sleeps', 'RECV | id 7', 'SEND id 7 val 0 | OK | mknod() = 0']],
    [2, ['mknod() | sleeps', 'RECV | id 7', 'SIGUSR2 | OK | enters again: id 8', 'SEND id 7 val 0 | ENOENT']],
    [3, ['mknod() | sleeps', 'RECV | id 7', 'SEND id 7 CONTINUE | OK | mknod() = −1 EPERM']],
    [4, ['mknod() | sleeps', 'RECV | id 7', 'close | OK | mknod() = −1 ENOSYS', 'getppid() | ENOSYS']],
  ])('situation %d', (step, log) => {
    expect(logText(situation(step))).toEqual(log);
  });

  test('there is one for each step of the slide', () => {
    expect(situations).toHaveLength(5);
  });
});

test.each([
  ['From the start', undefined],
  ['Answered too early', 'SEND id 7 val 0 | EINPROGRESS'],
  ['Killed', 'SEND id 7 val 0 | ENOENT'],
  ['Signal held back', 'SEND id 7 val 0 | OK | mknod() = 0'],
  ['A file as answer', 'ADDFD id 7 SEND | 3 | openat() = 3'],
])('scenario "%s" ends in %s', (title, last) => {
  expect(logText(scenario(title)).at(-1)).toBe(last);
});

describe('the log', () => {
  test.each<[string, LabState, string]>([
    ['a handler without SA_RESTART', told(mknod, recv, { do: 'usr1' }), 'SIGUSR1 | OK | mknod() = −1 EINTR'],
    ['an error', told(mknod, recv, { do: 'error', id: 7 }), 'SEND id 7 −EACCES | OK | mknod() = −1 EACCES'],
    ['a supervisor that waited', told(recv, mknod), 'mknod() | sleeps | RECV = id 7'],
    ['a kill', told(mknod, recv, { do: 'kill' }), 'SIGKILL | OK | the target dies'],
    ['nobody left', told({ do: 'kill' }, recv), 'RECV | ENOENT'],
    ['a sleeper that cannot call', told(mknod, { do: 'getppid' }), 'getppid() | not possible'],
    ['an id that waits', told(mknod, recv, { do: 'id-valid', id: 7 }), 'ID_VALID id 7 | OK'],
    ['a file without an answer', told(mknod, recv, { do: 'addfd', id: 7 }), 'ADDFD id 7 | 3'],
    ['a closed listener', told({ do: 'close' }, recv), 'RECV | EBADF'],
  ])('tells of %s', (_, state, last) => {
    expect(logText(state).at(-1)).toBe(last);
  });

  test('a verdict says what its rule looked at', () => {
    const looked = (state: LabState) =>
      replay(state)
        .entries.map(({ result }) => lookedText(result).join(', '))
        .at(-1);
    expect(looked(situation(0))).toBe('action USER_NOTIF, id 7');
    expect(looked(scenario('Answered too early'))).toBe('id 7, state INIT');
    expect(looked(told({ do: 'id-valid', id: 7 }))).toBe('id 7, state none');
  });
});

describe('the supervisor names', () => {
  test('the id that it received last, or the one that was chosen', () => {
    const restarted = told(mknod, recv, { do: 'usr2' });
    expect(replay(restarted)).toMatchObject({ ids: [7, 8], held: 7, id: 7 });
    expect(replay({ ...restarted, id: 8 }).id).toBe(8);
    expect(replay(after({ ...restarted, id: 7 }, recv)).id).toBe(8);
  });

  test('the first one before it received any', () => {
    expect(replay(told())).toMatchObject({ ids: [], held: null, id: firstId });
  });

  test('no id where a call takes none', () => {
    expect(actionOf('recv', 8)).toEqual({ do: 'recv' });
    expect(actionOf('continue', 8)).toEqual({ do: 'continue', id: 8 });
  });
});

describe('an action is possible', () => {
  test('unless the one who acts sleeps or is dead', () => {
    expect(isPossible(replay(told(mknod)), { do: 'getppid' })).toBe(false);
    expect(isPossible(replay(told(mknod)), { do: 'usr1' })).toBe(true);
    expect(isPossible(replay(told({ do: 'kill' })), mknod)).toBe(false);
    expect(isPossible(replay(told(recv)), { do: 'close' })).toBe(false);
  });

  test('until there are as many as an address holds', () => {
    const full = told(...Array.from({ length: mostActions }, () => ({ do: 'usr1' }) as const));
    expect(isPossible(replay(full), mknod)).toBe(false);
    const longest = { ...full, actions: full.actions.map(() => ({ do: 'addfd-send', id: 31 }) as const) };
    expect(JSON.stringify(longest).length).toBeLessThan(4000);
  });
});

describe('the drawing', () => {
  test.each([
    [0, 'mknod() is in the queue, in state INIT: id 7. The target: sleeps. The supervisor: runs.'],
    [1, 'mknod() is back at the target: 0. The target: runs. The supervisor: runs. The supervisor answered id 7.'],
    [
      2,
      'mknod() is in the queue, in state INIT: id 8. The target: sleeps. The supervisor: runs. The supervisor has id 7: it is gone.',
    ],
    [4, 'getppid() is back at the target: ENOSYS.'],
  ])('of situation %d in words', (step, text) => {
    expect(inWords(viewOf(replay(situation(step))))).toContain(text);
  });

  test('the token goes back to the target when the call enters again', () => {
    expect(viewOf(replay(situation(2))).way).toEqual(['call', 'queue', 'supervisor', 'call', 'queue']);
  });

  test('the kernel is only passed by a call that it runs', () => {
    expect(viewOf(replay(situation(3)))).toMatchObject({ ran: true, token: { label: 'EPERM', tone: 'bad' } });
    expect(viewOf(replay(situation(1)))).toMatchObject({ ran: false, token: { label: '0', tone: 'ok' } });
  });

  test('tells a sleep that only a fatal signal ends, and the signal that waits', () => {
    const lines = (...signals: readonly Action[]) =>
      viewOf(replay({ ...told(mknod, recv, ...signals), killable: true })).target;
    expect(lines()).toEqual(['sleeps']);
    expect(lines({ do: 'addfd', id: 7 })).toEqual(['sleeps', 'killable']);
    expect(lines({ do: 'usr1' })).toEqual(['sleeps on,', 'SIGUSR1', 'waits']);
    expect(lines({ do: 'usr1' }, { do: 'usr2' })).toEqual(['sleeps on,', 'signals', 'wait']);
  });

  test('tells of a target that is dead, and of nothing at the start', () => {
    expect(viewOf(replay(scenario('Killed')))).toMatchObject({ target: ['dead'], token: { label: 'killed' } });
    expect(inWords(viewOf(replay(told())))).toMatch(/^No call was made\./);
  });

  test('a token travels what is new in its way, from where it was', () => {
    expect(legs(['call', 'queue'], ['call', 'queue', 'supervisor', 'replied'])).toEqual([
      'queue',
      'supervisor',
      'replied',
    ]);
    expect(legs(['call', 'queue'], ['call'])).toEqual([]);
    expect(legs([], ['call', 'queue'])).toEqual(['call', 'queue']);
  });
});

describe('a state from outside', () => {
  test.each([...situations, ...scenarios.map(({ state }) => state)])('is read as it was written (%#)', (state) => {
    expect(read(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });

  const good = { killable: false, actions: [mknod], id: null };
  test.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'mknod'],
    ['a list', [good]],
    ['no actions', { killable: false, id: null }],
    ['a flag that is none', { ...good, killable: 1 }],
    ['actions that are no list', { ...good, actions: { length: 0 } }],
    ['too many actions', { ...good, actions: Array.from({ length: mostActions + 1 }, () => mknod) }],
    ['an unknown action', { ...good, actions: [{ do: 'reboot' }] }],
    ['the name of a method', { ...good, actions: [{ do: 'toString' }] }],
    ['an action without its id', { ...good, actions: [{ do: 'value' }] }],
    ['an id that is a text', { ...good, actions: [{ do: 'value', id: '7' }] }],
    ['an id that is a fraction', { ...good, actions: [{ do: 'value', id: 7.5 }] }],
    ['an id that is too large', { ...good, actions: [{ do: 'value', id: 1e300 }] }],
    ['an id where there is none', { ...good, actions: [{ do: 'recv', id: 7 }] }],
    ['more than an action has', { ...good, actions: [{ do: 'recv', and: 1 }] }],
    ['an action that is null', { ...good, actions: [null] }],
    ['a chosen id below all', { ...good, id: 0 }],
    ['no chosen id', { killable: false, actions: [] }],
  ])('is refused: %s', (_, value) => {
    expect(read(value)).toBeNull();
  });
});

test('an answer is a word or two', () => {
  expect(answerText({ errno: 'OK', value: 3n, rule: 'fd-installed', looked: {} })).toBe('3');
  expect(answerText({ errno: 'impossible', value: null, rule: 'caller-dead', looked: {} })).toBe('not possible');
});
