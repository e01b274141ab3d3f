import type { Call, Caller, MountLine, Outcome, State } from '../../../slides/mount-api/model.ts';

export type Model = typeof import('../../../slides/mount-api/model.ts');

/** A line of a sequence, as `record.c` reads it, and what a kernel answered. */
export type Answered = readonly [line: string, answer: string];

const callers: Readonly<Record<string, Caller>> = { r: 'root', c: 'container', o: 'userns', u: 'user' };

const nullable = (word: string | undefined) => (word === undefined || word === '~' ? null : string(word));
const string = (word = '') => (word === "''" ? '' : word);
const number = (word = '0') => Number(word);

const readers: Readonly<Record<string, (words: readonly string[]) => Call>> = {
  fsopen: ([name, flags]) => ({ call: 'fsopen', fsName: string(name), flags: number(flags) }),
  fsconfig: ([fd, cmd, key, value, aux]) => ({
    call: 'fsconfig',
    fd: number(fd),
    cmd: number(cmd),
    key: nullable(key),
    value: nullable(value),
    aux: number(aux),
  }),
  fsmount: ([fd, flags, attributes]) => ({
    call: 'fsmount',
    fsFd: number(fd),
    flags: number(flags),
    attrFlags: number(attributes),
  }),
  fspick: ([dfd, path, flags]) => ({ call: 'fspick', dfd: number(dfd), path: string(path), flags: number(flags) }),
  open_tree: ([dfd, path, flags]) => ({
    call: 'open_tree',
    dfd: number(dfd),
    filename: string(path),
    flags: number(flags),
  }),
  move_mount: ([fromDfd, from, toDfd, to, flags]) => ({
    call: 'move_mount',
    fromDfd: number(fromDfd),
    fromPathname: string(from),
    toDfd: number(toDfd),
    toPathname: string(to),
    flags: number(flags),
  }),
  mount_setattr: ([dfd, path, flags, set, clr, propagation, userns, size]) => ({
    call: 'mount_setattr',
    dfd: number(dfd),
    path: string(path),
    flags: number(flags),
    attrSet: number(set),
    attrClr: number(clr),
    propagation: number(propagation),
    usernsFd: number(userns),
    size: number(size),
  }),
  read: ([fd, count]) => ({ call: 'read', fd: number(fd), count: number(count) }),
  close: ([fd]) => ({ call: 'close', fd: number(fd) }),
  mkdir: ([dfd, path]) => ({ call: 'mkdir', dfd: number(dfd), path: string(path) }),
  write: ([dfd, path, bytes]) => ({ call: 'write', dfd: number(dfd), path: string(path), bytes: number(bytes) }),
  stat: ([dfd, path]) => ({ call: 'stat', dfd: number(dfd), path: string(path) }),
  userns: ([inside, outside, count]) => ({
    call: 'userns',
    of:
      inside === 'initial' || inside === 'container'
        ? inside
        : { inside: number(inside), outside: number(outside), count: number(count) },
  }),
};

/** Reads the call of a line; throws for a word that is none. */
export function callOf(line: string): { readonly caller: Caller; readonly call: Call } {
  const [caller = '', name = '', ...words] = line.split(' ');
  const reader = readers[name];
  if (!reader || !callers[caller]) throw new Error(`no call: ${line}`);
  return { caller: callers[caller], call: reader(words) };
}

/** An outcome in the words of `record.c`. */
const wordsOf = ({ errno, value }: Outcome) =>
  errno === 'OK' && value !== null ? `OK ${String(value).replaceAll('\n', '\\n')}` : errno;

const lineOf = ({ path, root, options, shared, type, source, superblock }: MountLine) =>
  [path, root, options, shared ? 'shared' : 'private', type, source, superblock].join(' ');

/**
 * Plays lines.
 * @returns the answer to each, the state they lead to, and the first line that is beyond the model, -1 if none is
 */
export function play(model: Model, lines: readonly string[], start: State) {
  let state = start;
  let beyond = -1;
  const answers = lines.map((line, at) => {
    if (line === 'noproc') return '';
    if (line.endsWith(' mountinfo')) {
      return `OK ${model
        .mountinfo(state, callers[line[0] ?? ''])
        .map(lineOf)
        .join(';')}`;
    }
    const { call, caller } = callOf(line);
    const { state: next, result } = model.step(state, call, caller);
    state = next;
    if (result.rule === 'beyond-the-model' && beyond < 0) beyond = at;
    return wordsOf(result);
  });
  return { answers, state, beyond };
}
