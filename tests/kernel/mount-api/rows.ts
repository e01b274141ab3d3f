import assert from 'node:assert/strict';
import { type Model, play } from './sequence.ts';
import { answers, attached, context, created, last, message, mounted, plain } from './session.ts';

const idmap = (userns: number) => `r mount_setattr 3 '' 0x1000 0x100000 0 0 ${userns} 32`;
const clone = ['r open_tree -100 /a 1', 'r userns 0 10000 100'];

/** Rows that are one call in a situation: what is played, the call last. */
export const situations: Readonly<Record<string, readonly string[]>> = {
  M03: ['r fsopen nosuch 0'],
  M04: ['r fsopen tmpfs 2'],
  M05: context('r read 3 512'),
  M06: context('r fsmount 3 0 0'),
  M10: context('r fsconfig 3 1 bogus 1 0', 'r read 3 512', 'r read 3 512'),
  M11: context('r fsconfig 3 1 bogus 1 0', 'r read 3 4'),
  M12: context('r fsconfig 3 0 ro x 0'),
  M13: context('r fsconfig 3 1 size ~ 0'),
  M14: context('r fsconfig 3 1 size 1m 1'),
  M16: context('r fsconfig 3 6 key ~ 0'),
  M19: context('r fsconfig 3 7 ~ ~ 0'),
  M21: context('r fsconfig 3 6 ~ ~ 0'),
  M22: created('r fsconfig 3 6 ~ ~ 0'),
  M23: created('r fsconfig 3 1 size 1m 0'),
  M24: created('r fsmount 3 2 0'),
  M25: created('r fsmount 3 0 0x40000000'),
  M26: created('r fsmount 3 0 0x30'),
  M28: created('r fsmount 3 1 6'),
  M30: mounted('r fsconfig 3 1 size 2m 0'),
  M31: mounted('r fsconfig 3 1 size 2m 0', 'r fsconfig 3 7 ~ ~ 0'),
  M32: mounted('r fsconfig 3 6 ~ ~ 0'),
  M34: mounted("r move_mount 4 '' -100 /a 0"),
  M35: mounted("r move_mount 4 '' -100 /a 0xc"),
  M36: mounted("r move_mount 4 '' -100 /file 4"),
  M37: mounted("r move_mount 4 '' -100 /missing 4"),
  M41: ['r move_mount -100 /a/b -100 /m 0'],
  M44: ['r open_tree -100 /a 4'],
  M46: ['r open_tree -100 /a/b 1'],
  M47: ['r mkdir -100 /m3', 'r open_tree -100 /a/b 1', "r move_mount 3 '' -100 /m3 4"],
  M49: ['r fspick -100 /a 0'],
  M52: attached('r fspick -100 /a 0', 'r fsconfig 5 0 ro ~ 0', 'r fsconfig 5 7 ~ ~ 0', 'r write -100 /a/f 1'),
  M53: attached('r fspick -100 /a 0', 'r fsconfig 5 6 ~ ~ 0'),
  M55: context('r fsconfig 3 1 size abc 0'),
  M56: ['r fsopen overlay 1', 'r fsconfig 3 6 ~ ~ 0'],
  M57: ['r fsopen overlay 1', 'r fsconfig 3 6 ~ ~ 0', 'r fsconfig 3 1 lowerdir+ /a 0'],
  M58: context('r fsconfig 3 8 ~ ~ 0'),
  M62: ['o fsopen tmpfs 0'],
  M74: attached('r mount_setattr -100 /a 0 0x10 0x70 0 0 32'),
  M76: attached('r mount_setattr -100 /a 0 0x40000000 0 0 0 32'),
  M78: ['r mount_setattr -100 /a 0 1 0 0 0 32'],
  M79: ['r mount_setattr -100 / 0 0 0 0 0 32'],
  M81: [...clone, idmap(4), 'r userns 0 20000 100', idmap(5)],
  M82: [...clone, 'r userns initial', idmap(5)],
};

const belowUse = attached('r write -100 /a/f 65536', 'r fsconfig 3 1 size 4k 0', 'r fsconfig 3 7 ~ ~ 0');

type Answer = string | number | boolean;

/** Rows with several answers, or that look at something else than the last one. */
export const observations: Readonly<Record<string, (model: Model) => Answer | readonly Answer[]>> = {
  M02: (model) => {
    const { state } = play(model, context(), model.start({ kernel: '6.18' }));
    return Number(state.descriptors[3]?.closeOnExec);
  },
  M09: (model) => message(model, context('r fsconfig 3 1 bogus 1 0', 'r read 3 512')),
  M20b: (model) => {
    const lines = context('r fsconfig 3 1 source a 0', 'r fsconfig 3 1 source b 0', 'r read 3 512');
    return message(model, lines).includes('Multiple sources');
  },
  M48: (model) => {
    const others = Array.from({ length: 21 }, (_, index) => index);
    const bind = others.flatMap((index) => [
      `r mkdir -100 /m/${index}`,
      'r open_tree -100 /a 1',
      `r move_mount ${3 + index} '' -100 /m/${index} 4`,
    ]);
    const count = (...lines: string[]) =>
      model.mountinfo(play(model, [...bind, ...lines], model.start({ kernel: '6.18' })).state).length;
    assert.equal(count('r open_tree -100 /a 1', 'r close 24'), count());
    return count('r open_tree -100 /a 1');
  },
  M54: (model) =>
    last(model, belowUse) === 'EINVAL' && message(model, [...belowUse, 'r read 3 512']).includes('Too small a size'),
  M20: (model) => tail(model, context('r fsconfig 3 1 source a 0', 'r fsconfig 3 1 source b 0'), 2),
  M60: (model) => tail(model, ['c fsopen tmpfs 0', 'c fsconfig 3 6 ~ ~ 0', 'c fsmount 3 0 0'], 3),
  M61: (model) => tail(model, ['c fsopen ext4 0', 'c fsconfig 3 6 ~ ~ 0'], 2),
  M63: (model) =>
    tail(model, ['u fsopen tmpfs 0', 'u open_tree -100 /a 1', 'u open_tree -100 /a 0', 'u fspick -100 / 0'], 4),
  M80: (model) => {
    const [set = '', owner = ''] = answers(model, [...clone, idmap(4), "r stat 3 ''"]).slice(-2);
    return [set, Number(owner.slice('OK '.length))];
  },
};

const tail = (model: Model, lines: readonly string[], count: number) => answers(model, lines).slice(-count).map(plain);
