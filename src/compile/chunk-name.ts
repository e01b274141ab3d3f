import { parsePartAddress } from './virtual-modules.ts';

/** Names a slide's chunk after the slide, so that a network log can be read; other chunks keep their name. */
export function chunkName({ facadeModuleId }: { readonly facadeModuleId?: string | null }): string {
  const address = facadeModuleId ? parsePartAddress(facadeModuleId) : null;
  return address ? `assets/${address.part}-${address.id}-[hash].js` : 'assets/[name]-[hash].js';
}

/** The files of the machine's worker: by this name a server knows them. */
export const machineWorkerName = 'assets/machine-worker-[hash].js';

/** Whether a path from the deck's root is a file of the machine's worker. */
export const isMachineWorker = (path: string): boolean => /^\/assets\/machine-worker-[\w-]+\.js$/.test(path);
