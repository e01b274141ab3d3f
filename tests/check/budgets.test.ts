import { beforeAll, describe, expect, test } from 'vitest';
import { distFolder, readManifest } from '../../src/cli/dist.ts';
import { budgets } from './budgets.ts';
import { type BuiltPage, compressedSize, readPage } from './built-page.ts';

const total = (paths: readonly string[]) => paths.reduce((bytes, path) => bytes + compressedSize(path), 0);

describe('the built deck', () => {
  const pages = new Map<string, BuiltPage>();
  const labs = new Set<string>();

  beforeAll(async () => {
    const { slides } = await readManifest(distFolder);
    const paths = ['index.html', ...slides.map(({ id }) => `${id}/index.html`)];
    for (const { id, layout } of slides) if (layout === 'lab') labs.add(`${id}/index.html`);
    for (const path of paths) pages.set(path, await readPage(path));
  }, 180_000);

  const first = () => pages.get('index.html') as BuiltPage;

  test('the first slide loads few bytes of script', () => {
    expect(first().scripts.length).toBeGreaterThan(0);
    expect(total(first().scripts)).toBeLessThanOrEqual(budgets.firstSlideScripts);
  });

  test('no slide has many bytes of script of its own', () => {
    const everywhere = (path: string) => [...pages.values()].every(({ scripts }) => scripts.includes(path));
    const sizes = [...pages].map(([page, { scripts }]) => ({
      page,
      bytes: total(scripts.filter((path) => !everywhere(path))),
    }));
    const most = (page: string) => (labs.has(page) ? budgets.labScripts : budgets.slideScripts);
    expect(sizes.filter(({ page, bytes }) => bytes > most(page))).toEqual([]);
    // Were there no such scripts, the slides would be loaded all at once.
    expect(sizes.filter(({ bytes }) => bytes === 0)).toEqual([]);
  });

  test('style sheets stay small', () => {
    expect(first().styles.length).toBeGreaterThan(0);
    expect(total(first().styles)).toBeLessThanOrEqual(budgets.styles);
  });

  test('a slide takes few requests', () => {
    const requestsOf = ({ scripts, styles, others }: BuiltPage) => 1 + scripts.length + styles.length + others.length;
    expect(requestsOf(first())).toBeLessThanOrEqual(budgets.firstSlideRequests);
    const counts = [...pages].map(([page, built]) => ({ page, count: requestsOf(built) }));
    const most = (page: string) => (labs.has(page) ? budgets.labRequests : budgets.slideRequests);
    expect(counts.filter(({ page, count }) => count > most(page))).toEqual([]);
  });
});
