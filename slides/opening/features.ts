/** One of the eight features of the talk. */
export interface Feature {
  /** The release that shipped it; closing names the commits and man pages that say so. */
  readonly release: string;
  readonly name: string;
  /** Id of the first slide about it. */
  readonly slide: string;
  /** What containers have of it, in a few words. */
  readonly change: string;
}

/** In the order of their releases; those of 5.0 were in a release candidate when the talk was given. */
export const features: readonly Feature[] = [
  { release: '4.15', name: 'Id-map limits', slide: 'idmap', change: '340 mappings instead of 5' },
  { release: '4.17', name: 'Uevent injection', slide: 'uevent', change: 'containers hear about their devices' },
  { release: '4.18', name: 'Mounts in user namespaces', slide: 'mounts', change: 'FUSE without a setuid helper' },
  { release: '5.0', name: 'Seccomp notification', slide: 'seccomp', change: 'a supervisor answers system calls' },
  { release: '5.0', name: 'Android binderfs', slide: 'binderfs', change: 'every mount is an instance of its own' },
  { release: '5.1', name: 'Process descriptors', slide: 'pidfd', change: 'signals cannot hit a stranger' },
  { release: '5.2', name: 'New mount API', slide: 'mount-api', change: 'a file descriptor for every stage' },
  { release: '5.6', name: 'Path resolution', slide: 'path', change: 'a lookup stays below its directory' },
];

/** The releases from left to right. */
export const releases = [...new Set(features.map(({ release }) => release))];
