import type { Derived, Side } from './lab-map.ts';
import { type Compare, type Extent, overflowId, type RuleId, rules, type TextFault } from './model.ts';

/** What the rule that decided looked at, and what became of the map; text between backticks is code. */
export function because({ written, usage, result }: Derived): string {
  const { evidence, parsed } = result;
  if (evidence.kind === 'text') return faultWords(written, evidence.fault);
  if (evidence.kind === 'size') return `The text has ${evidence.bytes} bytes.`;
  const wrapped = parsed?.lines.flatMap(({ fields }) => Object.values(fields)).find(({ truncated }) => truncated);
  if (wrapped) return `Ids have 32 bits: \`${wrapped.digits || 'nothing'}\` is stored as ${wrapped.value}.`;
  return usage.storage === 'inline'
    ? 'Kept in the struct itself, in the order written.'
    : 'Kept as two sorted arrays; Linux 4.14 answered `EINVAL`.';
}

function faultWords(written: string, { line, other }: TextFault): string {
  const text = written.split('\n')[line - 1] ?? '';
  const shown = text.length > 24 ? `${text.slice(0, 24)}…` : text;
  return `Line ${line}, \`${shown.replaceAll('`', "'") || ' '}\`${other === null ? '.' : `, meets line ${other + 1}.`}`;
}

/** The rule that decided. Where nothing refuses, the model names the last one that was asked, which is about the writer. */
export const ruleWords = (rule: RuleId): string =>
  rule === 'capable-setid' ? 'Every line passes, and the writer has `CAP_SETUID`.' : rules[rule].sentence;

/** How the id was found, in one line. */
export function lookupWords({ lookup, array, result }: Derived): string {
  if (result.errno !== 'OK') return `No map: every id shows as ${overflowId}`;
  const { compares } = lookup;
  const many = `${compares.length} ${compares.length === 1 ? 'compare' : 'compares'}`;
  const order = {
    extents: 'in the order written',
    forward: 'in `forward`, sorted by id inside',
    reverse: 'in `reverse`, sorted by id outside',
  }[lookup.array];
  return `${many} among ${array.length} ${order}`;
}

/** Every compare as a sentence, for those who do not see the drawing; a search by halves has at most nine. */
export function searchDescription(derived: Derived, side: Side): string {
  const { lookup, array, result } = derived;
  const steps = lookup.compares.map((compare) => compareWords(compare, array[compare.index], side, lookup.id));
  const answer = lookup.rule === 'mapped' ? `Answer: ${lookup.value}.` : `No answer: the id shows as ${lookup.munged}.`;
  if (result.errno !== 'OK') return answer;
  return [`${lookupWords(derived).replaceAll('`', '')}.`, ...steps, answer].join(' ');
}

function compareWords({ outcome }: Compare, extent: Extent | undefined, side: Side, id: number): string {
  if (!extent) return '';
  const range = extent.count === 1 ? `${extent[side]}` : `${extent[side]} to ${extent[side] + extent.count - 1}`;
  return outcome === 'holds' ? `${range} holds ${id}.` : `${id} is ${outcome} ${range}.`;
}
