import { resolve } from 'node:path';

/** The folder of everything that `npm run machine` makes; the environment's MACHINE_CACHE names another. Absolute. */
export function machineCache(): string {
  return resolve(process.env['MACHINE_CACHE'] || '.cache/machine');
}
