import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findViolation, importsOf } from './layers.ts';

const files = ['src', 'slides']
  .flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => `${root}/${path}`))
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.(tsx?|mdx)$/.test(path));

test('every import points downwards', () => {
  const violations = files.flatMap((file) =>
    importsOf(readFileSync(file, 'utf8')).flatMap((specifier) => findViolation(file, specifier) ?? []),
  );
  expect(violations).toEqual([]);
  expect(files.length).toBeGreaterThan(20);
});

test('imports of every form are found', () => {
  const source = [
    "import type { A } from './a.ts';",
    "import './b.css';",
    'import {',
    '  C,',
    "} from './c.ts';",
    "export { D } from './d.ts';",
    "const e = () => import('./e.ts');",
    "export const from = 'x';",
  ].join('\n');
  expect(importsOf(source)).toEqual(['./a.ts', './b.css', './c.ts', './d.ts', './e.ts']);
});

test.each([
  ['src/deck/store.ts', '../stage/canvas.tsx'],
  ['src/deck/store.ts', 'react'],
  ['src/deck/store.ts', 'node:fs'],
  ['src/stage/canvas.tsx', '../console/console.tsx'],
  ['src/stage/canvas.tsx', 'node:fs'],
  ['src/windows/link.ts', '../stage/canvas.tsx'],
  ['src/console/console.tsx', 'react-domino'],
  ['src/cli/start.ts', '../stage/canvas.tsx'],
  ['src/elements/code.tsx', '../../slides/deck.ts'],
  ['src/attic/old.ts', './older.ts'],
  ['src/machine/session.ts', './image/cache.ts'],
  ['src/machine/session.ts', 'react'],
  ['src/elements/run/run.tsx', '../../machine/image/cache.ts'],
  ['src/machine/image/kernel.ts', '../../app/runs.ts'],
  ['slides/pidfds/Lab.tsx', '../binderfs/model.ts'],
  ['slides/pidfds/Lab.tsx', '../../src/deck/manifest.ts'],
  ['slides/pidfds/Lab.tsx', 'd3'],
])('%s may not import %s', (file, specifier) => {
  expect(findViolation(file, specifier)).toContain(`${file} imports ${specifier}`);
});

test.each([
  ['src/deck/nearest.ts', 'leven'],
  ['src/stage/canvas.tsx', '../deck/position.ts'],
  ['src/stage/canvas.tsx', 'react-dom/client'],
  ['src/app/stage.tsx', '../console/console.tsx'],
  ['src/app/stage.tsx', 'virtual:deck'],
  ['src/cli/serve.ts', 'node:http'],
  ['src/machine/session.ts', '../windows/stamp.ts'],
  ['src/machine/worker.ts', 'v86/build/v86.wasm?url'],
  ['src/machine/image/kernel.ts', 'node:fs'],
  ['src/machine/image/kernel.ts', '../recording.ts'],
  ['src/elements/run/run.tsx', '../../machine/run-view.ts'],
  ['slides/deck.ts', '../src/deck/manifest.ts'],
  ['slides/pidfds/Lab.tsx', './model.ts'],
  ['slides/pidfds/Lab.tsx', '@deck'],
])('%s may import %s', (file, specifier) => {
  expect(findViolation(file, specifier)).toBeUndefined();
});
