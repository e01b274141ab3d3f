/** A command cannot go on, for a reason its user can mend: one sentence, shown without a stack. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  /**
   * @param message what is wrong and what to do, one sentence
   * @param exitCode 2 when the command line itself is wrong, 1 for everything else
   */
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
  }
}

/** Runs a command to its end and turns a `CommandError` into its sentence and its exit code. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    console.error(error.message);
    process.exitCode = error.exitCode;
  }
}
