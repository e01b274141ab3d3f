/** One of the eight features of the talk. */
export interface Feature {
  /** The release that shipped it; closing names the commits and man pages that say so. */
  readonly release: string;
  readonly name: string;
  /** Id of the first slide about it. */
  readonly slide: string;
}

/** In the order of their releases; those of 5.0 were in a release candidate when the talk was given. */
export const features: readonly Feature[] = [
  { release: '4.15', name: 'Id-map limits', slide: 'idmap' },
  { release: '4.17', name: 'Uevent injection', slide: 'uevent' },
  { release: '4.18', name: 'Mounts in user namespaces', slide: 'mounts' },
  { release: '5.0', name: 'Seccomp notification', slide: 'seccomp' },
  { release: '5.0', name: 'Android binderfs', slide: 'binderfs' },
  { release: '5.1', name: 'Process descriptors', slide: 'pidfd' },
  { release: '5.2', name: 'New mount API', slide: 'mount-api' },
  { release: '5.6', name: 'Path resolution', slide: 'path' },
];

/** The releases from left to right. */
export const releases = [...new Set(features.map(({ release }) => release))];
