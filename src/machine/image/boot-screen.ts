import { CommandError } from '../../cli/command.ts';

const prompt = '# ';

/** What the guest shows while it boots, until its shell asks for a command. */
export class BootScreen {
  #text = '';
  #problem: CommandError | null = null;
  #settle = () => {};

  show(bytes: Uint8Array): void {
    this.#text += Buffer.from(bytes).toString('latin1');
    this.#settle();
  }

  /** The guest will show nothing more. @param reason one sentence */
  fail(reason: string): void {
    this.#problem ??= new CommandError(`The guest did not boot: ${reason}\n${this.#text.trim()}`);
    this.#settle();
  }

  /**
   * Settles when the prompt is there, which it may be already.
   * @param limit milliseconds
   * @throws CommandError with all that was shown when it does not come
   */
  waitForPrompt(limit: number): Promise<void> {
    return new Promise((done, fail) => {
      const timer = setTimeout(() => this.fail(`There is no prompt after ${limit / 1000} s.`), limit);
      this.#settle = () => {
        const there = this.#text.includes(prompt);
        if (!there && !this.#problem) return;
        clearTimeout(timer);
        if (there) done();
        else fail(this.#problem);
      };
      this.#settle();
    });
  }
}
