import { byRoot, lines, type Model, mapOf, moved, ownIds, play, somebody, written } from './play.ts';

/** One text that root outside writes to the map of a child, for every row that is about nothing else. */
const texts: Readonly<Record<string, string>> = {
  I01: '0 100000 65536\n',
  I03: lines(5),
  I04: lines(6),
  I08: '0 100000 65536\n'.padEnd(4096),
  I09: longLines(170),
  I10: longLines(171),
  I13: '0 100000 10\n10 100010 10\n',
  I14: '0 100000 0\n',
  I15: '4294967290 0 10\n',
  I16: '4294967295 0 1\n',
  I17: '0 4294967295 1\n',
  I18: '0 0 4294967295\n',
  I19: '-1 100000 1\n',
  I20: '0 100000\n',
  I21: '0 100000 1 1\n',
  I22: '0\t100000\t65536\n',
  I23: '0 100000 1\n\n1 100001 1\n',
  I24: '# all of them\n0 100000 65536\n',
  I26: '0 4294967296 10\n',
  I27: '',
};

/** Lines of 24 bytes with ids of ten digits. */
function longLines(count: number): string {
  return Array.from({ length: count }, (_, id) => `${1_000_000_000 + id} ${2_000_000_000 + id} 1\n`).join('');
}

/** Somebody without capabilities writes files of a namespace that is theirs: the answers, and what they then are. */
function byOwner(model: Model, ...files: readonly (readonly ['uid_map' | 'gid_map' | 'setgroups', string])[]): unknown {
  const { state, who } = moved(model, model.initialState, somebody);
  const played = play(
    model,
    state,
    files.map(([kind, text]) => written(who, text, kind)),
  );
  const answers = files.map(([kind], index) => [kind.replace('_map', ''), played.answers[index]]);
  return [...answers, ownIds(model, played.state, who)];
}

/** Root of a namespace with the map 0 100000 1000 writes the map of a child: text, answer, lines read back. */
function nested(model: Model, text: string): unknown {
  const { initialState, initialRoot } = model;
  const creator = { ...initialRoot, euid: 100_000, egid: 100_000 };
  const outer = moved(model, initialState, creator);
  const both = (['uid_map', 'gid_map'] as const).map((kind) => written(initialRoot, '0 100000 1000\n', kind));
  const inner = moved(model, play(model, outer.state, both).state, outer.who);
  const { state, answers } = play(model, inner.state, [written(outer.who, text.replaceAll('; ', '\n'), 'uid_map', 2)]);
  return [text, ...answers, (model.read(state, 'uid_map', 2, 1).value ?? '').split('\n').length - 1];
}

/** What files of these owners seem to belong to behind a map. */
function shown(model: Model, text: string, owners: readonly number[]): unknown {
  const { state, result } = model.write(model.freshContainer, model.byRoot(text));
  return [result.errno, owners.map((owner) => model.up(mapOf(model, state, 1), owner).munged)];
}

/** Unshares again and again, with the creator mapped everywhere: how often, and the last answer. */
function deeper(model: Model): unknown {
  let { state, who, errno } = moved(model, model.initialState, model.initialRoot);
  for (let count = 0; count < 100; count++) {
    if (errno !== 'OK') return [count, errno];
    const { namespace } = who;
    const outside = { ...who, namespace: namespace - 1 };
    const maps = (['uid_map', 'gid_map'] as const).map((kind) => written(outside, '0 0 1\n', kind, namespace));
    ({ state, who, errno } = moved(model, play(model, state, maps).state, who));
  }
  return 'no end';
}

const twice = (model: Model, first: string, second: string): readonly string[] =>
  play(model, model.freshContainer, [model.byRoot(first), model.byRoot(second)]).answers;

export const rows: Readonly<Record<string, (model: Model) => unknown>> = {
  ...Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, (model: Model) => byRoot(model, text).errno])),
  I29: (model) => twice(model, '0 100000 10\n', '10 100010 10\n'),
  I30: (model) => twice(model, '0 100000 10\n', 'garbage')[1],
  I31: (model) => twice(model, 'garbage', '0 100000 10\n'),
  I33: (model) => model.write(model.initialState, written(model.initialRoot, '0 0 1\n', 'uid_map', 0)).result.errno,
  I34: (model) => byOwner(model, ['uid_map', '0 1000 1\n']),
  I38: (model) => byOwner(model, ['gid_map', '0 1000 1\n']),
  I39: (model) => byOwner(model, ['setgroups', 'deny'], ['gid_map', '0 1000 1\n']),
  I40: (model) => byOwner(model, ['uid_map', '42 1000 1\n']),
  I41: (model) =>
    play(model, model.freshContainer, [model.byRoot('0 0 1\n', 'gid_map'), model.byRoot('deny', 'setgroups')]).answers,
  I43: (model) =>
    ['garbage', 'allow\n', 'allow   '].map(
      (text) => model.write(model.freshContainer, model.byRoot(text, 'setgroups')).result.errno,
    ),
  I44: (model) => nested(model, '0 0 1000'),
  I45: (model) => nested(model, '0 0 1001'),
  I46: (model) => nested(model, '0 500 600'),
  I47: (model) => nested(model, '0 2000 1'),
  I48: (model) => nested(model, '0 0 1; 1 1 1; 2 2 1; 3 3 1; 4 4 1; 5 5 995'),
  I50: (model) => shown(model, '0 100000 1000\n', [100_000, 100_999, 101_000, 0]),
  I51: (model) => shown(model, '0 100000 999\n999 999 1\n1000 101000 1\n', [100_998, 999, 101_000, 100_999]),
  I52: (model) =>
    shown(
      model,
      [0, 1, 2, 3, 4, 5].map((id) => `${id} ${100_005 - id} 1\n`).join(''),
      [0, 1, 2, 3, 4, 5, 6].map((id) => 100_000 + id),
    ),
  I55: deeper,
  I56: (model) => model.unshare(model.initialState, model.initialRoot, 2).result.errno,
  I58: (model) => {
    const withoutSetfcap = model.allCapabilities.filter((capability) => capability !== 'CAP_SETFCAP');
    const { state, who } = moved(model, model.initialState, { ...model.initialRoot, capabilities: withoutSetfcap });
    return model.write(state, written(who, '0 0 1\n')).result.errno;
  },
};
