import type { Page } from '@playwright/test';
import { expect, expectSamePage, openSlide, test } from './dev-server.ts';

const first = 'first/slides.mdx';
const second = 'second/slides.mdx';

const body = (page: Page) => page.locator('.stage .slide .body');
const overlay = (page: Page) => page.locator('vite-error-overlay');
const problem = (page: Page) => page.locator('.stage .problem');

/** Waits until the stage shows a slide, and its address says the same. */
async function expectPlace(page: Page, id: string, step: number): Promise<void> {
  await expect(page.locator(`.stage .slide[data-slide="${id}"]`)).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/${id}/${step > 0 ? `#${step}` : ''}$`));
}

test('the text of a slide changes under the talk', async ({ page, draft }) => {
  await openSlide(page, `${draft.url}two/#2`);
  draft.edit(first, (text) => text.replace('A pear.', 'A quince.'));
  await expect(body(page)).toContainText('A quince.');
  await expectPlace(page, 'two', 2);
  await expectSamePage(page);
});

test('a component keeps its state while another slide is edited', async ({ page, draft }) => {
  await openSlide(page, `${draft.url}four/`);
  const button = page.getByRole('button', { name: 'counted to' });
  await button.click();
  draft.edit(first, (text) => text.replace('An apple.', 'A quince.').replace('has a word in it', 'has another word'));
  await page.getByRole('button', { name: 'Overview' }).click();
  await expect(page.locator('.overview .slide[data-slide="one"]')).toContainText('A quince.');
  await expect(page.locator('.overview .slide[data-slide="one"]')).toContainText('has another word');
  await page.keyboard.press('Escape');
  await expect(button).toHaveText('counted to 1');
  await expectSamePage(page);
});

test('steps are counted again, and the talk goes to the last one left', async ({ page, draft }) => {
  await openSlide(page, `${draft.url}two/#3`);
  draft.edit(first, (text) => text.replace('- two presses\n- three presses\n', ''));
  await expectPlace(page, 'two', 1);
  await page.keyboard.press('ArrowRight');
  await expectPlace(page, 'three', 0);
  await expectSamePage(page);
});

test('a slide added before the current one does not move the talk', async ({ page, draft }) => {
  await openSlide(page, `${draft.url}two/#2`);
  await expect(page.locator('.folio .number')).toHaveText('2/4');
  draft.edit(first, (text) => `---\nid: zero\ntitle: "It starts earlier"\nminutes: 1\n---\n\nA grape.\n\n${text}`);
  await expect(page.locator('.folio .number')).toHaveText('3/5');
  await expectPlace(page, 'two', 2);
  await page.keyboard.press('Home');
  await expect(body(page)).toContainText('A grape.');
  await expectSamePage(page);
});

test('a deleted slide gives way to its neighbour, and can come back with other words', async ({ page, draft }) => {
  const before = draft.read(first);
  await openSlide(page, `${draft.url}two/`);
  draft.edit(first, (text) => text.replace(/---\nid: two[\s\S]*(?=---\nid: three)/, ''));
  await expect(page.locator('.stage .slide[data-slide="three"]')).toBeVisible();
  draft.write(first, before.replace('A pear.', 'A quince.'));
  await expect(page.locator('.folio .number')).toHaveText('3/4');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(body(page)).toContainText('A quince.');
  await expectPlace(page, 'two', 0);
  await expectSamePage(page);
});

test('a slide may get another id while it is shown', async ({ page, draft }) => {
  await openSlide(page, `${draft.url}one/`);
  draft.edit(first, (text) => text.replace('id: one', 'id: eins'));
  await expect(page.locator('.stage .slide[data-slide="eins"]')).toBeVisible();
  await expect(body(page)).toContainText('An apple.');
  await expectSamePage(page);
});

test('what a slide exports changes too', async ({ page, draft }) => {
  await openSlide(page, `${draft.url}four/`);
  draft.edit(second, (text) => text.replace("'plum'", "'quince'"));
  await expect(body(page)).toContainText('A quince.');
  await expectSamePage(page);
});

test('a snippet changes in the slides that show it', async ({ page, draft }) => {
  await openSlide(page, `${draft.url}three/`);
  draft.edit('first/answer.c', (text) => text.replace('42', '43'));
  await expect(body(page)).toContainText('int answer = 43;');
  await expectSamePage(page);
});

test('a snippet that is no longer shown changes nothing', async ({ page, draft }) => {
  await openSlide(page, `${draft.url}three/`);
  draft.edit(first, (text) => text.replace('```c file=answer.c#answer', '```c\nint none;'));
  await expect(body(page)).toContainText('int none;');
  draft.edit('first/answer.c', (text) => text.replace('42', '43'));
  draft.edit(first, (text) => text.replace('int none;', 'int one;'));
  await expect(body(page)).toContainText('int one;');
  await expectSamePage(page);
});

test('the title of the deck changes', async ({ page, draft }) => {
  await openSlide(page, `${draft.url}two/#1`);
  draft.edit('deck.ts', (text) => text.replace('A deck being written', 'A deck that is written'));
  await expect(page).toHaveTitle('The second slide has steps · A deck that is written');
  await expectPlace(page, 'two', 1);
  await expectSamePage(page);
});

test('files that change together are all taken up', async ({ page, draft }) => {
  await openSlide(page, `${draft.url}one/`);
  draft.edit(first, (text) => text.replace('An apple.', 'A quince.'));
  draft.edit(second, (text) => text.replace('A {fruit}.', 'No fruit.'));
  draft.edit('deck.ts', (text) => text.replace('A deck being written', 'Checked out'));
  await expect(body(page)).toContainText('A quince.');
  await expect(page).toHaveTitle('Checked out');
  await page.keyboard.press('End');
  await expect(body(page)).toContainText('No fruit.');
  await expectSamePage(page);
});

test('notes change in the console', async ({ page, draft }) => {
  await openSlide(page, `${draft.url}console/#two/1`);
  await expect(page.locator('.console-notes')).toContainText('Say pear.');
  draft.edit(first, (text) => text.replace('Say pear.', 'Say quince.'));
  await expect(page.locator('.console-notes')).toContainText('Say quince.');
  await expectSamePage(page);
});

test.describe('while something is broken', () => {
  const pear = 'A pear.';

  /** Each breaks slide two of the draft; `says` is in the overlay. */
  const mistakes = [
    { what: 'MDX', broken: 'A <b pear.', replaced: pear, at: '15:10', says: 'The MDX is not well formed' },
    { what: 'a component', broken: '<Pear />', replaced: pear, at: '15:1', says: '<Pear>' },
    { what: 'front matter', broken: 'minutes: long', replaced: 'minutes: 1', at: '12:1', says: 'minutes' },
    { what: 'code', broken: '```cobol\n1\n```', replaced: pear, at: '15:1', says: 'cobol' },
  ];
  for (const { what, broken, replaced, at, says } of mistakes) {
    test(`${what}: the overlay says where, the other slides go on, mending it resumes`, async ({ page, draft }) => {
      const whole = draft.read(first);
      const [before = '', slide = ''] = whole.split('id: two');
      await openSlide(page, `${draft.url}two/#2`);

      draft.write(first, `${before}id: two${slide.replace(replaced, broken)}`);
      await expect(overlay(page)).toContainText(says);
      await expect(overlay(page)).toContainText(`first/slides.mdx:${at}`);
      await expect(problem(page)).toContainText(says);
      await expectPlace(page, 'two', 2);

      await page.keyboard.press('Shift+ArrowLeft');
      await page.keyboard.press('ArrowLeft');
      await expect(body(page)).toHaveText('An apple.');
      draft.edit(first, (text) => text.replace('An apple.', 'A quince.'));
      await expect(body(page)).toHaveText('A quince.');
      await expect(overlay(page)).toContainText(says);
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await expectPlace(page, 'two', 2);

      draft.write(first, whole);
      await expect(overlay(page)).not.toBeAttached();
      await expect(body(page)).toContainText(pear);
      await expectPlace(page, 'two', 2);
      await expectSamePage(page);
    });
  }

  test('a file that cannot be cut into slides leaves the talk as it was', async ({ page, draft }) => {
    const whole = draft.read(first);
    await openSlide(page, `${draft.url}two/#2`);
    draft.write(first, `Words.\n\n${whole}`);
    await expect(overlay(page)).toContainText('There is text before the first slide.');
    await expect(body(page)).toContainText('A pear.');
    draft.write(first, whole);
    await expect(overlay(page)).not.toBeAttached();
    await expectPlace(page, 'two', 2);
    await expectSamePage(page);
  });

  test('deck.ts: the talk goes on as it was, and is mended', async ({ page, draft }) => {
    const whole = draft.read('deck.ts');
    await openSlide(page, `${draft.url}two/#2`);
    draft.write('deck.ts', whole.replace('event:', 'evening: true, event:'));
    await expect(overlay(page)).toContainText('Unknown key "evening".');
    await expect(overlay(page)).toContainText('deck.ts:7:3');
    await page.keyboard.press('ArrowRight');
    await expectPlace(page, 'two', 3);
    draft.write('deck.ts', whole);
    await expect(overlay(page)).not.toBeAttached();
    await expectPlace(page, 'two', 3);
    await expectSamePage(page);
  });

  test('a missing snippet is found when it is written', async ({ page, draft }) => {
    const snippet = draft.read('first/answer.c');
    await openSlide(page, `${draft.url}three/`);
    draft.remove('first/answer.c');
    await expect(overlay(page)).toContainText('answer.c');
    await expect(problem(page)).toContainText('answer.c');
    draft.write('first/answer.c', snippet.replace('42', '43'));
    await expect(body(page)).toContainText('int answer = 43;');
    await expect(overlay(page)).not.toBeAttached();
    await expectSamePage(page);
  });

  test('a page that is opened then shows the overlay too', async ({ page, draft }) => {
    const whole = draft.read(first);
    draft.write(first, whole.replace('A pear.', 'A <b pear.'));
    await page.goto(`${draft.url}three/`);
    await expect(overlay(page)).toContainText('The MDX is not well formed');
    await expect(body(page)).toContainText('int answer = 42;');
    draft.write(first, whole);
    await expect(overlay(page)).not.toBeAttached();
    await expectPlace(page, 'three', 0);
  });
});
