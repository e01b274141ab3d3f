import { type Caller, controls, hasId, hostId } from './callers.ts';
import { ask, type Rules } from './outcome.ts';
import { type Instance, type Node, ownerOf } from './state.ts';

/** Whether anything can be changed by path. */
export function* writable({ readOnly }: Instance): Rules<true> {
  yield ask('read-only', { readOnly });
  return readOnly ? null : true;
}

/** Whether the caller may change a directory, which has mode 0755. */
function* mayChange(instance: Instance, caller: Caller): Rules<true> {
  yield ask('directory-writable', { caller: hostId(caller), owner: ownerOf(instance) });
  if (!controls(caller, ownerOf(instance))) return null;
  return true;
}

/** may_create in fs/namei.c. */
export function* mayCreate(instance: Instance, caller: Caller): Rules<true> {
  const mapped = hasId(instance.userNamespace, hostId(caller));
  yield ask('caller-mapped', { caller: hostId(caller), mapped });
  if (!mapped) return null;
  return yield* mayChange(instance, caller);
}

/** may_delete in fs/namei.c: whether an entry can go, and whether it is a directory, as it has to be or must not be. */
export function* mayDelete(
  instance: Instance,
  caller: Caller,
  victim: Node,
  wanted: 'directory' | 'unlink-file' | 'target-file',
): Rules<true> {
  if (!(yield* mayChange(instance, caller))) return null;
  yield ask(wanted === 'directory' ? 'victim-directory' : wanted, { kind: victim.kind });
  if ((wanted === 'directory') !== (victim.kind === 'directory')) return null;
  return true;
}

/** Whether an entry is anything but binder-control. */
export function* notControl(node: Node | null): Rules<true> {
  yield ask('control-protected', { kind: node?.kind ?? null });
  return node?.kind === 'control' ? null : true;
}
