/**
 * v86 gives way to other work with `scheduler.postTask`, or else through a worker of its own made from a `blob:`,
 * which the deck's content security policy forbids. Safari has no such function; a message channel does the same.
 */
function createScheduler() {
  const { port1, port2 } = new MessageChannel();
  const tasks: (() => void)[] = [];
  port1.onmessage = () => tasks.shift()?.();
  return {
    postTask(task: () => void, { delay = 0 }: { delay?: number } = {}) {
      if (delay >= 1) {
        setTimeout(task, delay);
      } else {
        tasks.push(task);
        port2.postMessage(null);
      }
    },
  };
}

const scope: { scheduler?: { postTask?: unknown } } = globalThis;
if (typeof scope.scheduler?.postTask !== 'function') scope.scheduler = createScheduler();
