import { type PagePolicy, pagePolicies, pagesOf, printAddresses } from '../deck/pages.ts';
import { CommandError, runCommand } from './command.ts';
import { countPdfPages } from './count-pdf-pages.ts';
import { distFolder, readManifest } from './dist.ts';
import { ensureBrowser } from './ensure-browser.ts';
import { readFlags } from './flags.ts';
import { printPdf } from './print-pdf.ts';
import { serveFolder } from './serve.ts';
import { formatSize } from './size.ts';
import { writeWholeFile } from './write-whole-file.ts';

await runCommand(async () => {
  const { steps = 'last', out = 'export/deck.pdf' } = readFlags(process.argv.slice(2), ['steps', 'out']);
  const policy = readPolicy(steps);
  const pages = pagesOf(await readManifest(distFolder), policy).length;
  const pdf = await printDeck(ensureBrowser(), policy, pages);
  const printed = await countPdfPages(pdf);
  if (printed !== pages) throw new CommandError(`The PDF has ${printed} pages instead of ${pages}; it was not kept.`);
  await writeWholeFile(out, pdf);
  console.log(`${out}: ${pages} pages, ${formatSize(pdf.length)}`);
});

function readPolicy(steps: string): PagePolicy {
  const policy = pagePolicies.find((known) => known === steps);
  if (!policy) throw new CommandError(`--steps must be one of ${pagePolicies.join(', ')}, not "${steps}".`, 2);
  return policy;
}

async function printDeck(browser: string, policy: PagePolicy, slides: number): Promise<Uint8Array> {
  const server = await serveFolder({ folder: distFolder });
  try {
    return await printPdf({ browser, url: `${server.url}${printAddresses[policy]}`, slides });
  } finally {
    await server.close();
  }
}
