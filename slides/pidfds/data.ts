import type { StripEvent } from '@deck';

/** The number of the story; any would do. */
export const pid = 4711;

/** Steps of the story, the same in both pictures. */
export const story = { exit: 1, reap: 2, reuse: 3, signal: 4 } as const;

/**
 * The calls that followed, with the x86_64 numbers of the system calls. Sources: pidfd_open(2), clone(2), waitid(2),
 * pidfd_getfd(2); the commits are in the notes.
 */
export const family: readonly StripEvent[] = [
  { release: '5.1', text: ['`pidfd_send_signal`, 424', 'a signal without a race'], distance: 290, tone: 'new' },
  {
    release: '5.2',
    text: ['`CLONE_PIDFD`', 'a child and its pidfd in one step'],
    side: 'below',
    distance: 210,
    from: 1,
  },
  { release: '5.3', text: ['`pidfd_open`, 434', 'a pidfd of a running process'], distance: 185, from: 2 },
  { release: '5.3', text: ['`poll`', 'news of an exit'], side: 'below', distance: 95, from: 2 },
  { release: '5.4', text: ['`waitid` with `P_PIDFD`', 'waits for exactly this child'], distance: 80, from: 3 },
  {
    release: '5.6',
    text: ['`pidfd_getfd`, 438', 'a copy of a descriptor'],
    side: 'below',
    distance: 95,
    anchor: 'end',
    from: 4,
  },
];
