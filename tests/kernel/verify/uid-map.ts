import type { Capability, Credentials, OpenFile, State } from '../../../slides/idmap-limits/model.ts';
import type { Model } from '../idmap-limits/play.ts';
import { played, type Step } from '../idmap-limits/steps.ts';
import type { Feature } from './feature.ts';
import { cuts } from './shrink.ts';
import { drawUidMap } from './uid-map-draw.ts';
import { textOf, word } from './words.ts';

/** Their numbers in include/uapi/linux/capability.h. */
const bits: Readonly<Record<Capability, number>> = {
  CAP_SETGID: 6,
  CAP_SETUID: 7,
  CAP_SYS_ADMIN: 21,
  CAP_SETFCAP: 31,
};

/** A process as uid-map.c reads it. */
function whoLine({ namespace, euid, egid, capabilities }: Credentials): string {
  const mask = capabilities.reduce((sum, name) => sum + 2 ** bits[name], 0);
  return [namespace, euid, egid, mask].join(':');
}

function whoOf(text = ''): Credentials {
  const [namespace = 0, euid = 0, egid = 0, mask = 0] = text.split(':').map(Number);
  const names = Object.keys(bits) as Capability[];
  return { namespace, euid, egid, capabilities: names.filter((name) => (mask >>> bits[name]) & 1) };
}

/** A step as a line for uid-map.c. */
function lineOf(step: Step): string {
  switch (step.do) {
    case 'unshare':
      return `unshare ${whoLine(step.by)}`;
    case 'read':
      return `read ${step.file} ${step.namespace} ${step.reader}`;
    case 'write': {
      const { file, namespace, opener, writer, position = 0, call = 'write' } = step;
      return ['write', file, namespace, whoLine(opener), whoLine(writer), position, call, ...step.texts.map(word)].join(
        ' ',
      );
    }
    default:
      return [step.do, step.namespace, ...step.uids].join(' ');
  }
}

/** Reads what `lineOf` wrote. */
function stepOf(line: string): Step {
  const [call, ...words] = line.split(' ');
  if (call === 'unshare') return { do: call, by: whoOf(words[0]) };
  if (call === 'read') {
    return { do: call, file: words[0] as OpenFile['kind'], namespace: Number(words[1]), reader: Number(words[2]) };
  }
  if (call === 'up' || call === 'down') {
    return { do: call, namespace: Number(words[0]), uids: words.slice(1).map(Number) };
  }
  const [file, namespace, opener, writer, position, how, ...texts] = words;
  return {
    do: 'write',
    file: file as OpenFile['kind'],
    namespace: Number(namespace),
    opener: whoOf(opener),
    writer: whoOf(writer),
    position: Number(position),
    call: how as 'write' | 'pwrite',
    texts: texts.map(textOf),
  };
}

/** The namespaces that a step names. */
function named(step: Step): number[] {
  if (step.do === 'unshare') return [step.by.namespace];
  if (step.do === 'read') return [step.namespace, step.reader];
  return step.do === 'write' ? [step.namespace, step.opener.namespace, step.writer.namespace] : [step.namespace];
}

function answersOf(model: Model, lines: readonly string[]): string[] {
  let state: State = model.initialState;
  return lines.map((line) => {
    const step = stepOf(line);
    if (named(step).some((namespace) => !state.namespaces[namespace])) return 'no such namespace';
    const { state: next, answer } = played(model, state, step);
    state = next;
    return step.do === 'read' ? word(String(answer)) : String(answer);
  });
}

/** A write of shorter texts. */
function* shorter(line: string): Generator<string> {
  const step = stepOf(line);
  if (step.do !== 'write') return;
  for (const [at, text] of step.texts.entries()) {
    for (const characters of cuts([...text]))
      yield lineOf({ ...step, texts: step.texts.with(at, characters.join('')) });
  }
}

/** Texts and writers of `uid_map`, `gid_map`, `projid_map` and `setgroups`, and ids translated by the maps. */
export const uidMap = (model: Model): Feature => ({
  name: 'uid_map',
  program: 'tests/kernel/verify/uid-map.c',
  percent: 100,
  draw: (dice) => drawUidMap(dice).map(lineOf),
  answers: (lines) => answersOf(model, lines),
  shorter,
});
