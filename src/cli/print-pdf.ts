import type { Page } from '@playwright/test';
import { CommandError } from './command.ts';
import { launchBrowser } from './launch-browser.ts';
import { watchProblems } from './page-problems.ts';

/** A print document to be made into a PDF. */
export interface PrintJob {
  /** Path of the browser's program. */
  readonly browser: string;
  /** Address of the print document. */
  readonly url: string;
  /** How many slides it must hold. */
  readonly slides: number;
}

/**
 * Prints one document in one run of the browser, once it is complete.
 * @returns the bytes of the PDF
 * @throws CommandError when the document lacks a slide, a font or a picture, or when anything in it went wrong
 */
export async function printPdf({ browser: program, url, slides }: PrintJob): Promise<Uint8Array> {
  const browser = await launchBrowser(program);
  try {
    const context = await browser.newContext();
    const problems = watchProblems(context, new URL(url).origin);
    const page = await context.newPage();
    await page.emulateMedia({ media: 'print' });
    await page.goto(url);
    const missing = await findMissing(page, slides);
    const all = [...problems, ...missing];
    if (all.length > 0) throw new CommandError(`The print document is not complete: ${all.join('; ')}.`);
    return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  } finally {
    await browser.close();
  }
}

/** The document has no script, so that it cannot say when it is ready: it is ready when its fonts and pictures are. */
async function findMissing(page: Page, slides: number): Promise<string[]> {
  const found = await page.evaluate(async () => {
    await document.fonts.ready;
    return {
      slides: document.querySelectorAll('.slide').length,
      fonts: Array.from(document.fonts, (font) => (font.status === 'error' ? font.family : '')).filter(Boolean),
      images: Array.from(document.images, (image) => (image.naturalWidth > 0 ? '' : image.src)).filter(Boolean),
    };
  });
  return [
    ...(found.slides === slides ? [] : [`it has ${found.slides} slides instead of ${slides}`]),
    ...found.fonts.map((family) => `the font ${family} did not load`),
    ...found.images.map((source) => `the picture ${source} did not load`),
  ];
}
