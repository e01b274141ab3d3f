import type { Descriptor, State } from '../../../slides/mount-api/model.ts';
import * as model from '../../../slides/mount-api/model.ts';
import { play } from '../mount-api/sequence.ts';
import type { Dice } from './dice.ts';
import type { Kernel, Lines } from './feature.ts';
import { parameter } from './mount-context-words.ts';

/** A first line that is no call: the tree has no /proc. */
export const noProc = 'noproc';

const callers = ['r', 'r', 'r', 'c', 'c', 'o', 'u'] as const;
const places = [
  '/a',
  '/a',
  '/a/b',
  '/m',
  '/m',
  '/',
  '/proc',
  '/file',
  '/a/d',
  '/m/d',
  '/nope',
  '/file/x',
  '/a/..',
] as const;
const types = ['tmpfs', 'tmpfs', 'tmpfs', 'tmpfs', 'proc', 'ext4', 'overlay', 'nosuch', "''"] as const;
const attributes = [0, 0, 1, 2, 4, 8, 0x10, 0x20, 0x30, 0x80, 0xf, 0x200000] as const;
const cleared = [0, 0, 0x70, 0x70, 1, 2, 4, 8, 0x10, 0x80, 0x100000, 0x40000000] as const;

/** One sequence: mostly calls that fit the state that the ones before have led to. */
export function drawMountCalls(dice: Dice, kernel: Kernel): Lines {
  const first = dice.chance(15) ? [noProc] : [];
  const lines: string[] = [...first];
  let state = model.start({ kernel: kernel.release, proc: first.length === 0 });
  const usual = dice.pick(['r', 'r', 'r', 'c']);
  for (let left = dice.between(5, 25); left > 0; left--) {
    const draw = new Draw(dice, state, dice.chance(88) ? usual : dice.pick(callers));
    const line = `${draw.caller} ${(dice.chance(45) && draw.next()) || draw.any()}`;
    const { beyond, state: next } = play(model, [line], state);
    if (beyond >= 0 || (line.includes('move_mount') && mayPropagate(state))) continue;
    lines.push(line);
    state = next;
  }
  return [...lines, 'r mountinfo', 'c mountinfo'];
}

/** Whether what is attached could be copied to a peer, which the model leaves out. */
const mayPropagate = ({ mounts }: State) =>
  Object.values(mounts).filter(({ propagation }) => propagation === 'shared').length > 1;

/** The next call. */
class Draw {
  constructor(
    readonly dice: Dice,
    readonly state: State,
    readonly caller: string,
  ) {}

  /** What would usually come next: a context is created and mounted, a new mount is attached. */
  next(): string | undefined {
    const attached = Object.values(this.state.mounts).filter(({ at }) => at !== null);
    const steps = Object.entries(this.state.descriptors).flatMap(([fd, each]) => {
      if (each.kind === 'path') {
        const free = each.needUnmount && !attached.some(({ id }) => id === each.path.mount);
        return free ? [`move_mount ${fd} '' -100 ${this.dice.pick(['/a', '/m', '/a/b', '/'])} 4`] : [];
      }
      if (each.kind !== 'context') return [];
      if (each.context.phase === 'CREATE_PARAMS') return [`fsconfig ${fd} 6 ~ ~ 0`];
      return each.context.phase === 'AWAITING_MOUNT' ? [`fsmount ${fd} 1 ${this.dice.pick(attributes)}`] : [];
    });
    return this.dice.pick(steps);
  }

  any(): string {
    const { dice } = this;
    const made = Object.keys(this.state.descriptors).length > 0;
    const kind = dice.weighted({
      fsopen: made ? 6 : 40,
      fsconfig: made ? 30 : 1,
      create: made ? 14 : 0,
      fsmount: made ? 12 : 1,
      fspick: 5,
      openTree: 8,
      moveMount: made ? 22 : 2,
      setattr: 12,
      read: made ? 8 : 1,
      close: made ? 3 : 0,
      files: 10,
      userns: 4,
    });
    return this[kind]();
  }

  /** A descriptor of some kind that is open; now and then another one. */
  fd(wanted: (descriptor: Descriptor) => boolean): number {
    const all = Object.entries(this.state.descriptors);
    const fitting = all.filter(([, descriptor]) => wanted(descriptor));
    const found = this.dice.chance(92) && fitting.length > 0 ? this.dice.pick(fitting) : this.dice.pick(all);
    return found && this.dice.chance(97) ? Number(found[0]) : this.dice.pick([-1, 999, 3]);
  }

  context(...phases: string[]): number {
    const fits = (each: Descriptor) =>
      each.kind === 'context' && (phases.length === 0 || phases.includes(each.context.phase));
    return this.fd(fits);
  }

  mount = () => this.fd(({ kind }) => kind === 'path');

  /** A directory and a path from there, as two arguments. */
  place(): string {
    const path = this.dice.pick(places);
    return this.dice.chance(80) ? `-100 ${path}` : `${this.mount()} ${this.dice.pick(['b', 'd', '.', '..', path])}`;
  }

  bits(...all: [number, ...number[]]): number {
    return this.dice.pick([0, 1]) ? this.dice.pick(all) : this.dice.pick(all) | this.dice.pick(all);
  }

  fsopen = () => `fsopen ${this.dice.pick(types)} ${this.dice.pick([0, 1, 1, 1, 2])}`;

  fsconfig(): string {
    const fd = this.context('CREATE_PARAMS', 'RECONF_PARAMS', 'AWAITING_RECONF');
    const open = this.state.descriptors[fd];
    const type = open?.kind === 'context' ? open.context.type : 'tmpfs';
    return `fsconfig ${fd} ${parameter(this.dice, type, () => this.mount())}`;
  }

  create(): string {
    const command = this.dice.weighted({ 6: 8, 7: 4, 8: 1 });
    const phases = command === '7' ? ['RECONF_PARAMS', 'AWAITING_RECONF'] : ['CREATE_PARAMS'];
    const argument = this.dice.chance(96) ? '~ ~ 0' : this.dice.pick(['key ~ 0', '~ value 0', '~ ~ 1']);
    return `fsconfig ${this.context(...phases)} ${command} ${argument}`;
  }

  fsmount = () => {
    const flags = this.dice.pick([0, 1, 1, 1, 2]);
    return `fsmount ${this.context('AWAITING_MOUNT')} ${flags} ${this.dice.pick([...attributes, 0x100000, 0x40000000])}`;
  };

  fspick = () => {
    const flags = this.dice.pick([0, 0, 1, 8, 16]);
    return `fspick ${this.dice.chance(80) ? this.place() : `${this.mount()} ''`} ${flags}`;
  };

  openTree = () => {
    const flags = this.bits(0, 1, 1, 1, 0x8000, 0x80000, 0x8001, 0x100, 0x800, 0x2000);
    return this.dice.chance(75)
      ? `open_tree ${this.place()} ${flags}`
      : `open_tree ${this.mount()} '' ${flags | this.dice.pick([0x1000, 0x1000, 0])}`;
  };

  moveMount = () => {
    const extra = this.dice.pick([0, 0, 0, 0, 0, 0x200, 0x200, 0x100, 0x100, 0x300, 0x1, 0x10, 0x400]);
    const [from, empty] = this.dice.chance(80) ? [`${this.mount()} ''`, 4] : [this.place(), 0];
    const [to, emptyTo] = this.dice.chance(85) ? [this.place(), 0] : [`${this.mount()} ''`, 0x40];
    return `move_mount ${from} ${to} ${(this.dice.chance(96) ? empty | emptyTo : 0) | extra}`;
  };

  setattr = () => {
    const { dice } = this;
    const where = dice.chance(55) ? `${this.mount()} ''` : this.place();
    const flags = (where.endsWith("''") ? 0x1000 : 0) | dice.pick([0, 0, 0x8000, 0x100, 0x200]);
    const propagation = dice.pick([0, 0, 0, 1 << 17, 1 << 18, 1 << 19, 1 << 20, 1 << 20, 3 << 19, 1 << 14]);
    const userns = this.fd(({ kind }) => kind === 'userns');
    const set = dice.chance(25) ? 0x100000 | dice.pick(attributes) : this.bits(...attributes);
    return `mount_setattr ${where} ${flags} ${set} ${this.bits(...cleared)} ${propagation} ${userns} ${dice.pick([32, 32, 32, 32, 40, 31, 5000])}`;
  };

  read = () => `read ${this.context()} ${this.dice.pick([512, 512, 512, 4, 0])}`;

  close = () => `close ${this.fd(() => true)}`;

  files = () => {
    const { dice } = this;
    const where = dice.chance(75) ? this.place() : `${this.mount()} ${dice.pick(['f', 'd', 'd/f', "''"])}`;
    const call = dice.weighted({ mkdir: 3, write: 4, stat: 3 });
    if (call === 'write')
      return `write ${where}${dice.pick(['', '/f', '/f'])} ${dice.pick([0, 1, 1, 4096, 4097, 65_536])}`;
    return `${call} ${where}${call === 'mkdir' ? dice.pick(['', '/d', '/d']) : ''}`;
  };

  userns = () => {
    // Others may not write such maps, nor look into the container.
    if (!'rc'.includes(this.caller)) return 'userns initial';
    const extents = ['0 10000 100', '0 0 65536', '5 100 10'];
    return `userns ${this.dice.pick(['initial', 'container', ...extents, ...extents])}`;
  };
}
