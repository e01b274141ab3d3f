import assert from 'node:assert/strict';
import type { Credentials, RuleId, State, Write } from '../../../slides/idmap-limits/model.ts';
import type { Check } from '../checks.ts';
import { byRoot, lines, type Model, mapOf, moved, play, somebody, written } from './play.ts';

const without = (model: Model, who: Credentials, ...lost: readonly string[]): Credentials => ({
  ...who,
  capabilities: model.allCapabilities.filter((capability) => !lost.includes(capability)),
});

/** Writes that come to one rule each, with the evidence that they must show. */
function decisions(model: Model): readonly (readonly [State, Write, RuleId, object])[] {
  const { freshContainer, initialState, initialRoot: root } = model;
  const mine = moved(model, initialState, somebody);
  const weak = moved(model, initialState, without(model, root, 'CAP_SETFCAP'));
  const noSetuid = without(model, root, 'CAP_SETUID');
  const fromOutside = written(root, '0 1000 1');
  const done = play(model, freshContainer, [model.byRoot('0 0 1'), model.byRoot('0 0 1', 'gid_map')]).state;
  const at = (position: number): Write => ({ ...fromOutside, file: { ...fromOutside.file, position } });
  const unrelated = { ...root, namespace: 7 };
  return [
    [
      freshContainer,
      { ...fromOutside, file: { ...fromOutside.file, namespace: 9 } },
      'no-process',
      { target: 9, opener: 0 },
    ],
    [freshContainer, at(-1), 'negative-offset', { position: -1 }],
    [freshContainer, { ...at(4), call: 'pwrite' }, 'no-pwrite', { position: 4 }],
    [freshContainer, written(root, '0 0 1', 'uid_map', 0), 'initial-namespace', { target: 0, opener: 0 }],
    [freshContainer, written(unrelated, '0 0 1'), 'opener-namespace', { target: 1, opener: 7 }],
    [freshContainer, at(4), 'not-at-start', { position: 4 }],
    [freshContainer, written(root, 'ä'.repeat(2048)), 'too-long', { bytes: 4096, most: 4095 }],
    [done, fromOutside, 'written-once', { file: 'uid_map', extents: 1 }],
    [freshContainer, written(somebody, 'x'), 'opener-sys-admin', { who: 'opener' }],
    [weak.state, written(weak.who, '1 1 1\n0 0 1'), 'creator-setfcap', { index: 1 }],
    [freshContainer, written(without(model, root, 'CAP_SETFCAP'), '0 0 1'), 'opener-setfcap', { who: 'opener' }],
    [mine.state, written(mine.who, '0 1000 1'), 'own-id', { own: 1000 }],
    [freshContainer, written(somebody, '0 0 1', 'projid_map'), 'any-project', {}],
    [freshContainer, { ...fromOutside, writer: noSetuid }, 'writer-setid', { who: 'writer' }],
    [freshContainer, { ...written(noSetuid, '0 5 1'), writer: root }, 'opener-setid', { who: 'opener' }],
    [freshContainer, fromOutside, 'capable-setid', { who: 'opener' }],
    [freshContainer, written(somebody, 'deny', 'setgroups'), 'setgroups-open', { who: 'opener' }],
    [
      freshContainer,
      { ...at(2), file: { ...at(2).file, kind: 'setgroups' } },
      'setgroups-not-at-start',
      { position: 2 },
    ],
    [freshContainer, written(root, 'deny    ', 'setgroups'), 'setgroups-too-long', { bytes: 8, most: 7 }],
    [freshContainer, written(root, 'den', 'setgroups'), 'setgroups-word', { text: 'den', column: 1 }],
    [freshContainer, written(root, 'deny x', 'setgroups'), 'setgroups-trailing-text', { text: 'x', column: 6 }],
    [done, written(root, 'deny', 'setgroups'), 'setgroups-after-map', { file: 'gid_map', extents: 1 }],
    [done, written(root, 'allow', 'setgroups'), 'setgroups-set', { allowed: true }],
    [freshContainer, written(root, 'deny\n', 'setgroups'), 'setgroups-set', { allowed: false }],
  ];
}

function nameTheirRule(model: Model): void {
  for (const [state, write, rule, shown] of decisions(model)) {
    const { state: next, result } = model.write(state, write);
    assert.deepEqual([result.rule, result.errno], [rule, model.rules[rule].errno]);
    assert.deepEqual({ ...result.evidence, ...shown }, result.evidence, rule);
    const succeeded = result.errno === 'OK';
    assert.equal(result.value, succeeded ? new TextEncoder().encode(write.text).length : null);
    assert.deepEqual(result.file, { ...write.file, position: result.value ?? write.file.position });
    assert.equal(next === state, !succeeded);
  }
}

function setgroupsDenied(model: Model): void {
  const { state } = play(model, model.freshContainer, [model.byRoot('deny', 'setgroups')]);
  const { result } = model.write(state, model.byRoot('allow', 'setgroups'));
  assert.deepEqual([result.rule, result.evidence], ['setgroups-denied', { kind: 'setgroups', allowed: false }]);
}

function adjacentParents(model: Model): void {
  const creator = { ...model.initialRoot, euid: 5000, egid: 5000 };
  const outer = moved(model, model.initialState, creator);
  const maps = (['uid_map', 'gid_map'] as const).map((kind) =>
    written(model.initialRoot, '0 5000 10\n10 5010 10\n', kind),
  );
  const inner = moved(model, play(model, outer.state, maps).state, outer.who);
  const { result } = model.write(inner.state, written(outer.who, '0 0 10\n10 10 5\n15 5 20\n', 'uid_map', 2));
  assert.equal(result.rule, 'outside-overlaps');
  const across = model.write(inner.state, written(outer.who, '0 0 5\n5 5 10\n90 17 1\n', 'uid_map', 2)).result;
  assert.deepEqual([across.rule, across.errno, across.lookups.length], ['outside-parent', 'EPERM', 2]);
  assert.deepEqual(across.evidence, { kind: 'outside', index: 1, lookup: across.lookups[1] });
}

function creations(model: Model): void {
  const { freshContainer, initialState, initialRoot } = model;
  const nobody = { ...initialRoot, namespace: 1 };
  const halfMapped = play(model, freshContainer, [model.byRoot('0 0 1')]).state;
  const answers = [
    model.unshare(initialState, { ...initialRoot, namespace: 5 }),
    model.unshare(initialState, initialRoot, 2),
    model.unshare(freshContainer, nobody),
    model.unshare(halfMapped, nobody),
    model.unshare(initialState, somebody),
  ].map(({ result: { rule, namespace, credentials } }) => [rule, namespace, credentials.namespace]);
  assert.deepEqual(answers, [
    ['no-process', null, 5],
    ['threads', null, 0],
    ['creator-uid', null, 1],
    ['creator-gid', null, 1],
    ['created', 1, 1],
  ]);
}

function reading(model: Model): void {
  const state = play(model, model.freshContainer, [model.byRoot('0 1000 5')]).state;
  const text = '         0       1000          5\n';
  assert.deepEqual(
    [0, 1].map((reader) => model.read(state, 'uid_map', 1, reader).value),
    [text, text],
  );
  assert.equal(model.read(state, 'uid_map', 0, 1).value, '         0 4294967295 4294967295\n');
  for (const [namespace, reader] of [
    [5, 0],
    [0, 5],
    [5, 5],
  ] as const) {
    const { rule, errno, value } = model.read(state, 'uid_map', namespace, reader);
    assert.deepEqual([rule, errno, value], ['no-process', 'ENOENT', null]);
  }
}

function sizes(model: Model): void {
  const measure = (count: number) => {
    const { bytes, extents, storage, memory } = model.usage(lines(count, 1000));
    return [bytes, extents, storage, memory];
  };
  assert.deepEqual(measure(5), [45, 5, 'inline', { map: 64, forward: 0, reverse: 0 }]);
  assert.deepEqual(measure(6), [54, 6, 'heap', { map: 64, forward: 4080, reverse: 72 }]);
  assert.deepEqual(measure(340).slice(1), [340, 'heap', { map: 64, forward: 4080, reverse: 4080 }]);
  const { maxBytes, maxExtents, bytes } = model.usage('ä');
  assert.deepEqual([maxBytes, maxExtents, bytes], [4095, 340, 2]);
}

/** The bug shows only where the ids of the parent are not the kernel-global ones, and only above five extents. */
function staleReverse(model: Model): void {
  const creator = { ...model.initialRoot, euid: 5000, egid: 5000 };
  const outer = moved(model, model.initialState, creator);
  const maps = (['uid_map', 'gid_map'] as const).map((kind) => written(model.initialRoot, '0 5000 100\n', kind));
  const inner = moved(model, play(model, outer.state, maps).state, outer.who);
  const owners = (count: number, sortBeforeTranslation: boolean) => {
    const call = { ...written(outer.who, lines(count, 0), 'uid_map', 2), sortBeforeTranslation };
    const map = mapOf(model, model.write(inner.state, call).state, 2);
    return [model.down(map, 1).value, model.up(map, 1).munged, model.up(map, 5001).munged];
  };
  assert.deepEqual(owners(6, true), [5001, 1, 65534]);
  assert.deepEqual(owners(6, false), [5001, 65534, 1]);
  assert.deepEqual(owners(5, true), [5001, 65534, 1]);
}

function rulesAreTold(model: Model): void {
  for (const [id, { sentence, source }] of Object.entries(model.rules)) {
    assert.ok(sentence.length <= 90 && sentence.endsWith('.') && source.length > 0, id);
  }
}

export const corners: readonly Check<Model>[] = [
  { name: 'each write names the rule that decided and what it looked at', run: nameTheirRule },
  { name: 'setgroups stays denied', run: setgroupsDenied },
  { name: 'two adjacent extents of a parent are not one', run: adjacentParents },
  { name: 'a namespace needs a creator that is mapped', run: creations },
  { name: 'outside ids are shown as the reader has them', run: reading },
  { name: 'sizes are those of the kernel', run: sizes },
  { name: 'CVE-2018-18955 keeps the ids of the parent in reverse', run: staleReverse },
  { name: 'every rule has a short sentence and a source', run: rulesAreTold },
  {
    name: 'root outside may write any text that is a map',
    run: (model) => assert.equal(byRoot(model, '0 0 4294967295\n').rule, 'capable-setid'),
  },
];
