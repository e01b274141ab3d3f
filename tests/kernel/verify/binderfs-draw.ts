import type { State } from '../../../slides/binderfs/model.ts';
import * as model from '../../../slides/binderfs/model.ts';
import { machine } from '../binderfs/machine.ts';
import { callers, callOf, lineOf, type NamedCall } from './binderfs-lines.ts';
import type { Dice } from './dice.ts';
import type { Kernel, Lines } from './feature.ts';

const repeated = <Value>(count: number, values: readonly Value[]) => Array.from({ length: count }, () => values).flat();

const long = 'ü'.repeat(128);
const names = [
  ...repeated(6, ['binder', 'hwbinder', 'one', 'two', 'one', 'two']),
  ...repeated(3, ['features', 'binder_logs', 'binder-control']),
  ...[`${long.slice(1)}x`, 'toString', '__proto__'],
];
const added = [...names, ...['', '.', '..', 'a/b', long, 'x'.repeat(255), 'x'.repeat(256), 'x'.repeat(300)]];
const paths = [
  ...repeated(5, names),
  ...repeated(4, ['features/extended_error', 'features/one', 'features/binder', 'features/two']),
  ...['binder_logs/stats', 'binder_logs/state', 'binder_logs/one', '', '.', '..', '/', '//', './', 'features/'],
  ...['features/.', 'features/..', 'features//extended_error', 'one/', 'one/two', 'missing', 'missing/', 'missing/one'],
  ...['features/../one', '../one', '/one', 'x'.repeat(255), 'x'.repeat(256), 'binder/', 'binder-control/', `${long}x`],
];
const options = [
  ...repeated(3, ['', '', '', '', 'max=2', 'max=3', 'max=1', 'max=6']),
  ...repeated(6, ['stats=global']),
  ...['max=0', 'stats=local', 'stats', 'max', 'max=', 'max=0x6', 'max=010', 'max=08', 'max=0x', 'max=+5', 'max=++5'],
  ...['max=5\n', 'max= 5', 'max=-1', 'max=1048576', 'max=1048577', 'max=4294967295', 'max=4294967296', 'max=4,max=6'],
  ...['max=18446744073709551621', 'max=4,stats=global', 'stats=global,max=abc', 'max=abc,stats=global', ',,max=5,,'],
  ...['=x,max=5', 'ro', 'ro', 'rw', 'ro,max=5', 'ro,rw', 'dirsync', 'sync', 'async', 'source=x', 'source', 'nomax'],
  ...['MAX=5', 'max=5=6', 'max=1_0', 'ro=1', 'unknown=1', 'lazytime,mand,nolazytime,nomand', 'stats=globa', 'max=0B1'],
];
const flags = [
  [],
  [],
  [],
  ['noreplace'],
  ['exchange'],
  ['exchange'],
  ['whiteout'],
  ['noreplace', 'exchange'],
  ['exchange', 'whiteout'],
];

/** One sequence, each call on what the ones before have left. */
export function drawBinderCalls(dice: Dice, { binderDevices }: Kernel): Lines {
  const { act, state } = machine(model, undefined, { devices: binderDevices });
  const lines: string[] = [];
  for (let left = dice.between(8, 40); left > 0; left--) {
    const line = lineOf(new Draw(dice, state()).call());
    lines.push(line);
    act(callOf(line));
  }
  return lines;
}

/** The next call of a sequence. */
class Draw {
  constructor(
    readonly dice: Dice,
    readonly state: State,
  ) {}

  call(): NamedCall {
    const { dice, state } = this;
    const first = state.nextInstance === 1;
    if (this.mounted().length === 0)
      return this.mount(first ? dice.pick(['hostRoot', 'hostRoot', 'rootA', 'rootB']) : undefined);
    if (state.files.length === 0 && dice.chance(60))
      return this.on('open', { caller: 'hostRoot', path: 'binder-control' });
    const kind = dice.weighted({
      ...{ mount: 5, umount: 4, remount: 5, control: 3, open: 10, close: 6, add: 26, ioctl: 14 },
      ...{ unlink: 10, rmdir: 2, rename: 18, make: 4, link: 2, stat: 6, list: 7 },
    });
    return this[kind]();
  }

  mounted = () => this.state.instances.filter(({ mounted }) => mounted).map(({ id }) => id);
  path = () => this.dice.pick(paths);
  caller = () =>
    this.dice.pick([
      ...repeated(20, ['hostRoot']),
      ...repeated(4, ['rootA']),
      'rootB',
      'rootB',
      ...Object.keys(callers),
    ]);
  fd = () => (this.dice.chance(97) ? this.dice.pick(this.state.files)?.fd : undefined) ?? 50;
  instance = () => this.dice.pick(this.mounted()) ?? 1;
  stale = () => (this.dice.chance(3) ? { instance: 60 } : {});

  on = (call: NamedCall['call'], more: object = {}): NamedCall =>
    ({ call, caller: this.caller(), instance: this.instance(), ...more }) as NamedCall;

  mount = (caller?: string) =>
    ({ call: 'mount', caller: caller ?? this.caller(), options: caller ? '' : this.dice.pick(options) }) as NamedCall;

  umount = () => this.on('umount', { ...(this.dice.chance(30) ? { detach: true } : {}), ...this.stale() });
  remount = () => this.on('remount', { options: this.dice.pick(options), ...this.stale() });
  control = () => this.on('open', { path: 'binder-control' });

  open = () => {
    const path = this.dice.chance(40) ? this.dice.pick(['binder', 'one', 'two']) : this.path();
    return this.on('open', { path, ...(this.dice.chance(25) ? { create: true } : {}) });
  };

  close = () => ({ call: 'close', fd: this.fd() }) as NamedCall;

  add = () => {
    const buffer = this.dice.chance(6) ? { buffer: this.dice.pick(['unreadable', 'unwritable']) } : {};
    const call = { call: 'ioctl', caller: this.caller(), fd: this.controlFd(), command: 'BINDER_CTL_ADD' };
    return { ...call, name: this.dice.pick(added), ...buffer } as NamedCall;
  };

  /** Mostly a descriptor of a binder-control. */
  controlFd = () => {
    const fits = this.state.files.filter(({ ino }) => ino === 2);
    return this.dice.chance(80) ? (this.dice.pick(fits)?.fd ?? this.fd()) : this.fd();
  };

  ioctl = () => {
    const command = this.dice.pick([...repeated(6, ['BINDER_SET_CONTEXT_MGR']), 'BINDER_VERSION', 'UNKNOWN']);
    const buffer = command === 'BINDER_VERSION' && this.dice.chance(30) ? { buffer: 'unwritable' } : {};
    return { call: 'ioctl', caller: this.caller(), fd: this.fd(), command, name: '', ...buffer } as NamedCall;
  };

  unlink = () => this.on('unlink', { path: this.path() });
  rmdir = () => this.on('rmdir', { path: this.path() });
  stat = () => this.on('stat', { path: this.path() });
  list = () =>
    this.on('list', { path: this.dice.pick(['', '/', 'features', 'features', '.', 'binder_logs', 'one', 'missing']) });
  link = () => this.on('link', { from: this.path(), to: this.path() });

  make = () => {
    const kinds = ['directory', 'regular', 'char', 'block', 'fifo', 'socket', 'symlink'];
    return this.on('make', { path: this.path(), kind: this.dice.pick(kinds) });
  };

  rename = () =>
    this.dice.chance(10)
      ? this.on('rename', { from: this.dice.pick(names), to: this.dice.pick(names), toInstance: this.instance() })
      : this.on('rename', { from: this.path(), to: this.path(), flags: this.dice.pick(flags) });
}
