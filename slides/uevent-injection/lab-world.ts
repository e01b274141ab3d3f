import { type Happening, type LabState, lastOf, type Place, places } from './lab-state.ts';
import {
  type Call,
  type Device,
  initialUserNamespace,
  isCapable,
  type NetNamespace,
  type Outcome,
  type Socket,
  type State,
  step,
  type Task,
  type UserNamespace,
} from './model.ts';

/** Port ids: the kernel's, that of every udev, and that of whoever sends a message. */
export const portids = { kernel: 0, udev: 211, sender: 4711 } as const;

const userNamespace = (name: Place, root: number): UserNamespace => ({
  name,
  parent: initialUserNamespace,
  owner: 0,
  root,
});

const owners: Record<Place, UserNamespace> = {
  host: initialUserNamespace,
  C: initialUserNamespace,
  A: userNamespace('A', 100_000),
  B: userNamespace('B', 200_000),
};

/** Whether a container has a user namespace of its own. */
export const isOwn = (place: Place): boolean => owners[place] !== initialUserNamespace;

const netns = (place: Place): NetNamespace => ({ name: place, owner: owners[place] });

/** Root of a place: of the host's user namespace or of its own. */
const rootOf = (place: Place): Task => ({ user: owners[place], uid: owners[place].root ?? 0, privileged: true });

const listeners: readonly Socket[] = places.map((place) => ({
  portid: portids.udev,
  netns: netns(place),
  groups: 1,
  opener: rootOf(place),
}));

/** Whoever may not enter a namespace sends through a socket that was opened there and handed to it. */
function socketOf(from: Place, into: Place): Socket {
  const sender = rootOf(from);
  const opener = isCapable(sender, owners[into]) ? sender : rootOf(into);
  return { portid: portids.sender, netns: netns(into), groups: 0, opener };
}

const disk: Device = { devpath: '/devices/virtual/block/vda', subsystem: 'block', keys: ['DEVTYPE=disk'], netns: null };
const card = (place: Place): Device => ({
  devpath: '/devices/virtual/net/eth1',
  subsystem: 'net',
  keys: ['INTERFACE=eth1'],
  netns: netns(place),
});

function callOf(happening: Happening, { to, payload }: LabState): Call {
  if (happening.what === 'disk') return { call: 'announce', action: 'add', device: disk };
  if (happening.what === 'net') return { call: 'announce', action: 'add', device: card(happening.at) };
  return {
    call: 'send',
    task: rootOf(happening.from),
    from: { netns: happening.into, portid: portids.sender },
    // The kernel never reads it, so that its length is all that counts.
    message: { type: 16, request: true, ack: true, payload: '.'.repeat(payload) },
    to: { portid: portids[to], groups: 0 },
  };
}

/** The recorded event on the slides was number 842. */
const seqnum = 842n;

/** Lets everything happen again, and tells what came of the last. */
export function play(lab: LabState): Outcome {
  const calls = lab.log.map((happening) => ({ happening, call: callOf(happening, lab) }));
  const start: State = { release: lab.release, seqnum, sockets: listeners };
  const before = calls
    .slice(0, -1)
    .reduce((state, { happening, call }) => stepWith(state, happening, call).state, start);
  const last = lastOf(lab);
  return stepWith(before, last, callOf(last, lab)).result;
}

function stepWith(state: State, happening: Happening, call: Call) {
  const senders = happening.what === 'message' ? [socketOf(happening.from, happening.into)] : [];
  return step({ ...state, sockets: [...listeners, ...senders] }, call);
}
