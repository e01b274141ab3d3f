import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandError } from '../../cli/command.ts';
import { compileForGuest, compilerFlags } from './compile-for-guest.ts';
import { hashOf, sourceHash } from './hash.ts';
import { runStage, type Workshop } from './stage.ts';

/** A program of the talk; it has the name of its chapter. */
export interface Program {
  readonly name: string;
  /** Path of its `demo.c`. */
  readonly file: string;
  /** As `Recording.source`. */
  readonly source: string;
}

/** Path of a file that goes into the guest, beside this one. */
export const guestFile = (name: string) => fileURLToPath(new URL(`guest/${name}`, import.meta.url));

/**
 * The programs of the chapters, by name.
 * @param slides folder of the talk
 * @throws CommandError when there is none
 */
export async function findPrograms(slides: string): Promise<Program[]> {
  const header = await readFile(join(slides, 'demo.h')).catch(() => '');
  const programs: Program[] = [];
  for (const name of (await readdir(slides)).sort()) {
    const file = join(slides, name, 'demo.c');
    const text = await readFile(file).catch(() => null);
    if (text) programs.push({ name, file, source: sourceHash(text, header) });
  }
  if (programs.length === 0) throw new CommandError(`No chapter in ${slides} has a demo.c.`);
  return programs;
}

/**
 * The stage that compiles the chapters' programs and the agent.
 * @param toolchain hash of the compiler, the headers and the C library
 */
export async function compilePrograms(
  workshop: Workshop,
  { slides, programs, toolchain }: { slides: string; programs: readonly Program[]; toolchain: string },
): Promise<string> {
  const agent = guestFile('agent.c');
  const sources = programs.flatMap(({ name, source }) => [name, source]);
  return runStage(workshop, {
    name: 'programs',
    key: hashOf(toolchain, ...compilerFlags, await readFile(agent), ...sources),
    make: async (folder) => {
      for (const { name, file } of programs) await compileForGuest(file, join(folder, name), [slides]);
      await compileForGuest(agent, join(folder, 'agent'), []);
    },
  });
}
