import { test as base, expect } from '@playwright/test';
import { distFolder } from '../../src/cli/dist.ts';
import { watchProblems } from '../../src/cli/page-problems.ts';
import { type RunningServer, serveFolder } from '../../src/cli/serve.ts';

interface SiteOptions {
  /** What this test means to go wrong: problems that match are not held against it. */
  readonly allowedProblems: RegExp | null;
}

interface SiteServer {
  /** The folder the deck is hosted in, with a slash at both ends. */
  readonly siteBase: string;
  readonly server: RunningServer;
  /** Address of the built deck, with a slash at its end; also the base of `page.goto('slide-id/')`. */
  readonly site: string;
}

/**
 * Playwright's `test` with the built deck served on a port of its own. A test fails when any of its pages asks
 * another origin, gets an error status, or has an error in a script or on the console.
 */
export const test = base.extend<SiteOptions, SiteServer>({
  siteBase: ['/', { option: true, scope: 'worker' }],
  server: [
    async ({ siteBase }, use) => {
      const server = await serveFolder({ folder: distFolder, base: siteBase });
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  site: [({ server }, use) => use(server.url), { scope: 'worker' }],
  baseURL: ({ site }, use) => use(site),
  allowedProblems: [null, { option: true }],
  context: async ({ context, site, allowedProblems }, use) => {
    const problems = watchProblems(context, new URL(site).origin);
    await use(context);
    expect(problems.filter((problem) => !allowedProblems?.test(problem))).toEqual([]);
  },
});

export { expect };
