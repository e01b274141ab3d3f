import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Call, Execution, ExistingMount, Mount, MountFlag, Node } from '../../../slides/userns-mounts/model.ts';
import type { Check } from '../checks.ts';
import {
  type Actor,
  cast,
  container,
  everyKind,
  holed,
  type Kind,
  mounted,
  outsideRoot,
  play,
  recorded,
  task,
  whole,
} from './cast.ts';
import type { Model } from './model-type.ts';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(`tests/kernel/userns-mounts/recorded-${name}.json`, 'utf8'));

interface Mounts {
  readonly who: readonly { owned: readonly Kind[]; filesystem: string; result: string }[];
  readonly revealing: readonly { there: string; filesystem: string; flags: readonly MountFlag[]; result: string }[];
  readonly subtypes: readonly { filesystem: string; result: string }[];
  readonly operations: readonly { filesystem: string; results: Readonly<Record<string, string>> }[];
  readonly inherited: readonly {
    had: readonly MountFlag[];
    flags: readonly MountFlag[];
    bind: boolean;
    results: Readonly<Record<string, string>>;
  }[];
}

type RecordedCall = readonly [actor: Actor, call: string, ...rest: (string | number | boolean | string[])[]];

interface Acts {
  readonly sequences: readonly {
    owner: 'container' | 'holed' | null;
    filesystem: string;
    calls: readonly RecordedCall[];
    files: readonly (readonly [name: string, uid: number, gid: number, mode: number])[];
  }[];
}

const mounts = read('mounts') as Mounts;
const acts = read('acts') as Acts;

const root = (owned: readonly Kind[]) => task(container, 100_000, true, owned);

function whoMayMount(model: Model) {
  assert.equal(mounts.who.length, 608);
  for (const { owned, filesystem, result } of mounts.who) {
    assert.equal(model.mount({ filesystem }, root(owned), recorded).errno, result, `${filesystem} with ${owned}`);
  }
}

/** What of a filesystem is there, in the words of the recording. */
const existing: Readonly<Record<string, (one: ExistingMount) => ExistingMount[]>> = {
  whole: (one) => [one],
  covered: (one) => [{ ...one, covered: true }],
  'covered empty folder': (one) => [one],
  'read-only': (one) => [{ ...one, readOnly: true }],
  part: (one) => [
    { ...one, covered: true },
    { ...one, whole: false },
  ],
  gone: () => [],
};

function tooRevealing(model: Model) {
  assert.equal(mounts.revealing.length, 24);
  for (const { there, filesystem, flags, result } of mounts.revealing) {
    const who = { ...root(['mnt', 'pid', 'net']), mounts: whole.flatMap(existing[there] ?? (() => [])) };
    assert.equal(model.mount({ filesystem, flags }, who, recorded).errno, result, `${filesystem}, ${there}, ${flags}`);
  }
}

function subtypes(model: Model) {
  assert.equal(mounts.subtypes.length, 9);
  for (const { filesystem, result } of mounts.subtypes) {
    assert.equal(model.mount({ filesystem }, root(['mnt']), recorded).errno, result, filesystem);
  }
}

const nodes: Readonly<Record<string, Node>> = {
  null: { type: 'char', device: [1, 3] },
  block: { type: 'block', device: [240, 250] },
  whiteout: { type: 'char', device: [0, 0] },
  'minor 1': { type: 'char', device: [0, 1] },
  'major 1': { type: 'char', device: [1, 0] },
  'block 0': { type: 'block', device: [0, 0] },
  fifo: { type: 'fifo' },
  socket: { type: 'socket' },
  regular: { type: 'regular' },
};

function newFiles(model: Model) {
  assert.equal(mounts.operations.length, 10);
  for (const { filesystem, results } of mounts.operations) {
    const who = root(everyKind);
    const mount = mounted(model, filesystem, who);
    for (const [name, result] of Object.entries(results)) {
      const node = nodes[name];
      const call: Call = node
        ? { task: who, call: 'mknod', name, node }
        : { task: who, call: 'create', name, mode: 0o644 };
      assert.equal(model.step(mount, call, recorded).result.errno, result, `${name} on ${filesystem}`);
    }
  }
}

function inheritedFlags(model: Model) {
  assert.equal(mounts.inherited.length, 512);
  const who = root(['mnt']);
  for (const { had, flags, bind, results } of mounts.inherited) {
    const mount = model.copyInto(mounted(model, 'tmpfs', outsideRoot, { flags: had }), who.namespaces.mnt);
    const remounted = model.remount(mount, who, flags, !bind);
    const copied = model.bind(remounted.state ?? mount, who);
    const copy = copied.value ?? mount;
    const answers = {
      remount: remounted.result.errno,
      umount: model.umount(remounted.state ?? mount, who).result.errno,
      bind: copied.errno,
      remountCopy: model.remount(copy, who, flags, false).result.errno,
      umountCopy: model.umount(copy, who).result.errno,
    };
    assert.deepEqual(answers, results, `${had} to ${flags}`);
  }
}

/** A call of the recording as one of the model. */
function callOf(owner: typeof container, [actor, call, ...rest]: RecordedCall): Call {
  const who = cast(owner)[actor];
  const [first, second, third] = rest;
  const named = { task: who, name: first } as { readonly task: typeof who; readonly name: string };
  const calls: Readonly<Record<string, () => Call>> = {
    create: () => ({ ...named, call: 'create', mode: second as number }),
    mknod: () => ({ ...named, call: 'mknod', node: nodes[second as string] as Node }),
    chown: () => ({ ...named, call: 'chown', uid: second as number, gid: third as number }),
    chmod: () => ({ ...named, call: 'chmod', mode: second as number }),
    open: () => ({ ...named, call: 'open', access: second as 'read' | 'write' }),
    exec: () => ({ ...named, call: 'exec' }),
    look: () => ({ task: who, call: 'look' }),
    remount: () => ({
      task: who,
      call: 'remount',
      flags: first as unknown as MountFlag[],
      superblock: second === false,
    }),
  };
  return (calls[call] as () => Call)();
}

const shownFiles = ({ superblock }: Mount) =>
  superblock.files
    .map(({ name, uid, gid, mode }) => [name, uid, gid, mode])
    .toSorted(([one], [other]) => `${one}`.localeCompare(`${other}`));

function actsOnMounts(model: Model) {
  assert.equal(acts.sequences.length, 200);
  for (const [index, { owner, filesystem, calls, files }] of acts.sequences.entries()) {
    const namespace = owner === 'holed' ? holed : container;
    const mount = mounted(model, filesystem, owner ? cast(namespace)['inside root'] : outsideRoot);
    const { state, outcomes } = play(
      model,
      mount,
      calls.map((call) => callOf(namespace, call)),
    );
    for (const [at, call] of calls.entries()) {
      const outcome = outcomes[at];
      const ran = call[1] === 'exec' ? (outcome?.value as Execution | null | undefined) : null;
      const answer = ran ? `${ran.seen}` : outcome?.errno;
      assert.equal(answer, call.at(-1), `sequence ${index}, call ${at}: ${call.join(' ')}, by ${outcome?.rule}`);
    }
    assert.deepEqual(shownFiles(state), files);
  }
}

export const recordings: readonly Check<Model>[] = [
  { name: '608 recorded mounts by who owns which namespaces', run: whoMayMount },
  { name: '24 recorded mounts of proc and sysfs by what is there of them', run: tooRevealing },
  { name: '9 recorded names with a dot', run: subtypes },
  { name: 'what can be made on 10 recorded filesystems', run: newFiles },
  { name: '512 recorded changes of inherited mounts', run: inheritedFlags },
  { name: '200 recorded sequences of 16 calls on a mount', run: actsOnMounts },
];
