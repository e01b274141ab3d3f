import { mayCreate, mayDelete, notControl, writable } from './access.ts';
import type { Caller } from './callers.ts';
import { ask, type Done, done, type Rules } from './outcome.ts';
import { type Instance, type Node, nodeOf, root, type State, settle, withInstance, withNode } from './state.ts';
import { type Last, lookup, named, reach, walkToLast } from './walk.ts';

export type RenameFlag = 'noreplace' | 'exchange' | 'whiteout';

/** renameat2(2). */
export interface Rename {
  readonly call: 'rename';
  readonly caller: Caller;
  readonly instance: number;
  readonly from: string;
  /** The instance that `to` is in; the same when nothing is said. */
  readonly toInstance?: number;
  readonly to: string;
  readonly flags?: readonly RenameFlag[];
}

/** Both ends of a rename, found. */
interface Ends {
  readonly source: Node;
  readonly from: Last;
  readonly target: Node | null;
  readonly to: Last;
  readonly exchange: boolean;
}

export function* rename(state: State, call: Rename): Rules<Done> {
  const { caller, flags = [] } = call;
  yield ask('exchange-alone', { flags: flags.join(' ') });
  if (flags.includes('exchange') && flags.some((flag) => flag !== 'exchange')) return null;
  const found = yield* findEnds(state, call, flags);
  if (!found) return null;
  const { instance, ends } = found;
  if (ends.source === ends.target) {
    yield ask('rename-same', { name: ends.to.name });
    return done(state);
  }
  if (!(yield* mayRename(instance, caller, ends))) return null;
  if (!(yield* simpleRename(instance, ends, flags))) return null;
  return done(settle(withInstance(state, moved(instance, ends))));
}

/** do_renameat2 in fs/namei.c. */
function* findEnds(
  state: State,
  { instance: id, from: old, toInstance = id, to: fresh }: Rename,
  flags: readonly RenameFlag[],
): Rules<{ readonly instance: Instance; readonly ends: Ends }> {
  const instance = yield* reach(state, id);
  const from = instance && (yield* walkToLast(instance, old));
  if (!from) return null;
  const toWhere = yield* reach(state, toInstance);
  const to = toWhere && (yield* walkToLast(toWhere, fresh));
  if (!to) return null;
  yield ask('same-instance', { from: id, to: toInstance });
  if (instance !== toWhere) return null;
  if (!(yield* areNames(from, to, flags))) return null;
  if (!(yield* writable(instance))) return null;
  const source = yield* named(instance, from);
  if (!source) return null;
  const exchange = flags.includes('exchange');
  const target = exchange ? yield* named(instance, to) : yield* replaced(instance, to, flags);
  if (!target) return null;
  const ends = { source, from, target: 'node' in target ? target.node : target, to, exchange };
  if (!(yield* slashesFit(ends))) return null;
  return (yield* notAbove(instance, ends)) && { instance, ends };
}

function* areNames(from: Last, to: Last, flags: readonly RenameFlag[]): Rules<true> {
  yield ask('rename-name', { last: from.kind });
  if (from.kind !== 'name') return null;
  yield ask(flags.includes('noreplace') ? 'noreplace-name' : 'rename-name', { last: to.kind });
  if (to.kind !== 'name') return null;
  return true;
}

/** What has the new name, if anything has. */
function* replaced(instance: Instance, to: Last, flags: readonly RenameFlag[]): Rules<{ readonly node: Node | null }> {
  const found = yield* lookup(instance, to);
  if (!found) return null;
  if (flags.includes('noreplace')) {
    yield ask('noreplace-free', { kind: found.node?.kind ?? null });
    if (found.node) return null;
  }
  return found;
}

/** A slash behind a name wants a directory there: the target's own in an exchange, else the source for both names. */
function* slashesFit({ source, from, target, to, exchange }: Ends): Rules<true> {
  const behindTarget = exchange ? target : source;
  yield ask('slash-directory', { name: to.name, slash: to.slash, kind: behindTarget?.kind ?? null });
  if (to.slash && behindTarget?.kind !== 'directory') return null;
  yield ask('slash-directory', { name: from.name, slash: from.slash, kind: source.kind });
  return from.slash && source.kind !== 'directory' ? null : true;
}

/** Neither end may lie in the other one. */
function* notAbove(instance: Instance, { source, from, target, to, exchange }: Ends): Rules<true> {
  yield ask('source-not-above', { source: source.name, into: to.directory.name });
  if (isWithin(instance, to.directory, source)) return null;
  yield ask(exchange ? 'exchange-not-above' : 'target-not-above', { target: to.name, from: from.directory.name });
  return isWithin(instance, from.directory, target) ? null : true;
}

/** Whether a directory is the node or lies below it. */
function isWithin(instance: Instance, directory: Node, node: Node | null): boolean {
  if (directory === root) return node === root;
  return directory === node || isWithin(instance, nodeOf(instance, directory.parent), node);
}

/** vfs_rename in fs/namei.c, up to the filesystem's own operation. */
function* mayRename(instance: Instance, caller: Caller, { source, from, target, exchange }: Ends): Rules<true> {
  const wanted = (node: Node) => (node.kind === 'directory' ? 'directory' : 'target-file');
  if (!(yield* mayDelete(instance, caller, source, wanted(source)))) return null;
  const mayTake = target
    ? yield* mayDelete(instance, caller, target, wanted(exchange ? target : source))
    : yield* mayCreate(instance, caller);
  if (!mayTake) return null;
  yield ask('no-rename', { directory: from.directory.name });
  if (from.directory !== root) return null;
  return true;
}

/** binderfs_rename, and simple_rename in fs/libfs.c. */
function* simpleRename(instance: Instance, ends: Ends, flags: readonly RenameFlag[]): Rules<true> {
  const { source, from, target, to, exchange } = ends;
  if (!(yield* notControl(source))) return null;
  if (!(yield* notControl(target))) return null;
  yield ask('rename-flag', { flags: flags.join(' ') });
  if (flags.includes('whiteout')) return null;
  if (!exchange) {
    const children = target ? instance.nodes.filter(({ parent }) => parent === target.ino).length : 0;
    yield ask('target-empty', { children });
    if (children > 0) return null;
  }
  yield ask(exchange ? 'exchange-done' : 'rename-done', {
    from: from.name,
    to: to.name,
    replaces: target?.kind ?? null,
  });
  return true;
}

function moved(instance: Instance, { source, from, target, to, exchange }: Ends): Instance {
  const place = { parent: to.directory.ino, name: to.name };
  const left = exchange ? { parent: from.directory.ino, name: from.name } : { parent: null };
  const freed = target ? withNode(instance, { ...target, ...left }) : instance;
  return withNode(freed, { ...source, ...place });
}
