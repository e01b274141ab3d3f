import type { UserNamespace } from './callers.ts';
import { byteLength, cut } from './text.ts';

/** What a kernel was built and booted with. */
export interface Boot {
  /** The parameter `binder_linux.devices`: names with commas between; an empty one ends the list. */
  readonly devices?: string;
  /** How many minors there are, 0 to 1048576: BINDERFS_MAX_MINOR, which is 1048576 in every real kernel. */
  readonly pool?: number;
  /** The major that binderfs gets at boot. It differs from kernel to kernel. */
  readonly major?: number;
}

interface Entry {
  /** The inode number: 1 is the root, 2 is binder-control, a device has its minor + 3. */
  readonly ino: number;
  /** The directory's inode number; null when the node has no name any more and lives for its open files. */
  readonly parent: number | null;
  readonly name: string;
}

export interface Directory extends Entry {
  readonly kind: 'directory';
}

/** A file below features or binder_logs. */
export interface PlainFile extends Entry {
  readonly kind: 'file';
}

export interface Control extends Entry {
  readonly kind: 'control';
  readonly minor: number;
}

export interface Device extends Entry {
  readonly kind: 'device';
  readonly minor: number;
  /** The descriptor whose opener is the context manager. */
  readonly manager: number | null;
  /** The first manager's user as the initial user namespace numbers it. It stays for as long as the device. */
  readonly managerUid: number | null;
}

export type Node = Directory | PlainFile | Control | Device;

/** One instance: what one mount made. */
export interface Instance {
  readonly id: number;
  /** Whether it can be reached by paths. One that was detached lives on for its open files. */
  readonly mounted: boolean;
  readonly max: number;
  readonly stats: boolean;
  readonly readOnly: boolean;
  /** Of who mounted it. */
  readonly userNamespace: UserNamespace | null;
  readonly ipcNamespace: 'initial' | 'other';
  /** All nodes but the root, in the order in which they were made. */
  readonly nodes: readonly Node[];
}

export interface OpenFile {
  readonly fd: number;
  readonly instance: number;
  readonly ino: number;
}

export interface State {
  /** Names of the devices that every mount starts with; null when binderfs did not come up. */
  readonly devices: readonly string[] | null;
  readonly pool: number;
  readonly major: number;
  readonly instances: readonly Instance[];
  readonly files: readonly OpenFile[];
  /** Numbers are not given twice. */
  readonly nextInstance: number;
  readonly nextFd: number;
}

/** 2^20: a minor has 20 bits (include/linux/kdev_t.h). */
export const allMinors = 1 << 20;

/** The last minors, which only instances of the initial ipc namespace can have. */
export const reserve = 4;

/** The longest name, in bytes: BINDERFS_MAX_NAME and NAME_MAX. */
export const nameLimit = 255;

export const root: Directory = { kind: 'directory', ino: 1, parent: null, name: '' };

/** A kernel without a mount of binderfs. */
export function boot({ devices = 'binder,hwbinder,vndbinder', pool = allMinors, major = 252 }: Boot = {}): State {
  const listed = cut(devices, Number.POSITIVE_INFINITY).split(',');
  const end = listed.indexOf('');
  const names = end < 0 ? listed : listed.slice(0, end);
  return {
    devices: names.some((name) => byteLength(name) > nameLimit) ? null : names,
    pool: Math.min(Math.max(Math.trunc(pool), 0), allMinors),
    major,
    instances: [],
    files: [],
    nextInstance: 1,
    nextFd: 3,
  };
}

export const instanceOf = ({ instances }: State, id: number): Instance | undefined =>
  instances.find((instance) => instance.id === id);

export const nodeOf = ({ nodes }: Instance, ino: number | null): Node => nodes.find((node) => node.ino === ino) ?? root;

export const childOf = ({ nodes }: Instance, directory: Node, name: string): Node | undefined =>
  nodes.find((node) => node.parent === directory.ino && node.name === name);

/** The devices that count for max: those without a name, too, while they are open. */
export const devicesOf = ({ nodes }: Instance): readonly Device[] => nodes.filter((node) => node.kind === 'device');

/** The owner of all nodes: root of the user namespace that mounted, as the initial one numbers it. */
export const ownerOf = ({ userNamespace }: Instance): number => userNamespace?.first ?? 0;

/** Whether any file of the instance is open, or one of a single node. */
export const isOpen = ({ files }: State, instance: number, ino?: number): boolean =>
  files.some((file) => file.instance === instance && (ino === undefined || file.ino === ino));

export function withInstance(state: State, changed: Instance): State {
  return { ...state, instances: state.instances.map((instance) => (instance.id === changed.id ? changed : instance)) };
}

export function withNode(instance: Instance, changed: Node): Instance {
  return { ...instance, nodes: instance.nodes.map((node) => (node.ino === changed.ino ? changed : node)) };
}

/** Drops what has no name and no open file: nodes that were removed, instances that were detached. */
export function settle(state: State): State {
  const alive = state.instances.filter(({ id, mounted }) => mounted || isOpen(state, id));
  return {
    ...state,
    instances: alive.map((instance) => ({
      ...instance,
      nodes: instance.nodes.filter(({ parent, ino }) => parent !== null || isOpen(state, instance.id, ino)),
    })),
  };
}
