import { mayCreate, mayDelete, notControl, writable } from './access.ts';
import { type Caller, controls, hostId } from './callers.ts';
import { ask, type Done, done, type Rules } from './outcome.ts';
import type { Rule } from './rules.ts';
import { type Instance, isOpen, ownerOf, root, type State, settle, withInstance, withNode } from './state.ts';
import { lookup, named, reach, slashFits, walk, walkToLast } from './walk.ts';

interface OnPath {
  readonly caller: Caller;
  readonly instance: number;
  /** From the root of the instance. */
  readonly path: string;
}

export interface Unlink extends OnPath {
  readonly call: 'unlink';
}

export interface Rmdir extends OnPath {
  readonly call: 'rmdir';
}

/** mkdir(2), symlink(2), or mknod(2) with the other types. */
export interface Make extends OnPath {
  readonly call: 'make';
  readonly kind: 'directory' | 'regular' | 'char' | 'block' | 'fifo' | 'socket' | 'symlink';
}

/** link(2) within one instance. */
export interface Link {
  readonly call: 'link';
  readonly caller: Caller;
  readonly instance: number;
  readonly from: string;
  readonly to: string;
}

export function* unlink(state: State, { caller, instance: id, path }: Unlink): Rules<Done> {
  const instance = yield* reach(state, id);
  const last = instance && (yield* walkToLast(instance, path));
  if (!last) return null;
  yield ask('unlink-name', { last: last.kind });
  if (last.kind !== 'name') return null;
  if (!(yield* writable(instance))) return null;
  const victim = yield* named(instance, last);
  if (!victim) return null;
  if (!(yield* slashFits(last, victim))) return null;
  if (last.slash) {
    yield ask('unlink-file', { kind: victim.kind });
    return null;
  }
  if (!(yield* mayDelete(instance, caller, victim, 'unlink-file'))) return null;
  yield ask('no-unlink', { directory: last.directory.name });
  if (last.directory !== root) return null;
  if (!(yield* notControl(victim))) return null;
  const next = settle(withInstance(state, withNode(instance, { ...victim, parent: null })));
  yield ask('unlink-done', { name: last.name, open: isOpen(state, id, victim.ino) });
  return done(next);
}

const dots = { dot: 'rmdir-dot', dotdot: 'rmdir-dotdot', root: 'rmdir-root' } as const;

/** Never succeeds: no directory of binderfs has the operation. */
export function* rmdir(state: State, { caller, instance: id, path }: Rmdir): Rules<Done> {
  const instance = yield* reach(state, id);
  const last = instance && (yield* walkToLast(instance, path));
  if (!last) return null;
  if (last.kind !== 'name') {
    yield ask(dots[last.kind], { last: last.kind });
    return null;
  }
  if (!(yield* writable(instance))) return null;
  const victim = yield* named(instance, last);
  if (!victim) return null;
  if (!(yield* mayDelete(instance, caller, victim, 'directory'))) return null;
  yield ask('no-rmdir', { directory: last.directory.name });
  return null;
}

/** The operation that is missing. */
const missing: Readonly<Record<Make['kind'], Rule>> = {
  directory: 'no-mkdir',
  regular: 'no-create',
  char: 'no-mknod',
  block: 'no-mknod',
  fifo: 'no-mknod',
  socket: 'no-mknod',
  symlink: 'no-symlink',
};

/** Never succeeds: no directory of binderfs has the operations. */
export function* make(state: State, { caller, instance: id, path, kind }: Make): Rules<Done> {
  const instance = yield* reach(state, id);
  const place = instance && (yield* freePlace(instance, path, kind === 'directory'));
  if (!place) return null;
  if (!(yield* mayCreate(instance, caller))) return null;
  yield ask(missing[kind], { kind });
  return null;
}

/** filename_create in fs/namei.c: a name for something new. */
function* freePlace(instance: Instance, path: string, isDirectory: boolean): Rules<true> {
  const last = yield* walkToLast(instance, path);
  if (!last) return null;
  yield ask('create-name', { last: last.kind });
  if (last.kind !== 'name') return null;
  const found = yield* lookup(instance, last);
  if (!found) return null;
  yield ask('entry-free', { kind: found.node?.kind ?? null });
  if (found.node) return null;
  yield ask('create-slash', { slash: last.slash });
  if (last.slash && !isDirectory) return null;
  return yield* writable(instance);
}

/** Never succeeds: no directory of binderfs has the operation. */
export function* link(state: State, { caller, instance: id, from, to }: Link): Rules<Done> {
  const instance = yield* reach(state, id);
  const source = instance && (yield* walk(instance, from));
  if (!source) return null;
  if (!(yield* freePlace(instance, to, false))) return null;
  yield ask('protected-hardlinks', { caller: hostId(caller), owner: ownerOf(instance) });
  if (!controls(caller, ownerOf(instance))) return null;
  if (!(yield* mayCreate(instance, caller))) return null;
  yield ask('no-link', { kind: source.kind });
  return null;
}
