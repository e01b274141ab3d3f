import type { MountSetattr } from './attributes.ts';
import type { Fsconfig } from './fsconfig.ts';
import type { MoveMount } from './move.ts';
import type { Extent } from './state.ts';

/** A call with its arguments. Flag words are numbers; a null pointer is null; `dfd` may be AT_FDCWD, -100. */
export type Call =
  | { readonly call: 'fsopen'; readonly fsName: string; readonly flags: number }
  | ({ readonly call: 'fsconfig' } & Fsconfig)
  | { readonly call: 'fsmount'; readonly fsFd: number; readonly flags: number; readonly attrFlags: number }
  | { readonly call: 'fspick'; readonly dfd: number; readonly path: string; readonly flags: number }
  | { readonly call: 'open_tree'; readonly dfd: number; readonly filename: string; readonly flags: number }
  | ({ readonly call: 'move_mount' } & MoveMount)
  | ({ readonly call: 'mount_setattr' } & MountSetattr)
  /** `count`: size of the buffer in bytes. */
  | { readonly call: 'read'; readonly fd: number; readonly count: number }
  | { readonly call: 'close'; readonly fd: number }
  | { readonly call: 'mkdir'; readonly dfd: number; readonly path: string }
  /** Opens to append, making the file if it is missing, and writes `bytes` bytes. */
  | { readonly call: 'write'; readonly dfd: number; readonly path: string; readonly bytes: number }
  | { readonly call: 'stat'; readonly dfd: number; readonly path: string }
  /** Opens a user namespace: one that exists, or a new child of the caller's with one line in its map. */
  | { readonly call: 'userns'; readonly of: 'initial' | 'container' | Extent };
