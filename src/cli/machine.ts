import { suggest } from '../deck/nearest.ts';
import { buildImage } from '../machine/image/build-image.ts';
import { machineCache } from '../machine/image/cache.ts';
import { lockCache } from '../machine/image/lock.ts';
import { ensurePackages } from '../machine/image/system-packages.ts';
import { CommandError, runCommand } from './command.ts';
import { formatSize } from './size.ts';

await runCommand(async () => {
  const record = readArguments(process.argv.slice(2));
  const say = (line: string) => console.log(line);
  ensurePackages(say);
  const unlock = await lockCache(machineCache());
  try {
    await makeImage(record, say);
  } finally {
    await unlock();
  }
});

async function makeImage(record: boolean, say: (line: string) => void): Promise<void> {
  const workshop = { cache: machineCache(), say, now: () => performance.now() };
  const image = await buildImage(workshop, { slides: 'slides', record, clock: Date.now });
  if (!image) throw new CommandError('The image could not be read back; delete its cache and run this again.');
  const sizes = Object.entries(image.sizes).map(([name, bytes]) => `${name} ${formatSize(bytes)}`);
  console.log(`Linux ${image.release} of ${image.date}: ${sizes.join(', ')}`);
}

/** Whether every recording is to be written anew. */
function readArguments(args: readonly string[]): boolean {
  const wrong = args.find((arg) => arg !== '--record');
  if (wrong === undefined) return args.length > 0;
  const meant = suggest(wrong, ['--record']);
  throw new CommandError(`${wrong} is not expected here${meant ? `, did you mean ${meant}?` : ''} (flag: --record)`, 2);
}
