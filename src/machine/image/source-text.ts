import type { PackageVersion } from './guest-packages.ts';

/** A work that the image holds in part, and under which licence. */
export interface Ingredient extends PackageVersion {
  /** As SPDX names it. */
  readonly licence: string;
  readonly use: string;
}

const knownIngredients: readonly (Pick<Ingredient, 'licence' | 'use'> & { readonly name: RegExp })[] = [
  { name: /^linux-source-/, licence: 'GPL-2.0-only', use: 'the kernel, in the snapshot and in bzImage.bin' },
  { name: /^busybox-static$/, licence: 'GPL-2.0-only', use: 'the shell and its commands' },
  { name: /^musl-dev$/, licence: 'MIT', use: 'the C library, linked into the programs' },
  {
    name: /^lib.*gcc-\d+-dev$/,
    licence: 'GPL-3.0-or-later WITH GCC-exception-3.1',
    use: 'libgcc, linked into the programs',
  },
  { name: /^seabios$/, licence: 'LGPL-3.0-only', use: 'bios.bin, for a cold boot' },
];

/** The packages of which something is in the image, with licence and use; the others only help to make it. */
export function toIngredients(packages: readonly PackageVersion[]): Ingredient[] {
  return knownIngredients.flatMap(({ name, licence, use }) =>
    packages.filter((version) => name.test(version.name)).map((version) => ({ ...version, licence, use })),
  );
}

/** What `SOURCE.md` says beside the ingredients. */
export interface SourceFacts {
  /** As `uname -r` has it. */
  readonly release: string;
  /** The day the image was made, as `2026-11-28`. */
  readonly date: string;
  readonly ingredients: readonly Ingredient[];
  /** Version of the package `v86`. */
  readonly emulator: string;
  readonly programs: readonly string[];
}

/** The text that tells whoever gets the image what is in it, under which licences, and where its source is. */
export function sourceText({ release, date, ingredients: parts, emulator, programs }: SourceFacts): string {
  return `# What is in the machine

\`snapshot.zst\` is the memory of an emulated PC on which Linux ${release} has booted; \`bzImage.bin\` is that kernel with
its first file system, \`bios.bin\` the firmware for a cold boot. Made on ${date} from Debian's packages:

| Package | Version | Licence | In the image as |
| --- | --- | --- | --- |
${parts.map(({ name, version, licence, use }) => `| ${name} | ${version} | ${licence} | ${use} |`).join('\n')}

The texts of these licences are in the folder \`licences\` beside this file.

The emulator is v86 ${emulator} (BSD-2-Clause), the npm package \`v86\` of that version; its own file LICENSE and its
README name the works bundled in it. The agent that runs programs, the scripts and the programs themselves are part of
this deck and under its MIT licence:

${programs.map((name) => `- \`${name}\``).join('\n')}

## Corresponding source

Serving these files is distributing Linux and busybox, which the GPL allows to those who also give the source. It is
in these source packages of Debian, Debian's patches included:

${uniqueSources(parts)
  .map(({ source, sourceVersion }) => `- \`${source}\` ${sourceVersion}`)
  .join('\n')}

\`apt-get source <package>=<version>\` fetches one; Debian keeps every version at snapshot.debian.org. Whoever serves
the image keeps a copy of these packages and hands it on when asked.

## Making it again

With the deck's own source on Debian for amd64: \`npm ci && npm run machine\`. The kernel's options are in
\`src/machine/image/guest/talk.config\`, what starts in the guest in \`init\` and \`agent.c\` beside it, the programs in
\`slides/*/demo.c\`. Kernel and file system come out the same, byte for byte, from the same versions; the snapshot holds
the same system, but not the same bytes, because no two boots take the same time.
`;
}

function uniqueSources(parts: readonly Ingredient[]): readonly Ingredient[] {
  return parts.filter(({ source }, index) => parts.findIndex((other) => other.source === source) === index);
}
