import { readdir, readFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import type { BundleManifest } from '../compile/preload.ts';
import { suggest } from '../deck/nearest.ts';
import { formatFinding, lint } from '../lint/lint.ts';
import type { Finding, Rule } from '../lint/rule.ts';
import { rules } from '../lint/rules/index.ts';
import { CommandError, runCommand } from './command.ts';
import { distFolder, readManifest } from './dist.ts';
import { ensureBrowser } from './ensure-browser.ts';
import { readFlags } from './flags.ts';
import { launchBrowser } from './launch-browser.ts';
import { walkDeck } from './lint-walk.ts';
import { serveFolder } from './serve.ts';

await runCommand(async () => {
  const { dist, rule } = readFlags(process.argv.slice(2), ['dist', 'rule']);
  const asked = rule === undefined ? rules : [ruleNamed(rule)];
  const { findings, states } = await lintFolder(dist === undefined ? distFolder : resolve(dist), asked);
  for (const finding of findings) console.log(formatFinding(finding));
  const count = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
  console.log(`${findings.length === 0 ? 'Nothing found' : count} in ${states} states of the slides.`);
  if (findings.length > 0) process.exitCode = 1;
});

function ruleNamed(name: string): Rule {
  const found = rules.find((known) => known.name === name);
  if (found) return found;
  const names = rules.map((known) => known.name);
  const meant = suggest(name, names);
  throw new CommandError(
    `There is no rule "${name}"${meant ? `, did you mean "${meant}"?` : ''} (rules: ${names.join(', ')})`,
    2,
  );
}

async function lintFolder(folder: string, asked: readonly Rule[]): Promise<{ findings: Finding[]; states: number }> {
  const manifest = await readManifest(folder);
  const bundle: BundleManifest = JSON.parse(await readFile(join(folder, 'assets/manifest.json'), 'utf8'));
  const server = await serveFolder({ folder });
  const browser = await launchBrowser(ensureBrowser());
  try {
    const root = server.url;
    const deck = { manifest, root, bodies: chunksByPart(bundle, 'slide'), notes: chunksByPart(bundle, 'notes') };
    const { snapshots, notes } = await walkDeck(browser, deck);
    const findings = lint(asked, snapshots, { manifest, root, files: await filesIn(folder), notes });
    return { findings, states: snapshots.length };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** The chunk of a part of each slide, by slide id: the build names a slide's modules `…?slide=id` and `…?notes=id`. */
function chunksByPart(bundle: BundleManifest, part: 'slide' | 'notes'): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(bundle).flatMap(([module, { file }]) => {
      const [, id] = module.split(`?${part}=`);
      return id === undefined ? [] : [[id, file] as const];
    }),
  );
}

/** Paths below a folder, as addresses write them. */
async function filesIn(folder: string): Promise<ReadonlySet<string>> {
  const paths = await readdir(folder, { recursive: true });
  return new Set(paths.map((path) => encodeURI(path.replaceAll(sep, '/'))));
}
