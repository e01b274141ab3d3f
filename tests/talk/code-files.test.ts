import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const files = readdirSync('slides', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.[ch]$/.test(file))
  .map((file) => `slides/${file}`);

const compiler = ['cc', 'gcc', 'clang'].find((name) => spawnSync(name, ['--version']).status === 0);

// The headers they include are Linux's.
describe.skipIf(compiler === undefined || process.platform !== 'linux')('code on slides compiles', () => {
  test.each(files)('%s', (file) => {
    // A diff shows a field before and after, which makes it initialised twice.
    const options = ['-xc', '-std=gnu11', '-fsyntax-only', '-Wall', '-Wextra', '-Werror', '-Wno-override-init'];
    const { status, stderr } = spawnSync(compiler ?? '', [...options, file], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});
