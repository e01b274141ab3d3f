import { parsePartAddress } from './virtual-modules.ts';

/** Names a slide's chunk after the slide, so that a network log can be read; other chunks keep their name. */
export function chunkName({ facadeModuleId }: { readonly facadeModuleId?: string | null }): string {
  const address = facadeModuleId ? parsePartAddress(facadeModuleId) : null;
  return address ? `assets/${address.part}-${address.id}-[hash].js` : 'assets/[name]-[hash].js';
}

/** Names the machine's worker so that a server knows it; the workers of slides keep their name. */
export function workerName({ facadeModuleId }: { readonly facadeModuleId?: string | null }): string {
  const isMachine = /\/src\/machine\/worker\.ts(\?|$)/.test(facadeModuleId?.replaceAll('\\', '/') ?? '');
  return isMachine ? 'assets/machine-worker-[hash].js' : 'assets/[name]-[hash].js';
}

/** Whether a path from the deck's root is the machine's worker. */
export const isMachineWorker = (path: string): boolean => /^\/assets\/machine-worker-[\w-]+\.js$/.test(path);
