import address from './worker.ts?worker&url';

/** Starts the worker in a page. */
export function startWorker(): Worker {
  const url = new URL(address, location.href);
  // Only when it finds this in the address does v86 yield without a worker of its own; see scheduler.ts.
  // Appended as text: `searchParams` would rewrite what the development server has put there.
  url.search += `${url.search ? '&' : '?'}use-scheduling-api`;
  return new Worker(url, { type: 'module' });
}
