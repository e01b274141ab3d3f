import { describe, expect, test } from 'vitest';
import { presses } from '../../../../slides/mount-api/lab-calls.ts';
import { codeLines, program } from '../../../../slides/mount-api/lab-code.ts';
import { described, mountCards } from '../../../../slides/mount-api/lab-mounts.ts';
import {
  answerOf,
  contextOf,
  mostCalls,
  read,
  replay,
  type State,
  scenarios,
  situations,
} from '../../../../slides/mount-api/lab-state.ts';

const by = (calls: State['calls'], changes: Partial<State> = {}): State => ({
  kernel: '6.18',
  caller: 'root',
  calls,
  ...changes,
});
const answer = (state: State) => answerOf(replay(state));
const words = (state: State) => {
  const bench = replay(state);
  return described(bench, mountCards(bench, state.caller));
};

describe('the situations', () => {
  test.each([
    [0, 'fsopen(): fs = 3', true, 'fs is a context of tmpfs in the phase CREATE_PARAMS, without parameters'],
    [1, 'fsmount(): mnt = 4', true, 'AWAITING_RECONF, without parameters; its log is empty. mnt tmpfs is detached.'],
    [2, 'move_mount(): OK', true, 'mnt tmpfs is at /m.'],
    [3, 'fsconfig(): EINVAL', false, "its log says: e tmpfs: Bad value for 'size'. No mount was made."],
    [4, 'fsconfig(): OK', true, 'mnt tmpfs ro is detached.'],
  ])('%i: %s', (step, text, good, drawn) => {
    const state = situations[step] as State;
    expect(answer(state)).toMatchObject({ text, good });
    expect(words(state)).toContain(drawn);
  });

  test('in the last one the parameter came too late before fsmount, and in time after it', () => {
    const answers = replay(situations[4]).played.map(({ result }) => result.errno);
    expect(answers).toEqual(['OK', 'OK', 'EBUSY', 'OK', 'OK', 'OK']);
  });
});

describe('calls', () => {
  test('a descriptor that was never opened is -1, as in a program', () => {
    expect(answer(by(['size']))).toMatchObject({ text: 'fsconfig(): EINVAL' });
    expect(answer(by(['fsmount']))).toMatchObject({ text: 'fsmount(): EBADF' });
    expect(words(by([]))).toBe('fs is no context. No mount was made.');
    expect(answer(by([]))).toMatchObject({ text: 'no call yet' });
  });

  test('root of a user namespace alone has no right to mounts, and no filesystem on a device in a container', () => {
    expect(answer(by(['tmpfs'], { caller: 'userns' }))).toMatchObject({ text: 'fsopen(): EPERM' });
    expect(answer(by(['ext4', 'source', 'create'], { caller: 'container' }))).toMatchObject({
      text: 'fsconfig(): EPERM',
    });
  });

  test('a copy of a detached mount is a matter of the release', () => {
    const calls = [...situations[1].calls, 'clone-mnt'] as const;
    expect(answer(by(calls, { kernel: '6.12' }))).toMatchObject({ text: 'open_tree(): EINVAL' });
    expect(answer(by(calls))).toMatchObject({ text: 'open_tree(): mnt = 5' });
  });

  test('the log is read once', () => {
    expect(answer(by(['tmpfs', 'bogus', 'read']))).toMatchObject({
      text: "read(): e tmpfs: Unknown parameter 'bogus'",
    });
    expect(answer(by(['tmpfs', 'bogus', 'read', 'read']))).toMatchObject({ text: 'read(): ENODATA', good: false });
  });

  test('a closed mount leaves the shelf, an attached one stays', () => {
    expect(words(by([...situations[1].calls, 'close-mnt']))).toContain('No mount was made.');
    expect(words(by([...situations[2].calls, 'close-mnt']))).toContain('tmpfs is at /m.');
  });

  test('a picked superblock begins in the reconfigure phase', () => {
    const bench = replay(by([...situations[2].calls, 'close-fs', 'pick']));
    expect(contextOf(bench)).toMatchObject({ type: 'tmpfs', phase: 'RECONF_PARAMS' });
  });
});

describe('the program in C', () => {
  const lines = (state: State) => program(replay(state)).flatMap((statement) => statement.lines);

  test('has variables for descriptors and a comment for an error', () => {
    expect(lines(situations[3])).toEqual([
      'fs = fsopen("tmpfs", 0);',
      'fsconfig(fs, FSCONFIG_SET_STRING,',
      '    "size", "abc", 0); // EINVAL',
    ]);
    expect(lines(situations[2]).slice(-3)).toEqual([
      'mnt = fsmount(fs, 0, 0);',
      'move_mount(mnt, "", AT_FDCWD, "/m",',
      '    MOVE_MOUNT_F_EMPTY_PATH);',
    ]);
    expect(lines(by(['close-fs', 'close-mnt']))).toEqual(['close(fs); // EBADF', 'close(mnt); // EBADF']);
  });

  test.each(Object.keys(presses) as (keyof typeof presses)[])('%s fits the slide', (id) => {
    const all = lines(by(Array.from({ length: mostCalls }, () => id)));
    expect(all.length).toBeLessThanOrEqual(codeLines);
    expect(all.length).toBeGreaterThan(0);
    expect(Math.max(...all.map((line) => line.length))).toBeLessThanOrEqual(38);
  });
});

describe('states from elsewhere', () => {
  test.each(scenarios.map(({ title, state }) => [title, state] as const))('the scenario "%s" is one', (_, state) => {
    expect(read(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });

  test('more than what is known is left out', () => {
    expect(JSON.stringify(read({ extra: 1, ...by(['tmpfs']) }))).toBe(JSON.stringify(by(['tmpfs'])));
  });

  test.each([
    null,
    undefined,
    7,
    'tmpfs',
    [],
    {},
    { ...by([]), kernel: '5.2' },
    { ...by([]), kernel: null },
    { ...by([]), caller: 'user' },
    { ...by([]), caller: ['root'] },
    { ...by([]), calls: 'tmpfs' },
    { ...by([]), calls: { length: 1 } },
    { ...by([]), calls: ['umount'] },
    { ...by([]), calls: ['toString'] },
    { ...by([]), calls: ['__proto__'] },
    { ...by([]), calls: [['tmpfs']] },
    { ...by([]), calls: Array.from({ length: mostCalls + 1 }, () => 'read') },
  ])('%j is none', (value) => {
    expect(read(value)).toBeNull();
  });
});
