import type { DeckConfig } from '../src/deck/manifest.ts';

const deck: DeckConfig = {
  title: 'A Year of Container Kernel Work',
  subtitle: 'Past, Present, and Future of Container Kernel Features',
  language: 'en',
  speaker: 'Christian Brauner',
  event: 'FOSDEM 2019, Brussels, Belgium',
  releases: ['4.15', '4.17', '4.18', '5.0', '5.1', '5.2', '5.6'],
  chapters: [
    { id: 'opening', title: 'Opening' },
    { id: 'idmap-limits', title: 'Id-map limits', kernel: '4.15' },
    { id: 'userns-mounts', title: 'Mounting in user namespaces', kernel: '4.18' },
    { id: 'uevent-injection', title: 'Uevent injection', kernel: '4.17' },
    { id: 'seccomp-notify', title: 'Seccomp trap to userspace', kernel: '5.0' },
    { id: 'mount-api', title: 'New mount API', kernel: '5.2' },
    { id: 'path-resolution', title: 'Restricting path resolution', kernel: '5.6' },
    { id: 'binderfs', title: 'Android binderfs', kernel: '5.0' },
    { id: 'pidfds', title: 'File descriptors for processes', kernel: '5.1' },
    { id: 'closing', title: 'Closing' },
  ],
};

export default deck;
