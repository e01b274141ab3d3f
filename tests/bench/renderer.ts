import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, CDPSession } from '@playwright/test';

interface Process {
  readonly type: string;
  readonly id: number;
  /** Seconds of the processor's time since it started. */
  readonly cpuTime: number;
}

/** What the processes cost in which a browser's pages and their workers run. */
export interface Renderers {
  /** Percent of one processor, over the next second. */
  load(): Promise<number>;
  /** Megabytes in memory; null where the system does not tell. */
  memory(): Promise<number | null>;
}

export async function watchRenderers(browser: Browser): Promise<Renderers> {
  const session = await browser.newBrowserCDPSession();
  return {
    async load() {
      const before = await timeOf(session);
      await wait(1000);
      return ((await timeOf(session)) - before) * 100;
    },
    async memory() {
      const sizes = await Promise.all((await renderersOf(session)).map(({ id }) => residentSize(id)));
      return sizes.some((size) => size === null) ? null : sizes.reduce((sum: number, size) => sum + (size ?? 0), 0);
    },
  };
}

async function renderersOf(session: CDPSession): Promise<Process[]> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.filter(({ type }) => type === 'renderer');
}

const timeOf = async (session: CDPSession) =>
  (await renderersOf(session)).reduce((sum, { cpuTime }) => sum + cpuTime, 0);

/** As Linux tells it. */
async function residentSize(id: number): Promise<number | null> {
  const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(status) ?? [];
  return kilobytes === undefined ? null : (Number(kilobytes) * 1024) / 1e6;
}
