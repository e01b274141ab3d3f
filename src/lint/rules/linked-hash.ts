/** What a link to git.kernel.org names as its commit; null for a link to anything else. */
export function linkedHash(href: string): string | null {
  if (!URL.canParse(href)) return null;
  const { hostname, pathname, searchParams } = new URL(href);
  if (hostname !== 'git.kernel.org') return null;
  return searchParams.get('id') ?? /^\/linus\/(.*)$/.exec(pathname)?.[1] ?? null;
}
