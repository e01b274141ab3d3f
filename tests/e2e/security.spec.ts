import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { distFolder } from '../../src/cli/dist.ts';
import { contentSecurityPolicy } from '../../src/compile/csp.ts';
import { expectConsole, expectStage, openPair, openStage, stageAddress } from './audience-and-console.ts';
import { hostileMessages } from './hostile-messages.ts';
import { expect, test } from './site.ts';
import { manifest, slideWithSteps } from './talk.ts';

const files = readdirSync(distFolder, { recursive: true, encoding: 'utf8' });
const slide = slideWithSteps(3);
const here = { slide, step: 1 };

test('every page has the policy before anything it governs, and nothing that breaks it', () => {
  const pages = files.filter((name) => name.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(manifest.slides.length);
  for (const file of pages) expectClean(readFileSync(join(distFolder, file), 'utf8'), file);
});

function expectClean(html: string, file: string): void {
  const policies = html.match(/<meta http-equiv="Content-Security-Policy" content="[^"]*" \/>/g);
  expect(policies, file).toEqual([`<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}" />`]);
  const before = html.slice(0, html.indexOf('<meta http-equiv="Content-Security-Policy"'));
  expect(before, file).not.toMatch(/<(?:script|link|style|img|base|body)\b/);
  // Tags only: a slide may well show such words as text.
  const tags = html.match(/<[a-z][^>]*>/gi) ?? [];
  const wrong = /\s(?:style|on[a-z]+)\s*=|=\s*["']?\s*javascript:|^<(?:style|iframe|object|embed|base)\b/i;
  expect(
    tags.filter((tag) => wrong.test(tag)),
    file,
  ).toEqual([]);
  for (const [, attributes, text] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
    expect(attributes, file).toMatch(/ src="\.{1,2}\//);
    expect(text, file).toBe('');
  }
}

test('no script of the built deck makes code from text', () => {
  const scripts = files.filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(10);
  for (const script of scripts) {
    expect(readFileSync(join(distFolder, script), 'utf8'), script).not.toMatch(
      /\beval\s*\(|\bnew Function\b|\bFunction\s*\(['"]/,
    );
  }
});

/** Notes what a page's policy has to stop, in every page opened from now on. */
async function watchViolations(context: BrowserContext): Promise<string[]> {
  const violations: string[] = [];
  await context.exposeFunction('noteViolation', (what: string) => violations.push(what));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      (window as unknown as { noteViolation(what: string): void }).noteViolation(`${violatedDirective} ${blockedURI}`);
    });
  });
  return violations;
}

test('the whole talk, the panels and the console keep to the policy', async ({ page, context }) => {
  const violations = await watchViolations(context);
  test.setTimeout(manifest.slides.length * 3000);
  await openStage(page, '');
  const presses = manifest.slides.reduce((sum, { steps }) => sum + steps + 1, 0);
  for (let press = 0; press < presses; press++) await page.keyboard.press('ArrowRight');
  await expectStage(page, { slide: manifest.slides.length - 1, step: manifest.slides.at(-1)?.steps ?? 0 });
  for (const [key, panel] of [
    ['o', 'overview'],
    ['g', 'go-to'],
    ['?', 'help'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.locator(`dialog.${panel}`)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.locator('dialog')).not.toBeAttached();
  }
  const { console } = await openPair(context, page, stageAddress(here));
  await console.getByRole('button', { name: 'Larger notes' }).click();
  await console.keyboard.press('ArrowRight');
  await expectConsole(console, { slide, step: 2 });
  expect(violations).toEqual([]);
});

test.describe('a script slipped into a page', () => {
  test.use({ allowedProblems: /Content Security Policy/ });

  test('is stopped by the policy', async ({ page, context }) => {
    const violations = await watchViolations(context);
    await openStage(page, stageAddress(here));
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.body.append(script);
    });
    await expect.poll(() => violations.join()).toContain('script-src');
    expect(await page.evaluate(() => 'injected' in window)).toBe(false);
  });
});

test.describe('WebAssembly', () => {
  test.use({ allowedProblems: /Content Security Policy/ });

  test('is compiled in the worker of the machine, and nowhere else', async ({ page, request }) => {
    const workers = files.filter((name) => /^assets.machine-worker-[\w-]+\.js$/.test(name));
    expect(workers).toHaveLength(1);
    const [worker = ''] = workers;
    const wasm = files.find((name) => /^assets.v86-[\w-]+\.wasm$/.test(name)) ?? '';
    await openStage(page, '');
    expect(await page.evaluate(compileEmptyModule)).toMatch(/Content Security Policy/);
    const policyOf = async (path: string) => (await request.get(path)).headers()['content-security-policy'];
    expect(await policyOf(worker)).toContain("script-src 'self' 'wasm-unsafe-eval'");
    const scripts = files.filter((name) => name.endsWith('.js') && !name.includes('machine-worker'));
    for (const path of ['', wasm, ...scripts]) expect(await policyOf(path), path).not.toContain('unsafe');
    // A machine whose snapshot is none gets as far as reading it: its processor has been compiled by then.
    const reason = await page.evaluate(startMachine, { worker: `/${worker}`, snapshot: `/${wasm}` });
    expect(reason).toMatch(/header/);
  });
});

const compileEmptyModule = () =>
  WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)).then(() => 'compiled', String);

/** Starts the worker in a page as the deck does. @returns why there is no machine */
function startMachine({ worker, snapshot }: { worker: string; snapshot: string }): Promise<string> {
  const started = new Worker(`${worker}?use-scheduling-api=`, { type: 'module' });
  const image = { snapshot, kernel: '', bios: '', commandLine: '' };
  started.postMessage({ kind: 'start', call: 1, image, boot: false });
  return new Promise((resolve) => {
    started.onmessage = ({ data }) => resolve(String(data.reason));
    started.onerror = () => resolve('The worker did not start.');
  });
}

/** Posts on the channel of the deck's windows, from a page of the same origin that is no part of the deck. */
function post(from: Page, messages: unknown[]): Promise<void> {
  return from.evaluate((values) => {
    const channel = new BroadcastChannel('deck:/:windows');
    for (const value of values) channel.postMessage(value);
    channel.close();
  }, messages);
}

test('messages that no window of the deck sends change nothing', async ({ page, context }) => {
  const { console, audience } = await openPair(context, page, stageAddress(here));
  const stranger = await context.newPage();
  await stranger.goto('print/');
  const deck = `${manifest.title.slice(0, 150)}|${manifest.slides.length}`;
  await post(stranger, hostileMessages(deck));
  // Messages arrive in order: when this one has, all have.
  const marker = { counter: Date.now() + 1000, from: 'window' };
  const talk = {
    stamp: marker,
    slide: manifest.slides[slide]?.id,
    step: 1,
    screen: 'white',
    palette: 'paper',
    startedAt: null,
    parts: {},
  };
  await post(stranger, [{ v: 2, deck, from: 'window', role: 'console', kind: 'talk', talk }]);
  await expect(audience.locator('.blank[data-screen="white"]')).toBeVisible();
  await audience.keyboard.press('ArrowRight');
  await expect(console.locator('.blanked')).not.toBeAttached();
  await expectStage(audience, here);
  await expectConsole(console, here);
  await expect(audience.locator('html')).toHaveAttribute('data-palette', 'paper');
  for (const window of [console, audience]) {
    expect(await window.evaluate(() => 'injected' in globalThis || 'polluted' in {})).toBe(false);
  }
});

test('what is saved in the browser is not trusted', async ({ context }) => {
  const injection = '<img src=x onerror="window.injected=1">';
  const saved = {
    stamp: { counter: 9e15, from: 'x' },
    slide: injection,
    step: 1,
    screen: 'slide',
    palette: 'paper',
    startedAt: null,
    parts: {},
  };
  const texts = [
    '',
    'null',
    '[]',
    '{',
    '{"__proto__":{"polluted":1}}',
    'x'.repeat(1e6),
    JSON.stringify(saved),
    injection,
  ];
  for (const text of texts) {
    const tab = await context.newPage();
    await tab.goto('print/');
    await tab.evaluate((value) => {
      sessionStorage.setItem('deck:/:talk', value);
      localStorage.setItem('deck:/:palette', value);
      localStorage.setItem('deck:notes-size', value);
    }, text);
    await openStage(tab, stageAddress(here));
    await expectStage(tab, here);
    await expect(tab.locator('html')).toHaveAttribute('data-palette', 'paper');
    await openStage(tab, `console/#${manifest.slides[slide]?.id}/1`);
    await expectConsole(tab, here);
    expect(await tab.evaluate(() => 'injected' in globalThis || 'polluted' in {})).toBe(false);
    await tab.close();
  }
});

for (const hash of [
  '#<img src=x onerror=alert(1)>',
  '#%3Cscript%3E',
  '#-1',
  '#99999',
  '#1e9',
  '#__proto__',
  `#${'9'.repeat(5000)}`,
]) {
  test(`the step ${hash.slice(0, 30)} is no step`, async ({ page }) => {
    page.on('dialog', () => expect('a dialog').toBe('never'));
    await openStage(page, `${manifest.slides[slide]?.id}/${hash}`);
    await expectStage(page, { slide, step: 0 });
  });
}

test.describe('an address with markup in it', () => {
  test.use({ allowedProblems: /\b404\b/ });

  for (const path of ['%3Cimg%20src=x%20onerror=window.injected=1%3E', '%22%3E%3Csvg%20onload=1%3E', '%E0%A4%A']) {
    test(`${path} is shown as text`, async ({ page }) => {
      await openStage(page, `${path}/`);
      await expect(page.locator('.notice')).toContainText('There is no slide');
      await expect(page.locator('.notice *')).toHaveCount(0);
      expect(await page.evaluate(() => 'injected' in window)).toBe(false);
    });
  }

  test('of the console is shown as text', async ({ page }) => {
    await openStage(page, 'console/#<img src=x onerror=window.injected=1>');
    await expect(page.locator('.console-notice')).toContainText(
      'There is no slide "<img src=x onerror=window.injected=1>"',
    );
    await expect(page.locator('.console-notice *')).toHaveCount(0);
  });
});
