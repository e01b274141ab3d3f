import type { Credentials, MapFile, NamespaceId, State, Write } from '../../../slides/idmap-limits/model.ts';

export type Model = typeof import('../../../slides/idmap-limits/model.ts');

/** So many lines, one id each: `0 100000 1` and so on. */
export const lines = (count: number, lower = 100_000): string =>
  Array.from({ length: count }, (_, id) => `${id} ${lower + id} 1\n`).join('');

/** Somebody without any capability. */
export const somebody: Credentials = { namespace: 0, euid: 1000, egid: 1000, capabilities: [] };

/** What root outside is answered for one text, written to a map of a fresh namespace. */
export const byRoot = (model: Model, text: string, kind?: Write['file']['kind']) =>
  model.write(model.freshContainer, model.byRoot(text, kind)).result;

/** A write to a file that is opened for it by the writer. */
export const written = (
  who: Credentials,
  text: string,
  kind: Write['file']['kind'] = 'uid_map',
  namespace: NamespaceId = 1,
): Write => ({ file: { kind, namespace, opener: who, position: 0 }, writer: who, text });

/** Plays writes one after the other. */
export function play(model: Model, state: State, writes: readonly Write[]) {
  const answers: string[] = [];
  let now = state;
  for (const write of writes) {
    const { state: next, result } = model.write(now, write);
    answers.push(result.errno);
    now = next;
  }
  return { state: now, answers };
}

/** A process that moves to a new namespace: the state, and the process there. */
export function moved(model: Model, state: State, creator: Credentials) {
  const { state: next, result } = model.unshare(state, creator);
  return { state: next, who: result.credentials, errno: result.errno };
}

/** What a process sees as its own uid and gid. */
export const ownIds = (model: Model, state: State, { namespace, euid, egid }: Credentials): number[] =>
  (
    [
      ['uid_map', euid],
      ['gid_map', egid],
    ] as const
  ).map(([file, id]) => model.up(mapOf(model, state, namespace, file), id).munged);

/** A map of a namespace. */
export const mapOf = (model: Model, state: State, namespace: NamespaceId, file: MapFile = 'uid_map') =>
  state.namespaces[namespace]?.maps[file] ?? model.emptyMap;
