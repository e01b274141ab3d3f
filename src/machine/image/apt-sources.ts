import { CommandError } from '../../cli/command.ts';

/** One file that tells apt where packages are. */
export interface SourcesFile {
  /** Its name ends in `.sources` (deb822) or `.list` (one line each). */
  readonly name: string;
  readonly text: string;
}

/** A source of packages, as both formats of sources.list(5) describe it. */
interface Source {
  readonly uris: string;
  readonly suites: readonly string[];
  readonly components: readonly string[];
  /** `Signed-By` and `Trusted`, with their values as written, a key of several lines included. */
  readonly trust: readonly string[];
}

/**
 * The sources of this release's main packages, for an apt of another architecture.
 * @param files the system's sources
 * @param codename of the release, such as `bookworm`
 * @returns a file in the deb822 format
 * @throws CommandError when the system names no source of the release
 */
export function releaseSources(files: readonly SourcesFile[], codename: string): string {
  const release = files
    .flatMap(({ name, text }) => (name.endsWith('.sources') ? readDeb822(text) : readOneLine(text)))
    .filter(({ uris, suites, components }) => {
      return !uris.startsWith('cdrom:') && suites.includes(codename) && components.includes('main');
    });
  if (release.length === 0) {
    throw new CommandError(`No source of Debian's "${codename} main" is in /etc/apt; add it to the sources of apt.`);
  }
  const paragraphs = release.map(({ uris, trust }) =>
    ['Types: deb', `URIs: ${uris}`, `Suites: ${codename}`, 'Components: main', ...trust].join('\n'),
  );
  return `${[...new Set(paragraphs)].join('\n\n')}\n`;
}

function readDeb822(text: string): Source[] {
  return text
    .replace(/^#.*\n?/gm, '')
    .split(/\n\s*\n/)
    .map(readFields)
    .filter((field) => words(field('types')).includes('deb') && field('enabled').toLowerCase() !== 'no')
    .map((field) => ({
      uris: words(field('uris')).join(' '),
      suites: words(field('suites')),
      components: words(field('components')),
      trust: trustLines(field('signed-by'), field('trusted')),
    }));
}

/** The fields of one paragraph; a line that begins with a space continues the field above it. */
function readFields(paragraph: string): (name: string) => string {
  const fields = new Map<string, string>();
  for (const [, name = '', value = ''] of paragraph.matchAll(/^([\w-]+):((?:.*)(?:\n[ \t].*)*)/gm)) {
    fields.set(name.toLowerCase(), value.replace(/^[ \t]+/, ''));
  }
  return (name) => fields.get(name) ?? '';
}

function readOneLine(text: string): Source[] {
  const lines = text.matchAll(/^[ \t]*deb[ \t]+(?:\[([^\]]*)\][ \t]+)?(\S+)[ \t]+(\S+)[ \t]+([^#\n]+)/gm);
  return Array.from(lines, ([, options = '', uris = '', suite = '', components = '']) => {
    const option = (name: string) => new RegExp(`(?:^|\\s)${name}=(\\S+)`, 'i').exec(options)?.[1] ?? '';
    return {
      uris,
      suites: [suite],
      components: words(components),
      trust: trustLines(option('signed-by').replaceAll(',', ' '), option('trusted')),
    };
  });
}

const trustLines = (signedBy: string, trusted: string) => [
  ...(signedBy ? [`Signed-By: ${signedBy}`] : []),
  ...(trusted ? [`Trusted: ${trusted}`] : []),
];

const words = (text: string) => text.split(/\s+/).filter(Boolean);
