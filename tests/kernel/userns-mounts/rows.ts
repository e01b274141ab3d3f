import { isDeepStrictEqual } from 'node:util';
import type { Call, FuseOptions, Task } from '../../../slides/userns-mounts/model.ts';
import { vectors } from '../vectors.ts';
import { container, holed, initial, insideRoot, mounted, outsideRoot, play, recorded, stranger, task } from './cast.ts';
import type { Model } from './model-type.ts';

const asked = (model: Model, filesystem: string, who: Task, fuse?: FuseOptions) =>
  model.mount({ filesystem, ...(fuse && { fuse }) }, who, recorded).errno;

const goodFuse: FuseOptions = { fd: { device: true, openedIn: container }, rootmode: 0o40000, userId: 0, groupId: 0 };

/** A mount of root outside, as root of a container finds it in its copy of the mount namespace. */
function inherited(model: Model, flags: readonly 'ro'[]) {
  const mount = mounted(model, 'tmpfs', outsideRoot, { flags });
  return model.copyInto(mount, insideRoot.namespaces.mnt);
}

const nodes = [
  { type: 'char', device: [1, 3] },
  { type: 'block', device: [8, 0] },
  { type: 'char', device: [0, 0] },
  { type: 'fifo' },
  { type: 'socket' },
  { type: 'regular' },
] as const;

const makeNode = (who: Task, name: string, node: (typeof nodes)[number]): Call => ({
  task: who,
  call: 'mknod',
  name,
  node,
});

/** A mount of root in the container: OK, and what root outside is answered there. */
function byOutside(model: Model, inside: Task, calls: readonly Call[]) {
  const { errno, value } = model.mount({ filesystem: 'tmpfs' }, inside, recorded);
  return [errno, value && play(model, value, calls).answers];
}

function lookedInto(model: Model, allowOther: boolean) {
  const { errno, value } = model.mount({ filesystem: 'fuse', fuse: { ...goodFuse, allowOther } }, insideRoot, recorded);
  return [errno, value && model.look(value, outsideRoot, recorded).errno];
}

const openNode: Call = { task: outsideRoot, call: 'open', name: 'null', access: 'read' };
const createFile: Call = { task: outsideRoot, call: 'create', name: 'file', mode: 0o644 };

const answers: Readonly<Record<string, (model: Model) => unknown>> = {
  U01: (model) => asked(model, 'tmpfs', stranger),
  U03: (model) => asked(model, 'tmpfs', insideRoot),
  U05: (model) => asked(model, 'ext4', insideRoot),
  U06: (model) => asked(model, 'nosuchfs', insideRoot),
  U07: (model) => asked(model, 'debugfs', insideRoot),
  U08: (model) => asked(model, 'proc', insideRoot),
  U12: (model) => asked(model, 'mqueue', task(container, 100_000, true, ['mnt', 'ipc'])),
  U13: (model) => asked(model, 'devpts', insideRoot),
  U14: (model) => asked(model, 'overlay', insideRoot),
  U15: (model) => model.bind(inherited(model, []), insideRoot).errno,
  U16: (model) => model.umount(inherited(model, []), insideRoot).result.errno,
  U17: (model) => {
    const calls = nodes.map((node, index) => makeNode(insideRoot, `${index}`, node));
    return play(model, mounted(model, 'tmpfs', insideRoot), calls).answers;
  },
  U18: (model) => byOutside(model, insideRoot, [makeNode(outsideRoot, 'null', nodes[0]), openNode, createFile]),
  U19: (model) => {
    const inside = task(holed, 100_000, true, ['mnt']);
    return byOutside(model, inside, [makeNode(outsideRoot, 'null', nodes[0]), openNode]);
  },
  U31: (model) => {
    const mount = mounted(model, 'tmpfs', insideRoot);
    const { state, result } = model.create(mount, insideRoot, 'program', 0o4755, recorded);
    return [result.value?.mode, `${model.exec(state ?? mount, stranger, 'program', recorded).value?.seen}`];
  },
  U22: (model) => model.remount(inherited(model, ['ro']), insideRoot, [], false).result.errno,
  U24: (model) => asked(model, 'fuse', insideRoot, { ...goodFuse, userId: 70_000 }),
  U26: (model) => asked(model, 'fuse', insideRoot, { rootmode: 0o40000, userId: 0, groupId: 0 }),
  U27: (model) => asked(model, 'fuse', insideRoot, { ...goodFuse, fd: { device: false, openedIn: container } }),
  U28: (model) => asked(model, 'fuseblk', insideRoot, { ...goodFuse, fd: { device: true, openedIn: initial } }),
  U29: (model) => lookedInto(model, false),
  U30: (model) => lookedInto(model, true),
};

/** Some rows are lists: the row's own list stands for an equal one, and anything else is returned as it is. */
function inTheRowsWords(id: string, answer: unknown): string {
  const expected = vectors.find((row) => row.feature === 'userns-mount' && row.id === id)?.expected;
  return (isDeepStrictEqual(answer, expected) ? expected : answer) as string;
}

export const rows: Readonly<Record<string, (model: Model) => string>> = Object.fromEntries(
  Object.entries(answers).map(([id, answer]) => [id, (model: Model) => inTheRowsWords(id, answer(model))]),
);
