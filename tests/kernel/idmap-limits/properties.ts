import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Extent, IdMap, Lookup, OpenFile, State, UserNamespace } from '../../../slides/idmap-limits/model.ts';
import type { Check } from '../checks.ts';
import type { Model } from './play.ts';

const settings = { seed: 1, numRuns: 200 };

/** Extents that overlap on neither side, in any order on both. */
const extents = (most: number): fc.Arbitrary<Extent[]> =>
  fc
    .array(fc.record({ gap: fc.nat(3), count: fc.integer({ min: 1, max: 4 }), order: fc.nat() }), { maxLength: most })
    .chain((drawn) => fc.shuffledSubarray(placed(drawn), { minLength: drawn.length }));

function placed(drawn: readonly { gap: number; count: number; order: number }[]): Extent[] {
  const byOrder = drawn.toSorted((a, b) => a.order - b.order);
  const inside = starts(drawn);
  const outside = starts(byOrder);
  return drawn.map((each, at) => ({
    first: inside[at] ?? 0,
    lowerFirst: 1000 + (outside[byOrder.indexOf(each)] ?? 0),
    count: each.count,
  }));
}

function starts(drawn: readonly { gap: number; count: number }[]): number[] {
  let next = 0;
  return drawn.map(({ gap, count }) => {
    next += gap + count;
    return next - count;
  });
}

const idsOf = (all: readonly Extent[]) =>
  all.flatMap(({ first, count }) => Array.from({ length: count }, (_, offset) => first + offset));

function backAndForth(model: Model): void {
  const maps = extents(60).map((all) => ({ map: model.idMap(all), ids: idsOf(all) }));
  const holds = fc.property(maps, ({ map, ids }) => {
    const found = ids.map((id) => model.down(map, id).value);
    assert.equal(new Set(found).size, ids.length);
    assert.deepEqual(
      found.map((id) => model.up(map, id).value),
      ids,
    );
  });
  fc.assert(holds, settings);
}

/** What a map means, without any search. */
function meant(all: readonly Extent[], side: 'first' | 'lowerFirst', id: number): number {
  const extent = all.find((each) => id >= each[side] && id < each[side] + each.count);
  const other = side === 'first' ? 'lowerFirst' : 'first';
  return extent ? extent[other] + id - extent[side] : 4_294_967_295;
}

function searchesFind(model: Model): void {
  const holds = fc.property(extents(340), fc.array(fc.nat(2500), { minLength: 5, maxLength: 5 }), (all, ids) => {
    const map = model.idMap(all);
    for (const id of ids) {
      const searches = [
        { side: 'first', found: model.down(map, id) },
        { side: 'lowerFirst', found: model.up(map, id) },
      ] as const;
      for (const { side, found } of searches) {
        assert.equal(found.value, meant(all, side, id));
        assert.equal(found.munged, found.rule === 'mapped' ? found.value : 65_534);
        tracesAreSearches(map, side, found, all.length);
      }
    }
  });
  fc.assert(holds, settings);
}

function tracesAreSearches(
  map: IdMap,
  side: 'first' | 'lowerFirst',
  { array, compares, rule, id }: Lookup,
  count: number,
): void {
  assert.equal(array, count <= 5 ? 'extents' : side === 'first' ? 'forward' : 'reverse');
  assert.ok(compares.length <= (count <= 5 ? 5 : Math.floor(Math.log2(count)) + 1));
  const searched = map.storage === 'heap' ? map[side === 'first' ? 'forward' : 'reverse'] : map.extents;
  for (const [at, { from, to, index, outcome }] of compares.entries()) {
    assert.ok(from <= index && index < to && to <= count);
    const { [side]: first = 0, count: size = 0 } = searched[index] ?? {};
    assert.equal(outcome, id < first ? 'below' : id < first + size ? 'holds' : 'above');
    assert.equal(outcome === 'holds', rule === 'mapped' && at === compares.length - 1);
    assert.equal(index, map.storage === 'heap' ? from + ((to - from) >> 1) : at);
  }
  if (rule === 'unmapped' && count <= 5) assert.equal(compares.length, count);
}

function arraysArePermutations(model: Model): void {
  const text = ({ first, lowerFirst, count }: Extent) => `${first} ${lowerFirst} ${count}`;
  const holds = fc.property(extents(340), (all) => {
    const map = model.idMap(all);
    if (map.storage === 'inline') return assert.deepEqual([map.extents, all.length <= 5], [all, true]);
    assert.ok(all.length > 5);
    for (const [side, sorted] of [
      ['first', map.forward],
      ['lowerFirst', map.reverse],
    ] as const) {
      assert.deepEqual(sorted.map(text).toSorted(), all.map(text).toSorted());
      for (const [at, extent] of sorted.slice(1).entries()) assert.ok((sorted[at]?.[side] ?? 0) < extent[side]);
    }
  });
  fc.assert(holds, settings);
}

function printedIsParsed(model: Model): void {
  const holds = fc.property(extents(340), (all) => {
    fc.pre(all.length > 0);
    const { lines, fault } = model.parseMap(model.textOf(all));
    assert.equal(fault, null);
    assert.deepEqual(
      lines.map(({ extent }) => extent),
      all,
    );
  });
  fc.assert(holds, settings);
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'0123456789 \t\n\n\0-x#\u00a0\ud800'), maxLength: 200 }),
  fc.constantFrom('0 0 1', 'deny', 'allow', '9'.repeat(100_000), '0 0 1\n'.repeat(100_000), '\n'.repeat(100_000)),
);
const anyNumber = fc.oneof(fc.integer({ min: -2, max: 4 }), fc.double({ noNaN: true }), fc.constant(2 ** 53));

function anyState(model: Model): fc.Arbitrary<State> {
  const maps = fc
    .array(fc.record({ first: anyNumber, lowerFirst: anyNumber, count: anyNumber }), { maxLength: 8 })
    .map((all) => ({ uid_map: model.idMap(all), gid_map: model.emptyMap, projid_map: model.idMap(all) }));
  const namespace: fc.Arbitrary<UserNamespace> = fc.record({
    parent: fc.option(anyNumber),
    owner: anyNumber,
    creatorHadSetfcap: fc.boolean(),
    setgroupsAllowed: fc.boolean(),
    maps: fc.oneof(maps, fc.constant({ uid_map: model.emptyMap, gid_map: model.emptyMap, projid_map: model.emptyMap })),
  });
  return fc.record({ namespaces: fc.array(namespace, { maxLength: 5 }) });
}

/** Even a state that no kernel could be in, with loops among parents, and handles of nothing. */
function alwaysAnswers(model: Model): void {
  const who = fc.record({
    namespace: anyNumber,
    euid: anyNumber,
    egid: anyNumber,
    capabilities: fc.subarray([...model.allCapabilities]),
  });
  const kind = fc.constantFrom<OpenFile['kind']>('uid_map', 'gid_map', 'projid_map', 'setgroups');
  const write = fc.record({
    file: fc.record({ kind, namespace: anyNumber, opener: who, position: fc.oneof(fc.constant(0), anyNumber) }),
    writer: who,
    text: anyText,
    call: fc.constantFrom('write' as const, 'pwrite' as const),
    sortBeforeTranslation: fc.boolean(),
  });
  const holds = fc.property(anyState(model), write, anyNumber, (state, call, number) => {
    const before = JSON.stringify(state);
    const { result } = model.write(state, call);
    assert.equal(result.errno, model.rules[result.rule].errno);
    const read = model.read(state, call.file.kind, call.file.namespace, number);
    assert.equal(read.errno, model.rules[read.rule].errno);
    const created = model.unshare(state, call.writer, number).result;
    assert.equal(created.errno, model.rules[created.rule].errno);
    for (const { maps } of state.namespaces) {
      for (const found of [model.up(maps.uid_map, number), model.down(maps.uid_map, number)]) {
        assert.ok(found.compares.length <= 8);
      }
    }
    model.usage(call.text);
    assert.equal(JSON.stringify(state), before);
  });
  fc.assert(holds, { seed: 1, numRuns: 500 });
}

export const properties: readonly Check<Model>[] = [
  { name: 'an id that goes down comes up again, and no two go to the same', run: backAndForth },
  { name: 'searches find what a map means, in few compares that are shown', run: searchesFind },
  { name: 'sorted arrays have the extents as written', run: arraysArePermutations },
  { name: 'extents that are printed are parsed as they were', run: printedIsParsed },
  { name: 'everything has an answer', run: alwaysAnswers },
];
