import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from '../../cli/command.ts';
import { runTool } from './run-tool.ts';

/**
 * Takes the cache for this process alone, and waits for tools that a killed process has left running in it.
 * @param say told when it has to wait
 * @returns gives the cache back
 * @throws CommandError while another process has it, or when it cannot be written
 */
export async function lockCache(cache: string, say: (line: string) => void): Promise<() => Promise<void>> {
  await mkdir(cache, { recursive: true }).catch(({ message }: Error) => {
    throw new CommandError(`The cache cannot be written (${message}).`);
  });
  // A program that ends with its input, so with this process, however that ends: the lock is never left behind.
  const holder = spawn('flock', ['--nonblock', join(cache, 'lock'), 'sh', '-c', 'echo held; read end'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = once(holder, 'exit');
  const isHeld = await Promise.race([once(holder.stdout, 'data').then(() => true), ended.then(() => false)]);
  if (!isHeld) throw new CommandError(`Another "npm run machine" works in ${cache}; wait until it has ended.`);
  await waitForTools(toolLock(cache), say);
  return async () => {
    holder.stdin.end();
    await ended;
  };
}

/** What tools that write into the cache hold while they, or programs they have started, run. */
export const toolLock = (cache: string): string => join(cache, 'tools.lock');

async function waitForTools(lock: string, say: (line: string) => void): Promise<void> {
  try {
    await runTool('flock', ['--nonblock', lock, 'true']);
  } catch {
    say('Waiting for what an interrupted run has left running.');
    await runTool('true', [], { alone: lock });
  }
}
