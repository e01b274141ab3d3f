/**
 * The address of the deck's root, wherever it is hosted. Built modules lie in `assets/`, one folder below it, so
 * even the page for a missing slide finds it.
 */
export function siteRoot(moduleUrl: string, pageUrl: string, development: boolean): URL {
  return development ? new URL('/', pageUrl) : new URL('../', moduleUrl);
}
