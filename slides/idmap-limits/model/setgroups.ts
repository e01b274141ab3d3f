import { callRules, notAtStart, tooLong, type Writing } from './file-rules.ts';
import { extentsOf } from './id-map.ts';
import { maxSetgroupsBytes } from './limits.ts';
import { capable, type UserNamespace } from './namespaces.ts';
import { type Decision, decideIf, firstOf } from './outcome.ts';

/** A write to `setgroups`: the decision, and what it changes in the namespace. */
export function writeSetgroups(writing: Writing): {
  readonly decision: Decision;
  readonly change?: Partial<UserNamespace>;
} {
  const refused = firstOf([open, ...callRules, ...sizeRules, word, trailingText, denied, afterMap], writing);
  if (refused) return { decision: refused };
  const { allowed } = wordOf(writing);
  return {
    decision: { rule: 'setgroups-set', evidence: { kind: 'setgroups', allowed } },
    change: { setgroupsAllowed: allowed },
  };
}

/** Two words are known. Like every C string, the text ends at a NUL. */
function wordOf({ text }: Writing) {
  const [written = ''] = text.split('\0', 1);
  const { word = '', rest = '' } = /^(?<word>allow|deny)?[\t\n\v\f\r ]*(?<rest>.*)$/s.exec(written)?.groups ?? {};
  return { word, allowed: word === 'allow', rest, column: written.length - rest.length + 1 };
}

function open({ state, file: { opener, namespace } }: Writing): Decision | null {
  const check = capable(state, opener, namespace, 'CAP_SYS_ADMIN');
  return decideIf(!check.capable, 'setgroups-open', { kind: 'capability', who: 'opener', check });
}

const sizeRules = [
  (writing: Writing) => notAtStart(writing, 'setgroups-not-at-start'),
  (writing: Writing) => tooLong(writing, 'setgroups-too-long', maxSetgroupsBytes),
];

const word = (writing: Writing): Decision | null =>
  decideIf(wordOf(writing).word === '', 'setgroups-word', { kind: 'word', text: writing.text, column: 1 });

function trailingText(writing: Writing): Decision | null {
  const { rest, column } = wordOf(writing);
  return decideIf(rest !== '', 'setgroups-trailing-text', { kind: 'word', text: rest, column });
}

const denied = (writing: Writing): Decision | null =>
  decideIf(wordOf(writing).allowed && !writing.target.setgroupsAllowed, 'setgroups-denied', {
    kind: 'setgroups',
    allowed: false,
  });

function afterMap(writing: Writing): Decision | null {
  const extents = extentsOf(writing.target.maps.gid_map).length;
  return decideIf(!wordOf(writing).allowed && extents > 0, 'setgroups-after-map', {
    kind: 'extents',
    file: 'gid_map',
    extents,
  });
}
