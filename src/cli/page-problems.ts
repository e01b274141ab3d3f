import type { BrowserContext } from '@playwright/test';

/**
 * Collects what goes wrong in every page of a browser context from now on: requests to another origin, answers
 * with an error status, errors in scripts and on the console (a broken content security policy is one).
 * @param origin the only origin that may be asked for anything, such as `http://localhost:4173`
 * @returns the list, one line a problem, that grows while the pages live
 */
export function watchProblems(context: BrowserContext, origin: string): readonly string[] {
  const problems: string[] = [];
  context.on('request', (request) => {
    if (isForeign(request.url(), origin)) problems.push(`request to another origin: ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) problems.push(`status ${response.status()}: ${response.url()}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console error: ${message.text()}`);
  });
  context.on('weberror', (error) => problems.push(`script error: ${error.error().message}`));
  return problems;
}

/** Data and blob addresses load nothing from anywhere. */
function isForeign(address: string, origin: string): boolean {
  const url = new URL(address);
  return /^(https?|wss?):$/.test(url.protocol) && url.origin !== origin;
}
