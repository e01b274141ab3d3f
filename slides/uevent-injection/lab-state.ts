import { isListOf, isObject, isOneOf, isWhole, type Scenario } from '@deck';

/** The network namespaces of the lab, in the order in which they are drawn. */
export const places = ['host', 'C', 'A', 'B'] as const;
export type Place = (typeof places)[number];

/** The releases between which the rules changed. */
export const labReleases = ['4.16', '4.17', '4.18'] as const;

/** Whom a message is for: the kernel, or the udev of the namespace by its own port id. */
export const receivers = ['kernel', 'udev'] as const;
export type Receiver = (typeof receivers)[number];

/** Bytes of a payload: that of the event on the slides, and more than the kernel takes. */
export const payloads = { usual: 150, most: 2100 } as const;

/** A disk is plugged in, a network device appears in a namespace, or somebody sends through a socket of a namespace. */
export type Happening =
  | { readonly what: 'disk' }
  | { readonly what: 'net'; readonly at: Place }
  | { readonly what: 'message'; readonly from: Place; readonly into: Place };

/** What the audience can change; who hears what follows from it. */
export interface LabState {
  readonly release: (typeof labReleases)[number];
  readonly to: Receiver;
  readonly payload: number;
  /** What happened, all of it under the settings above; the last one is shown. */
  readonly log: readonly Happening[];
}

const mostHappenings = 20;

const isHappening = (value: unknown): value is Happening => {
  if (!isObject(value)) return false;
  const { what, at, from, into } = value;
  return what === 'disk' || (what === 'net' && isOneOf(at, places)) || (what === 'message' && areOf(from, into));
};

const areOf = (...values: readonly unknown[]): boolean => values.every((value) => isOneOf(value, places));

/** A state of the lab from an address or another window; null for anything else. */
export function read(value: unknown): LabState | null {
  if (!isObject(value)) return null;
  const { release, to, payload, log } = value;
  if (!isOneOf(release, labReleases) || !isOneOf(to, receivers)) return null;
  if (!isWhole(payload, payloads.usual, payloads.most)) return null;
  if (!isListOf(log, mostHappenings, isHappening) || log.length === 0) return null;
  return { release, to, payload, log };
}

/** One thing more happens. A log that is full begins anew. */
export const happen = (state: LabState, next: Happening): LabState => ({
  ...state,
  log: state.log.length < mostHappenings ? [...state.log, next] : [next],
});

/** What happened last. */
export const lastOf = ({ log }: LabState): Happening => log.at(-1) ?? { what: 'disk' };

/** Somebody sends through a socket of another namespace instead: in place of its last message, if that was the last. */
export function redirect(state: LabState, from: Place, into: Place): LabState {
  const last = lastOf(state);
  const again = last.what === 'message' && last.from === from;
  return happen(again ? { ...state, log: state.log.slice(0, -1) } : state, { what: 'message', from, into });
}

const situation = (release: LabState['release'], happening: Happening, more: Partial<LabState> = {}): LabState => ({
  release,
  to: 'kernel',
  payload: payloads.usual,
  log: [happening],
  ...more,
});

const message = (from: Place, into: Place): Happening => ({ what: 'message', from, into });

/** One for each step of the slide. */
export const situations = [
  situation('4.16', { what: 'disk' }),
  situation('4.18', { what: 'disk' }),
  situation('4.18', message('host', 'A')),
  situation('4.18', message('A', 'host')),
  situation('4.18', message('A', 'A'), { payload: 2022 }),
] as const satisfies readonly LabState[];

/** For readers: what the steps show, and what the speaker leaves out. */
export const scenarios: readonly Scenario<LabState>[] = [
  { title: 'Disk, 4.16', state: situations[0] },
  { title: 'Disk, 4.18', state: situations[1] },
  { title: 'Into A', state: situations[2] },
  { title: 'A to the host', state: situations[3] },
  { title: 'Too long', state: situations[4] },
  { title: 'Device', state: situation('4.18', { what: 'net', at: 'B' }) },
  { title: 'To udev', state: situation('4.18', message('A', 'A'), { to: 'udev' }) },
];
