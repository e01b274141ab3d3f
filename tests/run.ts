import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../src/cli/command.ts';
import { ensureBrowser } from '../src/cli/ensure-browser.ts';
import { type Counts, closingLine, countPlaywright, countVitest, noTests, sum } from './counts.ts';

const reports = mkdtempSync(join(tmpdir(), 'deck-tests-'));

/** What one part of the run came to. */
interface Outcome {
  readonly exitCode: number;
  readonly counts: Counts;
}

function node(args: readonly string[], env: NodeJS.ProcessEnv = {}): number {
  return spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1;
}

/** A run that ended before it wrote its report failed as a whole. */
function countsOf<Report>(file: string, count: (report: Report) => Counts): Counts {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')) as Report);
  } catch {
    return { ...noTests, failed: 1 };
  }
}

function vitest(project: string): Outcome {
  const report = join(reports, `${project}.json`);
  const output = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const exitCode = node(['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...output]);
  return { exitCode, counts: countsOf(report, countVitest) };
}

function playwright(): Outcome {
  const report = join(reports, 'playwright.json');
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const exitCode = node(['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'], env);
  return { exitCode, counts: countsOf(report, countPlaywright) };
}

const build = (): Outcome => ({ exitCode: node(['--import', 'tsx', 'src/cli/build.ts']), counts: noTests });

/** In this order, up to the first that fails; what needs no built deck and no browser comes first. */
function runAll(): Outcome {
  const parts = [() => vitest('unit'), () => vitest('machine'), build, () => vitest('talk'), playwright];
  let counts = noTests;
  for (const part of parts) {
    if (part === playwright) ensureBrowser();
    const outcome = part();
    counts = sum(counts, outcome.counts);
    if (outcome.exitCode !== 0) return { exitCode: outcome.exitCode, counts };
  }
  return { exitCode: counts.failed > 0 || counts.passed === 0 ? 1 : 0, counts };
}

await runCommand(async () => {
  const { exitCode, counts } = runAll();
  console.log(`\n${closingLine(counts)}`);
  process.exitCode = exitCode;
});
rmSync(reports, { recursive: true });
