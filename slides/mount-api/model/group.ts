import { isAdminOfMounts } from './callers.ts';
import { isMountRoot, mountAt } from './namei.ts';
import { type Check, firstRefusal, ok } from './outcome.ts';
import { type Caller, isWithin, type Mount, type Path, type State } from './state.ts';
import { refused, type Step, withMounts } from './step.ts';

/** MOVE_MOUNT_SET_GROUP: `do_set_group()` makes a private mount shared, as another one is. */
export function setGroup(state: State, caller: Caller, from: Path, to: Path): Step {
  const [source, target] = [mountAt(state, from.mount), mountAt(state, to.mount)];
  const refusal = firstRefusal([
    ...mayChangePropagation(caller, source),
    ...mayChangePropagation(caller, target),
    [!isMountRoot(state, from) || !isMountRoot(state, to), 'EINVAL', 'group-mount-root', { ...from }],
    [source.superblock !== target.superblock, 'EINVAL', 'group-superblock', {}],
    [!isWithin(target.root, source.root), 'EINVAL', 'group-wider', { from: source.root, to: target.root }],
    [target.propagation === 'shared', 'EINVAL', 'group-target-shared', { mount: target.id }],
    [source.propagation !== 'shared', 'EINVAL', 'group-source-private', { mount: source.id }],
  ]);
  if (refusal) return refused(state, refusal);
  return {
    state: withMounts(state, [{ ...target, propagation: 'shared' }]),
    result: ok('group-ok', null, { mount: target.id }),
  };
}

/** `may_change_propagation()`. */
const mayChangePropagation = (caller: Caller, { id, namespace }: Mount): readonly Check[] => [
  [namespace === null, 'EINVAL', 'group-not-mounted', { mount: id }],
  [namespace !== null && !isAdminOfMounts(caller, namespace), 'EPERM', 'group-capable', { mount: id }],
];
