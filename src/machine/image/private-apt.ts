import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from '../../cli/command.ts';
import { releaseSources, type SourcesFile } from './apt-sources.ts';
import { runTool } from './run-tool.ts';

/**
 * Fetches packages of another architecture with an apt of our own, whose lists and state lie below a folder: the
 * system's apt and dpkg never hear of that architecture.
 * @param state folder of that apt
 * @param into existing folder for the `.deb` files
 */
export async function downloadPackages(
  names: readonly string[],
  { architecture, state, into }: { architecture: string; state: string; into: string },
): Promise<void> {
  const sources = releaseSources(await systemSources(), await codename());
  for (const folder of ['lists/partial', 'cache/archives/partial', 'sources']) {
    await mkdir(join(state, folder), { recursive: true });
  }
  await writeFile(join(state, 'status'), '');
  await writeFile(join(state, 'sources/release.sources'), sources);
  const config = join(state, 'apt.conf');
  await writeFile(config, aptConfig(architecture, state));
  await runTool('apt-get', ['--config-file', config, '--quiet', 'update']);
  await runTool('apt-get', ['--config-file', config, '--quiet', 'download', ...names], { cwd: into });
}

/** Read after the system's configuration, of which it keeps what concerns the network. */
function aptConfig(architecture: string, state: string): string {
  return `#clear APT::Architectures;
#clear APT::Update;
APT::Architecture "${architecture}";
APT::Architectures { "${architecture}"; };
APT::Sandbox::User "root";
Acquire::Languages "none";
Dir::State "${state}";
Dir::State::lists "${state}/lists";
Dir::State::status "${state}/status";
Dir::Cache "${state}/cache";
Dir::Etc::sourcelist "/dev/null";
Dir::Etc::sourceparts "${state}/sources";
`;
}

async function systemSources(): Promise<SourcesFile[]> {
  const folder = '/etc/apt/sources.list.d';
  const names = (await readdir(folder).catch(() => [])).filter((name) => /\.(list|sources)$/.test(name)).sort();
  const paths = ['/etc/apt/sources.list', ...names.map((name) => join(folder, name))];
  return Promise.all(paths.map(async (name) => ({ name, text: await readFile(name, 'utf8').catch(() => '') })));
}

async function codename(): Promise<string> {
  const release = await readFile('/etc/os-release', 'utf8');
  const name = /^VERSION_CODENAME="?([\w-]+)/m.exec(release)?.[1];
  if (!name) throw new CommandError('/etc/os-release does not name the release; use a released Debian.');
  return name;
}
