import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** What the command left behind. */
export interface Ended {
  readonly exitCode: number | null;
  /** The findings, one line each, without the last line. */
  readonly findings: readonly string[];
  /** The line that sums them up. */
  readonly summary: string;
  readonly errors: string;
}

function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return spawnSync(process.execPath, ['--import', 'tsx', program, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
}

/** Builds the deck of a fixture, as on a computer that has no machine for its runs. Throws what the build says when it fails. */
export function buildFixture(name: string, out: string): void {
  const env = { DECK_SLIDES: `tests/fixtures/${name}`, DECK_OUT: out, MACHINE_CACHE: join(out, 'no-machine') };
  const { status, stderr } = run('src/cli/build.ts', [], env);
  if (status !== 0) throw new Error(stderr);
}

/** Runs `npm run lint:deck` without its build. */
export function runLint(args: readonly string[], env: NodeJS.ProcessEnv = {}): Ended {
  const { status, stdout, stderr } = run('src/cli/lint-deck.ts', args, env);
  const lines = stdout.trim().split('\n');
  return { exitCode: status, findings: lines.slice(0, -1), summary: lines.at(-1) ?? '', errors: stderr.trim() };
}
