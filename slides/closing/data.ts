import type { StripEvent } from '@deck';

/** Releases after the talk up to the last one that closes a topic. */
export const releases = ['5.0', '5.1', '5.2', '5.3', '5.4', '5.5', '5.6'];

/** The three topics left open in the talk, and the release that closed each. Sources: the commits in their chapters. */
export const shipped: readonly StripEvent[] = [
  {
    release: '5.0',
    text: ['the talk, with 5.0-rc:', 'five topics are merged'],
    side: 'below',
    distance: 95,
    tone: 'muted',
  },
  {
    release: '5.1',
    text: ['File descriptors for processes', '`pidfd_send_signal(2)`'],
    distance: 270,
    tone: 'new',
    from: 1,
  },
  {
    release: '5.2',
    text: ['New mount API', '`fsopen(2)` … `fspick(2)`: six calls'],
    distance: 165,
    tone: 'new',
    from: 2,
  },
  {
    release: '5.6',
    text: ['Restricting path resolution', '`openat2(2)`'],
    distance: 70,
    anchor: 'end',
    tone: 'new',
    from: 3,
  },
];
