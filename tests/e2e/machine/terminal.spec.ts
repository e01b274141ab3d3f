import { expectPlace, slideOf } from '../stage-page.ts';
import {
  expect,
  expectEnd,
  expectScreen,
  needsMachine,
  runProgram,
  screenOf,
  slide,
  statusOf,
  terminalOf,
  test,
  typeCommand,
} from './real-run.ts';

needsMachine();

const at = slideOf(slide);

test('commands are typed into the shell of the machine', async ({ page }) => {
  await runProgram(page, slide);
  await typeCommand(page, 'echo $((6 * 7)) | tee /tmp/answer');
  await expectScreen(page, /^42$/m);
  await page.keyboard.type('uname -s; binderfs | tail -n 1\n');
  await expectScreen(page, /^Linux$/m);
});

test('Ctrl-C ends what runs in the terminal', async ({ page }) => {
  await runProgram(page, slide);
  await typeCommand(page, 'echo sleeps; sleep 1000; echo "ended with $?"');
  await expectScreen(page, /^sleeps$/m);
  await page.keyboard.press('Control+c');
  await expectScreen(page, /\^C/);
  await page.keyboard.type('echo back\n');
  await expectScreen(page, /^back$/m);
});

test('letters go to the guest only while its terminal has the focus, and Escape gives the keys back', async ({
  page,
}) => {
  await runProgram(page, slide);
  await terminalOf(page).click();
  await page.keyboard.type('echo obw');
  await expectScreen(page, '# echo obw');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('o');
  await expect(page.getByRole('dialog', { name: 'Overview' })).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await screenOf(page)).toMatch(/# echo obw$/m);
  await page.keyboard.press('ArrowRight');
  await expectPlace(page, { slide: at + 1, step: 0 });
});

test('a clicker moves the talk, also out of the terminal', async ({ page }) => {
  await runProgram(page, slide);
  await terminalOf(page).click();
  await page.keyboard.press('PageDown');
  await expectPlace(page, { slide: at + 1, step: 0 });
});

test('each run begins on a clean machine', async ({ page }) => {
  await runProgram(page, slide);
  await typeCommand(page, 'touch /root/mine; hostname changed; ls /root');
  await expectScreen(page, /^mine$/m);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  // Not the end of the run before.
  await expect(statusOf(page)).not.toContainText('exit');
  await expectEnd(page);
  await typeCommand(page, 'hostname; ls /root; echo listed');
  await expectScreen(page, /^listed$/m);
  expect(await screenOf(page)).not.toContain('mine');
  expect(await screenOf(page)).not.toContain('changed');
});

test('one may watch it boot, and use it then', async ({ page }) => {
  test.slow();
  await runProgram(page, slide);
  await page.getByRole('button', { name: 'Watch it boot' }).click();
  await expectScreen(page, 'Run /init as init process');
  await expectScreen(page, /^# $|^#$/m);
  await typeCommand(page, 'pidfds | tail -n 1');
  await expectScreen(page, 'stranger');
});

test('a guest that powers off is told, and the next run works', async ({ page }) => {
  await runProgram(page, slide);
  await typeCommand(page, 'poweroff -f');
  await expect(statusOf(page)).toContainText('powered off');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await expectEnd(page);
});

test('24-bit colours and titles of the guest break no policy and change no page', async ({ page }) => {
  await runProgram(page, slide);
  const title = await page.title();
  await typeCommand(
    page,
    String.raw`printf '\033[38;2;200;30;90mred\033[0m\033]0;pwned\007\033]52;c;cHduZWQ=\007\n'; echo done`,
  );
  await expectScreen(page, /^done$/m);
  expect(await page.title()).toBe(title);
});
