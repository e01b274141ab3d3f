import { type Actor, actors, device, program, requestFor, taskOf } from './lab-cast.ts';
import type { MountsState } from './lab-state.ts';
import { type Answer, answerOf, fooled, ran } from './lab-words.ts';
import { type Call, filesystems, type Mount, mount, type Outcome, step, type Task, tryDevice } from './model.ts';

/** What the kernel answers in a state. */
export interface Answers {
  /** The mount, null where it is refused. */
  readonly mounted: Mount | null;
  /** What each actor is answered; null for whoever does not ask. */
  readonly each: Readonly<Record<Actor, Answer | null>>;
  /** The answer that is explained. */
  readonly shown: Answer;
}

/** Mounts, and then does what is asked, once for each actor. */
export function answersTo(state: MountsState): Answers {
  const caller = taskOf('inside', state.owned);
  const made = mount(requestFor(state.filesystem, caller), caller, state);
  const own = answerOf(made, 'mount(2)');
  if (made.value === null || state.act === 'mount') {
    return { mounted: made.value, each: { inside: own, host: null, stranger: null }, shown: own };
  }
  const filled = withFiles(made.value);
  const [inside, host, stranger] = actors.map((actor) => acted(filled, state, taskOf(actor, state.owned)));
  const each = { inside: inside ?? own, host: host ?? own, stranger: stranger ?? own };
  return { mounted: filled, each, shown: each[state.actor] };
}

/** What lies on the mount already, as far as the filesystem takes such files. */
function withFiles(mount: Mount): Mount {
  const { newFiles } = filesystems.find(({ name }) => name === mount.superblock.filesystem) ?? { newFiles: 'none' };
  const files = newFiles === 'any' ? [program, device] : newFiles === 'regular' ? [program] : [];
  return { ...mount, superblock: { ...mount.superblock, files } };
}

const node = { type: 'char', device: [1, 3] } as const;

function acted(mount: Mount, state: MountsState, task: Task): Answer {
  // What 55956b59df33 allowed was in 4.18 and gone in 5.0.
  if (state.act === 'mknod' && state.release === '4.18') {
    const trial = tryDevice(mount, task, node, 'regression');
    return trial.open ? fooled(trial.mknod, trial.open) : answerOf(trial.mknod, 'mknod(2)');
  }
  const { result } = step(mount, { task, ...callOf(state.act) }, state);
  return state.act === 'exec' ? ran(result as Outcome<{ effective: number }>) : answerOf(result, names[state.act]);
}

const names = {
  mount: 'mount(2)',
  create: 'open(2)',
  chown: 'chown(2)',
  mknod: 'mknod(2)',
  open: 'open(2)',
  look: 'getdents(2)',
  exec: 'execve(2)',
} as const;

type Bare<Kind> = Kind extends Call ? Omit<Kind, 'task'> : never;

function callOf(act: MountsState['act']): Bare<Call> {
  switch (act) {
    case 'create':
      return { call: 'create', name: 'new', mode: 0o644 };
    case 'chown':
      return { call: 'chown', name: program.name, uid: 70_000, gid: 70_000 };
    case 'mknod':
      return { call: 'mknod', name: 'zero', node };
    case 'open':
      return { call: 'open', name: device.name, access: 'read' };
    case 'exec':
      return { call: 'exec', name: program.name };
    default:
      return { call: 'look' };
  }
}
