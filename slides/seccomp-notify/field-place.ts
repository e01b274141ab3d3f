import { seccompData } from './data.ts';

/**
 * The middle of a field of `struct seccomp_data`, drawn to scale from its first byte.
 * @param scale pixels a byte
 * @throws Error when the structure has no such field
 */
export function middleOf(name: string, scale: number): number {
  const index = seccompData.findIndex((field) => field.name === name);
  const field = seccompData[index];
  if (!field) throw new Error(`struct seccomp_data has no field "${name}"`);
  const offset = seccompData.slice(0, index).reduce((sum, { bytes }) => sum + bytes, 0);
  return (offset + field.bytes / 2) * scale;
}
