import type { Browser, Page } from '@playwright/test';
import type { BenchSite } from './bench-site.ts';
import { downloadSize, watchDownload } from './download.ts';
import type { Figure } from './figures.ts';
import type { Times } from './page/measure-times.ts';
import { type Renderers, watchRenderers } from './renderer.ts';

/** What the machine may cost at most; times in milliseconds. */
const budgets = { prompt: 700, reset: 200, echo: 5, frame: 50, download: 3.6, stopped: 1, growth: 50 };

const resetsForMemory = 100;

/** Measures the machine in a browser, `runs` times what depends on the moment. */
export async function measureMachine(browser: Browser, site: BenchSite, runs: number): Promise<Figure[]> {
  const times: Times[] = [];
  for (let run = 0; run < runs; run += 1)
    times.push(await inNewPage(browser, site, (page) => page.evaluate(() => window.bench.measureTimes())));
  const all = (name: keyof Times) => times.flatMap((one) => one[name]);
  const ms = (name: string, key: keyof Times, budget: number | null): Figure => ({
    name,
    values: all(key),
    unit: 'ms',
    budget,
  });
  return [
    ms('v86.wasm alone, loaded and compiled', 'compile', null),
    ms('from nothing to the prompt, by the snapshot', 'prompt', budgets.prompt),
    ms('longest gap between frames meanwhile', 'promptGap', budgets.frame),
    ms('cold boot', 'boot', null),
    ms('longest gap between frames meanwhile', 'bootGap', budgets.frame),
    ms('reset', 'reset', budgets.reset),
    ms('key to echo', 'echo', budgets.echo),
    { name: 'download', values: [await measureDownload(browser, site)], unit: 'MB', budget: budgets.download },
    ...(await inNewPage(browser, site, async (page) => measureCost(page, await watchRenderers(browser)))),
  ];
}

/** All that a reader loads who runs a program, the page itself aside. */
async function measureDownload(browser: Browser, site: BenchSite): Promise<number> {
  return inNewPage(browser, site, async (page) => {
    const paths = watchDownload(page, site.url);
    await page.evaluate(() => window.bench.loadAll());
    return downloadSize(site.folder, paths);
  });
}

/** What the machine costs in the long run. */
async function measureCost(page: Page, renderers: Renderers): Promise<Figure[]> {
  const reset = (times: number) => page.evaluate((count) => window.bench.reset(count), times);
  await reset(10);
  const before = await renderers.memory();
  await reset(resetsForMemory);
  const after = await renderers.memory();
  await page.evaluate(() => window.bench.stop());
  const stopped = await renderers.load();
  const growth = before === null || after === null ? [] : [after - before];
  return [
    { name: 'processor while it is stopped', values: [stopped], unit: '%', budget: budgets.stopped },
    // Where the system does not tell, there is nothing to hold to the budget.
    ...growth.map(
      (value): Figure => ({
        name: `memory that ${resetsForMemory} resets take`,
        values: [value],
        unit: 'MB',
        budget: budgets.growth,
      }),
    ),
  ];
}

async function inNewPage<Result>(
  browser: Browser,
  site: BenchSite,
  measure: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(site.url);
    await page.waitForFunction(() => 'bench' in window);
    return await measure(page);
  } finally {
    await context.close();
  }
}
