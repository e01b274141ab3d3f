import { expect, test } from 'vitest';
import { isMachineWorker, workerName } from '../../../src/compile/chunk-name.ts';

test.each([
  ['/deck/src/machine/worker.ts', 'assets/machine-worker-[hash].js'],
  ['/deck/src/machine/worker.ts?worker&url', 'assets/machine-worker-[hash].js'],
  ['C:\\deck\\src\\machine\\worker.ts', 'assets/machine-worker-[hash].js'],
  ['/deck/slides/idmap-limits/worker.ts', 'assets/[name]-[hash].js'],
  ['/deck/src/machine/worker.tsx', 'assets/[name]-[hash].js'],
  [null, 'assets/[name]-[hash].js'],
])('the worker of %s is called %s', (facadeModuleId, name) => {
  expect(workerName({ facadeModuleId })).toBe(name);
  expect(isMachineWorker(`/${name.replace('[name]', 'worker').replace('[hash]', 'C3_x-1')}`)).toBe(
    name.includes('machine'),
  );
});
