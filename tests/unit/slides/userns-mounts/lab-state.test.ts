import { describe, expect, test } from 'vitest';
import { answersTo } from '../../../../slides/userns-mounts/lab-answers.ts';
import {
  type MountsState,
  read,
  scenarios,
  situations,
  withAct,
  withNamespace,
} from '../../../../slides/userns-mounts/lab-state.ts';
import { sawText } from '../../../../slides/userns-mounts/lab-words.ts';

const at = (step: number): MountsState => situations[step] ?? situations[0];
const verdict = (state: MountsState) => answersTo(state).shown.text;

describe('the situations answer what the notes say', () => {
  test.each([
    [0, 'mount(2): OK', 'container'],
    [1, 'mount(2): EPERM', undefined],
    [2, 'mount(2): EPERM', undefined],
    [3, 'mount(2): OK', 'container'],
    [4, 'mknod(2): OK, then open(2): EACCES', 'container'],
  ])('step %i: %s', (step, text, owner) => {
    expect(verdict(at(step))).toBe(text);
    expect(answersTo(at(step)).mounted?.superblock.owner.name).toBe(owner);
  });

  test('the kernel asks the host about ext4 and about proc, and the container about fuse', () => {
    const asked = [1, 2, 3].map((step) => answersTo(at(step)).shown.capability);
    expect(asked).toEqual([
      { in: 'init', has: false },
      { in: 'init', has: false },
      { in: 'container', has: true },
    ]);
  });

  test('proc is mounted once the container owns a pid namespace', () => {
    expect(verdict({ ...at(2), owned: withNamespace(at(2).owned, 'pid', true) })).toBe('mount(2): OK');
  });

  test('fuse is refused on 4.17', () => {
    expect(verdict({ ...at(3), release: '4.17' })).toBe('mount(2): EPERM');
  });

  test.each(['4.17', '5.0', '5.8', '5.11', '6.12', '6.18'] as const)('mknod is refused on %s', (release) => {
    expect(verdict({ ...at(4), release })).toBe('mknod(2): EPERM');
  });
});

describe('calls on a mount', () => {
  const on = (filesystem: MountsState['filesystem'], act: MountsState['act']) => {
    const { inside, host, stranger } = answersTo({ ...at(0), filesystem, act }).each;
    return [inside, host, stranger].map((answer) => answer?.short);
  };

  test.each([
    ['tmpfs', 'mount', ['OK', undefined, undefined]],
    ['tmpfs', 'create', ['OK', 'EOVERFLOW', 'EOVERFLOW']],
    ['tmpfs', 'chown', ['EINVAL', 'OK', 'EPERM']],
    ['tmpfs', 'mknod', ['EPERM', 'EOVERFLOW', 'EOVERFLOW']],
    ['tmpfs', 'open', ['EACCES', 'EACCES', 'EACCES']],
    ['tmpfs', 'exec', ['runs as 101000', 'bit ignored: 0', 'bit ignored: 1234']],
    ['fuse', 'look', ['OK', 'EACCES', 'EACCES']],
    ['mqueue', 'look', ['EPERM', undefined, undefined]],
  ] as const)('%s: %s', (filesystem, act, answers) => {
    expect(on(filesystem, act)).toEqual(answers);
  });

  test('sysfs belongs to the host even where the container mounts it', () => {
    const { mounted } = answersTo({ ...at(0), filesystem: 'sysfs', owned: ['user', 'mnt', 'net'] });
    expect(mounted?.superblock.owner.name).toBe('init');
  });

  test('without a user namespace nothing is mounted', () => {
    expect(answersTo({ ...at(0), owned: [] }).shown.rule).toMatch(
      /`CAP_SYS_ADMIN` in the owner of the mount namespace/,
    );
  });
});

describe('read', () => {
  test.each(scenarios)('takes the scenario $title after a journey as JSON', ({ state }) => {
    expect(read(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });

  test('every situation is a scenario', () => {
    expect(scenarios.map(({ state }) => state)).toEqual(expect.arrayContaining([...situations]));
  });

  const good = at(0);
  test.each([
    ['nothing', null],
    ['a text', 'tmpfs'],
    ['a list', [good]],
    ['an empty object', {}],
    ['a release that is none', { ...good, release: '4.16' }],
    ['a filesystem that is not offered', { ...good, filesystem: 'constructor' }],
    ['an act that is none', { ...good, act: 'umount' }],
    ['an actor that is none', { ...good, actor: '__proto__' }],
    ['namespaces that are no list', { ...good, owned: 'user' }],
    ['a namespace that is none', { ...good, owned: ['user', 'time'] }],
    ['more namespaces than there are', { ...good, owned: Array(1000).fill('user') }],
    ['a pid namespace without a user namespace', { ...good, owned: ['pid'] }],
    ['numbers', { ...good, release: 4.18, act: 0 }],
  ])('refuses %s', (_, value) => {
    expect(read(value)).toBeNull();
  });

  test('puts namespaces in order, each once, and lets only the inside mount', () => {
    const odd = { ...good, owned: ['pid', 'user', 'pid'], actor: 'host', more: 1 };
    expect(read(odd)).toEqual({ ...good, owned: ['user', 'pid'], actor: 'inside' });
  });
});

describe('changes', () => {
  test('the other namespaces come and go with the user namespace', () => {
    expect(withNamespace([], 'pid', true)).toEqual(['user', 'pid']);
    expect(withNamespace(['user', 'mnt', 'pid'], 'mnt', false)).toEqual(['user', 'pid']);
    expect(withNamespace(['user', 'mnt'], 'user', false)).toEqual([]);
  });

  test('a mount is made from inside', () => {
    const looked = withAct({ ...at(0), actor: 'host' }, 'look');
    expect(looked.actor).toBe('host');
    expect(withAct(looked, 'mount').actor).toBe('inside');
  });
});

test('what a rule looked at is told in words', () => {
  expect(sawText({ needed: 'init', mode: 0o755, uid: null, noDevices: true })).toBe(
    'asked in: host · mode: 0755 · uid: invalid · SB_I_NODEV: yes',
  );
});
