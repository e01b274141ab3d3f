import { type Caller, hostId } from './callers.ts';
import { createDevice } from './device.ts';
import { ask, type Done, done, type Rules } from './outcome.ts';
import {
  type Device,
  type Instance,
  instanceOf,
  nodeOf,
  type OpenFile,
  type State,
  withInstance,
  withNode,
} from './state.ts';

/** An ioctl(2) on an open file. */
export interface Ioctl {
  readonly call: 'ioctl';
  readonly caller: Caller;
  readonly fd: number;
  /** `UNKNOWN` is any number that no file of binderfs takes. */
  readonly command: 'BINDER_CTL_ADD' | 'BINDER_SET_CONTEXT_MGR' | 'BINDER_VERSION' | 'UNKNOWN';
  /** BINDER_CTL_ADD: the name; the kernel takes at most 255 bytes of it, up to the first NUL. */
  readonly name?: string;
  /** Whether the kernel can read and write the argument; it can do both when nothing is said. */
  readonly buffer?: 'unreadable' | 'unwritable';
}

/** BINDER_CURRENT_PROTOCOL_VERSION on 64 bit (include/uapi/linux/android/binder.h). */
const protocolVersion = 8;

export function* ioctl(state: State, call: Ioctl): Rules<Done> {
  const file = state.files.find(({ fd }) => fd === call.fd);
  yield ask('fd-open', { fd: call.fd });
  const instance = file && instanceOf(state, file.instance);
  if (!instance) return null;
  const node = nodeOf(instance, file.ino);
  yield ask('ioctl-taken', { kind: node.kind });
  if (node.kind === 'control') return yield* controlIoctl(state, instance, call);
  if (node.kind === 'device') return yield* deviceIoctl(state, { file, instance, device: node }, call);
  return null;
}

function* controlIoctl(state: State, instance: Instance, { command, name = '', buffer }: Ioctl): Rules<Done> {
  yield ask('control-command', { command });
  if (command !== 'BINDER_CTL_ADD') return null;
  yield ask('request-readable', { buffer: buffer ?? null });
  if (buffer === 'unreadable') return null;
  const reply = buffer === 'unwritable' ? 'unwritable' : 'writable';
  const added = yield* createDevice(state, instance, name, reply);
  if (!added) return null;
  const { minor } = added.device;
  yield ask('device-added', { name: added.device.name, minor });
  return done(added.state, { major: state.major, minor });
}

interface OpenDevice {
  readonly file: OpenFile;
  readonly instance: Instance;
  readonly device: Device;
}

function* deviceIoctl(state: State, open: OpenDevice, { caller, command, buffer }: Ioctl): Rules<Done> {
  yield ask('device-command', { command });
  if (command === 'BINDER_SET_CONTEXT_MGR') return yield* setManager(state, open, hostId(caller));
  if (command !== 'BINDER_VERSION') return null;
  yield ask('version-writable', { buffer: buffer ?? null });
  if (buffer) return null;
  yield ask('version-told', { version: protocolVersion });
  return done(state, { version: protocolVersion });
}

/** The opener of the file becomes context manager; the user is that of the caller, whoever opened it. */
function* setManager(state: State, { file, instance, device }: OpenDevice, uid: number): Rules<Done> {
  yield ask('manager-unset', { manager: device.manager });
  if (device.manager !== null) return null;
  yield ask('manager-uid', { uid, managerUid: device.managerUid });
  if (device.managerUid !== null && device.managerUid !== uid) return null;
  yield ask('manager-set', { fd: file.fd, uid });
  const managed = { ...device, manager: file.fd, managerUid: uid };
  return done(withInstance(state, withNode(instance, managed)));
}
