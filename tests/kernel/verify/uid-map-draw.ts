import * as model from '../../../slides/idmap-limits/model.ts';
import {
  allCapabilities,
  type Credentials,
  extentsOf,
  initialRoot,
  initialState,
  type OpenFile,
  type State,
} from '../../../slides/idmap-limits/model.ts';
import { played, type Step } from '../idmap-limits/steps.ts';
import type { Dice } from './dice.ts';
import { drawText } from './uid-map-text.ts';

type Kind = OpenFile['kind'];

/** A text written by root to a new namespace; or all kinds of writers, in namespaces within namespaces. */
export function drawUidMap(dice: Dice): Step[] {
  return dice.chance(70) ? drawTexts(dice) : drawWriters(dice);
}

function drawTexts(dice: Dice): Step[] {
  const file = dice.pick<Kind>(['uid_map', 'uid_map', 'uid_map', 'gid_map', 'projid_map']);
  const unshare: Step = { do: 'unshare', by: initialRoot };
  const write: Step = {
    do: 'write',
    file,
    namespace: 1,
    opener: initialRoot,
    writer: initialRoot,
    texts: dice.times(dice.pick([1, 1, 1, 2]), () => drawText(dice)),
  };
  const read: Step = { do: 'read', file, namespace: 1, reader: dice.below(2) };
  const state = [unshare, write].reduce((before, step) => played(model, before, step).state, initialState);
  return [unshare, write, read, ...(file === 'uid_map' ? translations(dice, state, 1) : [])];
}

/** Ids at the edges of the extents of a map, and others. */
function translations(dice: Dice, state: State, namespace: number): Step[] {
  const extents = extentsOf(state.namespaces[namespace]?.maps.uid_map ?? model.emptyMap);
  const near = (side: 'first' | 'lowerFirst') =>
    dice.times(4, () => {
      const { [side]: start = 0, count = 1 } = dice.pick(extents) ?? {};
      return Math.min(Math.max(start + dice.pick([-1, 0, 0, count - 1, count]), 0), 4_294_967_294);
    });
  return [
    { do: 'up', namespace, uids: [...near('lowerFirst'), dice.below(70_000)] },
    { do: 'down', namespace, uids: [...near('first'), dice.below(70_000)].slice(0, dice.between(1, 3)) },
  ];
}

/** Mostly who could be allowed something: an owner, or root. */
function somebody(dice: Dice, namespace: number): Credentials {
  const euid = dice.pick(namespace < 2 ? [0, 1000, 100_000] : [100_000, 100_001]) ?? 0;
  const egid = dice.pick([euid, euid, euid, 1000, 100_001]);
  return { namespace, euid, egid, capabilities: allCapabilities.filter(() => dice.chance(75)) };
}

const kinds = ['uid_map', 'uid_map', 'gid_map', 'gid_map', 'projid_map', 'setgroups'] as const;
const maps = ['0 0 1', '0 1000 1', '7 100000 1', '0 1000 2', '0 100000 9', '0 1 5\n8 0 2'] as const;
const words = ['deny', 'deny', 'deny', 'allow', 'allow\n', 'deny \n', 'denied', 'x', ''] as const;
const sixLines = Array.from({ length: 6 }, (_, line) => `${2 * (5 - line)} ${100_000 + 2 * line} 1\n`).join('');

/** As `drawn` in tests/kernel/idmap-limits/record.py. */
function drawWriters(dice: Dice): Step[] {
  const steps: Step[] = [];
  let state = initialState;
  // Who created each namespace: only this user and root outside may open its files.
  const creators: number[] = [0];
  const play = (step: Step) => {
    const { state: next, answer } = played(model, state, step);
    state = next;
    steps.push(step);
    return answer;
  };
  const write = (file: Kind, namespace: number, text: string, opener: Credentials, writer = opener) => {
    const may = opener.namespace === 0 || opener.euid === creators[namespace];
    if (may) play({ do: 'write', file, namespace, opener, writer, texts: [text] });
  };
  const depth = dice.pick([1, 1, 2, 2, 3]);
  for (let level = 0; level < depth; level++) {
    const creator = somebody(dice, level);
    if (play({ do: 'unshare', by: creator }) !== 'OK') break;
    creators.push(creator.euid);
    for (let at = 0; at < 3; at++) {
      const file = dice.pick(kinds);
      const target = dice.chance(90) ? level + 1 : dice.below(level + 2);
      const text = file === 'setgroups' ? dice.pick(words) : (dice.pick([...maps, sixLines]) ?? '');
      const near = [Math.max(target - 1, 0), target, dice.below(level + 2)] as const;
      const opener = somebody(dice, dice.pick(near));
      const writer = dice.chance(67) ? opener : somebody(dice, dice.below(level + 2));
      write(file, target, text, opener, writer);
    }
    for (const file of ['uid_map', 'gid_map'] as const) {
      write(file, level + 1, level === 0 ? '0 0 4294967295' : '0 0 200000', initialRoot);
      const parent: Credentials = { ...initialRoot, namespace: level };
      write(file, level + 1, '0 0 1\n100000 100000 9\n1000 1000 1', parent);
      play({ do: 'read', file, namespace: level + 1, reader: dice.below(level + 2) });
    }
    if (dice.chance(50)) for (const step of translations(dice, state, level + 1)) play(step);
  }
  return steps;
}
