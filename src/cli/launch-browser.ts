import { type Browser, chromium } from '@playwright/test';
import { CommandError } from './command.ts';
import { launchOptions } from './ensure-browser.ts';

/**
 * Starts a browser.
 * @param program path of the browser
 * @throws CommandError when it does not start
 */
export async function launchBrowser(program: string): Promise<Browser> {
  try {
    return await chromium.launch(launchOptions(program));
  } catch (error) {
    const [reason] = (error as Error).message.split('\n', 1);
    throw new CommandError(
      `The browser ${program} does not start (${reason}); set CHROMIUM to the path of another one.`,
    );
  }
}
