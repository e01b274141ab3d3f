import assert from 'node:assert/strict';
import type { Kernel, RuleId } from '../../../slides/mount-api/model.ts';
import type { Check } from '../checks.ts';
import { recorded } from './recordings.ts';
import { type Answered, callOf, type Model, play } from './sequence.ts';
import { answers, attached, context, created, mounted } from './session.ts';

const stateAfter = (model: Model, lines: readonly string[]) =>
  play(model, lines, model.start({ kernel: '6.18' })).state;

/** The rule that decides the last of some lines. */
function ruleOf(model: Model, lines: readonly string[]): RuleId {
  const { call, caller } = callOf(lines.at(-1) ?? '');
  return model.step(stateAfter(model, lines.slice(0, -1)), call, caller).result.rule;
}

/** The rules that decide the calls of a recorded sequence. */
function rulesOf(model: Model, kernel: Kernel, lines: readonly Answered[]): readonly RuleId[] {
  let state = model.start({ kernel, proc: lines[0]?.[0] !== 'noproc' });
  return lines
    .filter(([line]) => !line.endsWith('mountinfo') && line !== 'noproc')
    .map(([line]) => {
      const { call, caller } = callOf(line);
      const next = model.step(state, call, caller);
      state = next.state;
      return next.result.rule;
    });
}

/** Answers that differ in nothing but the rule, and answers that only the model gives. */
const decided: readonly (readonly [rule: RuleId, lines: readonly string[]])[] = [
  ['beyond-the-model', ['r fsopen ext4 0', 'r fsconfig 3 1 data ordered 0']],
  ['beyond-the-model', ['r fsopen overlay 0', 'r fsconfig 3 1 lowerdir /a 0']],
  ['parameter-common-flag', context('r fsconfig 3 0 ro ~ 0')],
  ['parameter-set', context('r fsconfig 3 1 size 1m 0')],
  ['source-twice', context('r fsconfig 3 1 source x 0', 'r fsconfig 3 1 source y 0')],
  ['create-phase', created('r fsconfig 3 6 ~ ~ 0')],
  ['reconfigure-phase', created('r fsconfig 3 7 ~ ~ 0')],
  ['parameters-frozen', created('r fsconfig 3 1 size 1m 0')],
  ['fsmount-no-superblock', context('r fsmount 3 0 0')],
  ['fsmount-phase', mounted('r fsmount 3 0 0')],
  ['tmpfs-reconfigure', mounted('r fsconfig 3 0 noswap ~ 0', 'r fsconfig 3 7 ~ ~ 0')],
  ['move-ok', mounted("r move_mount 4 '' -100 /a 4")],
  ['move-beneath-ok', attached('r open_tree -100 /m 1', "r move_mount 5 '' -100 /a 516")],
  ['move-mount-root', ['r move_mount -100 /a -100 /m 0']],
  ['move-directory-onto-file', mounted("r move_mount 4 '' -100 /file 4")],
  ['move-locked', ['c move_mount -100 /proc -100 /m 0']],
  ['move-target-namespace', ['r open_tree -100 /a 1', "r move_mount -100 /proc 3 '' 64"]],
  ['move-within-detached', mounted("r move_mount 4 '' 4 '' 68")],
  ['userns-chrooted', mounted("r move_mount 4 '' -100 / 4", 'r userns 0 10000 100')],
  ['userns-ok', mounted("r move_mount 4 '' -100 / 4", 'r userns initial')],
  ['userns-ok', mounted("r move_mount 4 '' -100 / 4", 'c userns 0 10000 100')],
  ['userns-ok', attached('r userns 0 10000 100')],
  // As in a kernel without CONFIG_NUMA: mm/shmem.c.
  ['tmpfs-unsupported', context('r fsconfig 3 1 mpol default 0')],
  // 2^31 and more is no descriptor; record.c cannot pass it. fs/namespace.c: build_mount_idmapped().
  ['idmap-descriptor', mounted("r mount_setattr 4 '' 4096 1048576 0 0 2147483648 32")],
];

export const corners: readonly Check<Model>[] = [
  ...decided.map(([rule, lines]) => ({
    name: `${rule}: ${lines.at(-1)}`,
    run: (model: Model) => assert.equal(ruleOf(model, lines), rule),
  })),
  {
    name: 'a context shows the parameters it accepted, until it is cleaned',
    run: (model) => {
      const lines = context('r fsconfig 3 1 size 1m 0', 'r fsconfig 3 0 ro ~ 0', 'r fsconfig 3 0 bogus ~ 0');
      const descriptor = stateAfter(model, lines).descriptors[3];
      assert.ok(descriptor?.kind === 'context');
      assert.deepEqual(descriptor.context.parameters, ['size=1m', 'ro']);
    },
  },
  {
    name: 'descriptors close on exec when asked to',
    run: (model) => {
      const lines = attached('r fspick -100 /a 1', 'r open_tree -100 /a 524288', 'r open_tree -100 /a 524289');
      const { descriptors } = stateAfter(model, [...lines, 'r open_tree -100 /a 1', 'r fspick -100 /a 0']);
      const closing = Object.values(descriptors).map(({ closeOnExec }) => closeOnExec);
      assert.deepEqual(closing, [true, true, true, true, true, false, false]);
    },
  },
  {
    name: 'a detached mount is listed apart, an attached one with its parent, a dissolved one nowhere',
    run: (model) => {
      const lists = (lines: readonly string[]) => {
        const state = stateAfter(model, lines);
        const lines_ = [model.mountinfo(state), model.detachedMounts(state)];
        return lines_.map((list) => list.map(({ path, parent }) => [path, parent]));
      };
      const tree = [
        ['/', null],
        ['/proc', 2],
      ];
      assert.deepEqual(lists(mounted()), [tree, [['/', null]]]);
      assert.deepEqual(lists(attached()), [[...tree, ['/a', 2]], []]);
      assert.deepEqual(lists(mounted('r close 4')), [tree, []]);
      assert.deepEqual(lists(['r open_tree -100 / 32769'])[1], [
        ['/', null],
        ['/proc', 8],
      ]);
    },
  },
  {
    // As 6.18.44 shows it; record.c cannot compare the root, which is the number of the namespace.
    name: 'a namespace that is bound has no atime option',
    run: (model) => {
      const state = stateAfter(model, ['r userns initial', "r open_tree 3 '' 4097"]);
      assert.deepEqual(
        model.detachedMounts(state).map(({ type, options }) => [type, options]),
        [['nsfs', 'rw']],
      );
    },
  },
  {
    name: 'every rule decides a call that was recorded or is listed here',
    run: (model) => {
      // The rule named here decides in recorded-many-mounts.json.
      const seen = new Set<string>(['move-too-many', ...decided.map(([rule]) => rule)]);
      for (const { kernel, cases } of recorded) {
        for (const lines of cases) for (const rule of rulesOf(model, kernel, lines)) seen.add(rule);
      }
      assert.deepEqual(
        Object.keys(model.rules).filter((rule) => !seen.has(rule)),
        [],
      );
    },
  },
  {
    name: 'half of the memory is the limit of a tmpfs that names none',
    run: (model) => {
      const full = ['r write -100 /a/f 4096', 'r write -100 /a/f 536866816', 'r write -100 /a/f 1'];
      const half = ['r fspick -100 /a 0', 'r fsconfig 5 1 size 50% 0', 'r fsconfig 5 7 ~ ~ 0'];
      assert.deepEqual(answers(model, attached(...full)).slice(-2), ['OK', 'ENOSPC']);
      assert.deepEqual(answers(model, attached(...half, ...full)).slice(-2), ['OK', 'ENOSPC']);
    },
  },
  {
    name: 'every rule says something in at most 90 characters and has a source',
    run: (model) => {
      for (const { says, source } of Object.values(model.rules)) assert.ok(says.length <= 90 && source !== '', says);
    },
  },
];
