import type { Credentials, OpenFile, State } from '../../../slides/idmap-limits/model.ts';
import { type Model, mapOf } from './play.ts';

type Kind = OpenFile['kind'];

/** Something that a process does to user namespaces. `Who` says which process. */
export type Step<Who = Credentials> =
  | { readonly do: 'unshare'; readonly by: Who }
  | {
      /** One descriptor, to which all texts are written. */
      readonly do: 'write';
      readonly file: Kind;
      readonly namespace: number;
      readonly opener: Who;
      readonly writer: Who;
      readonly texts: readonly string[];
      readonly position?: number;
      readonly call?: 'write' | 'pwrite';
    }
  | { readonly do: 'read'; readonly file: Kind; readonly namespace: number; readonly reader: number }
  | { readonly do: 'up' | 'down'; readonly namespace: number; readonly uids: readonly number[] };

/** Plays one step: the next state, and the answer in the words of a recording. */
export function played(model: Model, state: State, step: Step): { state: State; answer: unknown } {
  if (step.do === 'unshare') {
    const { state: next, result } = model.unshare(state, step.by);
    return { state: next, answer: result.errno };
  }
  if (step.do === 'write') return writes(model, state, step);
  if (step.do === 'read') {
    return { state, answer: model.read(state, step.file, step.namespace, step.reader).value };
  }
  const map = mapOf(model, state, step.namespace);
  if (step.do === 'up') return { state, answer: step.uids.map((id) => model.up(map, id).munged) };
  const found = step.uids.map((id) => model.down(map, id));
  return { state, answer: found.map(({ rule, value }) => (rule === 'mapped' ? value : 'EINVAL')) };
}

function writes(model: Model, state: State, step: Step & { do: 'write' }): { state: State; answer: string[] } {
  const { writer, opener, namespace, call = 'write' } = step;
  let now = state;
  let file: OpenFile = { kind: step.file, namespace, opener, position: step.position ?? 0 };
  const answer = step.texts.map((text) => {
    const { state: next, result } = model.write(now, { file, writer, text, call });
    now = next;
    file = result.file;
    return result.errno;
  });
  return { state: now, answer };
}
