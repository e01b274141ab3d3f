import { parsePartAddress } from './virtual-modules.ts';

/** Names a slide's chunk after the slide, so that a network log can be read; other chunks keep their name. */
export function chunkName({ facadeModuleId }: { readonly facadeModuleId?: string | null }): string {
  const address = facadeModuleId ? parsePartAddress(facadeModuleId) : null;
  return address ? `assets/${address.part}-${address.id}-[hash].js` : 'assets/[name]-[hash].js';
}

/** The worker of the machine, by whose name a server knows that it may compile wasm. */
export const machineWorkerName = 'assets/machine-worker-[hash].js';
