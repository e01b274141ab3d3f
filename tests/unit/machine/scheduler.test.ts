import { afterEach, expect, test, vi } from 'vitest';

type Scheduler = { postTask(task: () => void, options?: { delay?: number }): void };
const scope: { scheduler?: Scheduler } = globalThis as never;

afterEach(() => {
  delete scope.scheduler;
  vi.resetModules();
});

async function loadScheduler(): Promise<Scheduler> {
  await import('../../../src/machine/scheduler.ts');
  if (!scope.scheduler) throw new Error('There is no scheduler.');
  return scope.scheduler;
}

test('a browser without a scheduler gets one that keeps the order', async () => {
  const scheduler = await loadScheduler();
  const done: string[] = [];
  await new Promise<void>((last) => {
    scheduler.postTask(
      () => {
        done.push('late');
        last();
      },
      { delay: 2 },
    );
    scheduler.postTask(() => done.push('first'));
    scheduler.postTask(() => done.push('second'), { delay: 0 });
    done.push('now');
  });
  expect(done).toEqual(['now', 'first', 'second', 'late']);
});

test('the scheduler of a browser stays', async () => {
  const own: Scheduler = { postTask: () => {} };
  scope.scheduler = own;
  expect(await loadScheduler()).toBe(own);
});
