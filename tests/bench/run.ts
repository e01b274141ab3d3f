import { parseArgs } from 'node:util';
import { CommandError, runCommand } from '../../src/cli/command.ts';
import { ensureBrowser } from '../../src/cli/ensure-browser.ts';
import { launchBrowser } from '../../src/cli/launch-browser.ts';
import { imageParts } from '../../src/machine/image/emulator-parts.ts';
import { openBenchSite } from './bench-site.ts';
import { isBroken, tableOf } from './figures.ts';
import { measureMachine } from './machine.ts';

const usage = 'Say what to measure: "npm run bench -- machine", with --runs N for another number of runs than 5.';

await runCommand(async () => {
  const runs = readArguments(process.argv.slice(2));
  // Fails with what to do when there is no image.
  await imageParts();
  const browser = await launchBrowser(ensureBrowser());
  const site = await openBenchSite();
  try {
    console.log(`Chromium ${browser.version()}, ${runs} runs`);
    const figures = await measureMachine(browser, site, runs);
    console.log(tableOf(figures).join('\n'));
    if (isBroken(figures)) process.exitCode = 1;
  } finally {
    await browser.close();
    await site.close();
  }
});

/** The number of runs. */
function readArguments(args: string[]): number {
  try {
    const { positionals, values } = parseArgs({ args, allowPositionals: true, options: { runs: { type: 'string' } } });
    const runs = Number(values.runs ?? 5);
    if (positionals.join() === 'machine' && Number.isSafeInteger(runs) && runs >= 1 && runs <= 100) return runs;
  } catch {
    // An unknown flag: the same answer.
  }
  throw new CommandError(usage, 2);
}
