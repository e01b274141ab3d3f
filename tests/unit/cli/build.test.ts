import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('a deck with a mistake is not built: one message, exit code 1, and the old deck stays', {
  timeout: 60_000,
}, () => {
  const folder = mkdtempSync(join(tmpdir(), 'deck-build-'));
  const out = join(folder, 'dist');
  mkdirSync(out);
  writeFileSync(join(out, 'index.html'), 'the deck of yesterday');

  const env = { ...process.env, DECK_SLIDES: 'tests/fixtures/broken', DECK_OUT: out };
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/build.ts'], { env, encoding: 'utf8' });

  expect(run.stderr).toBe(
    [
      'tests/fixtures/broken/talk/slides.mdx:13:1: Unknown component <Stepp>.',
      '  13 | <Stepp>A press.</Stepp>',
      '     | ^',
      '  Did you mean <Step>?',
      '',
      '1 problem in the deck.',
      '',
    ].join('\n'),
  );
  expect(run.stdout).toBe('');
  expect(run.status).toBe(1);
  expect(readdirSync(folder)).toEqual(['dist']);
  expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('the deck of yesterday');
  rmSync(folder, { recursive: true });
});
