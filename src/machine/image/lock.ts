import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from '../../cli/command.ts';
import { runTool } from './run-tool.ts';

/**
 * Takes the cache for this process alone, and waits for tools that a killed process has left running in it.
 * @param isAlive whether a process with this id runs
 * @returns gives the cache back
 * @throws CommandError while another process has it
 */
export async function lockCache(
  cache: string,
  isAlive: (pid: number) => boolean = processExists,
): Promise<() => Promise<void>> {
  const file = join(cache, 'lock');
  await mkdir(cache, { recursive: true });
  const owner = Number(await readFile(file, 'utf8').catch(() => '0'));
  if (owner > 0 && isAlive(owner)) {
    throw new CommandError(`Another "npm run machine" works in ${cache} (process ${owner}); wait until it has ended.`);
  }
  await writeFile(file, String(process.pid));
  await runTool('true', [], { alone: toolLock(cache) });
  return () => rm(file, { force: true });
}

/** What tools that write into the cache hold while they, or programs they have started, run. */
export const toolLock = (cache: string): string => join(cache, 'tools.lock');

function processExists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
