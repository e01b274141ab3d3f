import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Call, FuseOptions, Mount, Outcome } from '../../../slides/userns-mounts/model.ts';
import type { Check } from '../checks.ts';
import { type Actor, cast, container, initial, insideRoot, mounted, recorded } from './cast.ts';
import type { Model } from './model-type.ts';

interface Recorded {
  readonly refused: readonly {
    filesystem: string;
    device: 'inside' | 'outside' | 'other file' | 'closed' | null;
    options: Readonly<Record<string, string>>;
    result: string;
  }[];
  readonly looked: readonly {
    allowOther: boolean;
    defaultPermissions: boolean;
    actor: Actor;
    call: readonly [string, ...(string | number)[]];
    result: string;
  }[];
}

const { refused, looked } = JSON.parse(
  readFileSync('tests/kernel/userns-mounts/recorded-fuse.json', 'utf8'),
) as Recorded;

const devices = {
  inside: { device: true, openedIn: container },
  outside: { device: true, openedIn: initial },
  'other file': { device: false, openedIn: container },
  closed: null,
} as const;

function optionsOf({ device, options }: Recorded['refused'][number]): FuseOptions {
  const { rootmode, user_id, group_id } = options;
  return {
    ...(device && { fd: devices[device] }),
    ...(rootmode && { rootmode: Number.parseInt(rootmode, 8) }),
    ...(user_id && { userId: Number(user_id) }),
    ...(group_id && { groupId: Number(group_id) }),
  };
}

function refusals(model: Model) {
  assert.equal(refused.length, 48);
  for (const one of refused) {
    const request = { filesystem: one.filesystem, fuse: optionsOf(one) };
    assert.equal(model.mount(request, insideRoot, recorded).errno, one.result, JSON.stringify(one));
  }
}

function calls(model: Model) {
  assert.equal(looked.length, 252);
  for (const { allowOther, defaultPermissions, actor, call, result } of looked) {
    const fuse = { fd: devices.inside, rootmode: 0o40777, userId: 0, groupId: 0, allowOther, defaultPermissions };
    const empty = mounted(model, 'fuse', insideRoot, { fuse });
    const mount = [
      { name: 'mapped', uid: 0, gid: 0, mode: 0o644 },
      { name: 'unmapped', uid: 70_000, gid: 70_000, mode: 0o646 },
    ].reduce<Mount>(model.daemonShows, empty);
    const { errno, rule }: Outcome<unknown> = model.step(mount, callOf(actor, call), recorded).result;
    assert.equal(errno, result, `${actor} ${call.join(' ')}, ${allowOther}, ${defaultPermissions}: ${rule}`);
  }
}

function callOf(actor: Actor, [call, name, uid, gid]: Recorded['looked'][number]['call']): Call {
  const named = { task: cast(container)[actor], name: name as string };
  if (call === 'look') return { task: named.task, call };
  if (call === 'chown') return { ...named, call, uid: uid as number, gid: gid as number };
  if (call === 'chmod') return { ...named, call, mode: 0o640 };
  return { ...named, call: 'open', access: call as 'read' | 'write' };
}

export const fuseRecordings: readonly Check<Model>[] = [
  { name: '48 recorded mounts of fuse with options left out or wrong', run: refusals },
  { name: '252 recorded calls on fuse mounts', run: calls },
];
