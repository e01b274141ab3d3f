import { expect, test } from 'vitest';
import { CommandError } from '../../../src/cli/command.ts';
import { readManifest } from '../../../src/cli/dist.ts';

test('a folder without a deck says what to do', async () => {
  const reading = readManifest('/nowhere/dist');
  await expect(reading).rejects.toThrow('There is no built deck in /nowhere/dist; run "npm run build" first.');
  await expect(reading).rejects.toBeInstanceOf(CommandError);
});
