import { CommandError, runCommand } from '../../../src/cli/command.ts';
import { readFlags } from '../../../src/cli/flags.ts';
import { closingLine } from '../../counts.ts';
import { type Comparison, compare } from './compare.ts';
import type { Feature } from './feature.ts';
import { features } from './features.ts';
import { MachineGuest } from './machine-guest.ts';
import { countsOf, details, summary } from './report.ts';

const defaultCases = 1000;

await runCommand(async () => {
  const flags = readFlags(process.argv.slice(2), ['seed', 'cases', 'feature']);
  const seed = readNumber('seed', flags.seed ?? '1');
  const cases = flags.cases === undefined ? undefined : readNumber('cases', flags.cases);
  const asked = flags.feature === undefined ? features : [featureNamed(flags.feature)];
  const guest = await MachineGuest.start();
  try {
    console.log(`Linux ${guest.release} and the models, from seed ${seed}`);
    const comparisons: Comparison[] = [];
    for (const feature of asked) {
      const count = cases ?? Math.ceil((defaultCases * feature.percent) / 100);
      const comparison = await compare(feature, guest, seed, count);
      console.log([summary(comparison), ...details(comparison, seed)].join('\n'));
      comparisons.push(comparison);
    }
    const counts = countsOf(comparisons);
    console.log(`\n${closingLine(counts, 'verify')}`);
    if (counts.failed > 0) process.exitCode = 1;
  } finally {
    await guest.close();
  }
});

function readNumber(flag: string, value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new CommandError(`--${flag} must be a whole number, not "${value}".`, 2);
}

function featureNamed(name: string): Feature {
  const found = features.find((feature) => feature.name === name);
  if (found) return found;
  const names = features.map((feature) => feature.name).join(', ');
  throw new CommandError(`There is no feature "${name}" (features: ${names}).`, 2);
}
