const longestLine = 160;

/** Finds the kernel's last words in what the guest prints to its console. */
export class PanicWatch {
  readonly #decoder = new TextDecoder('latin1');
  #line = '';

  /** @returns the line with which the kernel panicked, or null */
  push(bytes: Uint8Array): string | null {
    const lines = (this.#line + this.#decoder.decode(bytes)).split('\n');
    this.#line = lines.pop()?.slice(-longestLine) ?? '';
    for (const line of lines) {
      // With the kernel's time before it, so that a text about panics is none; after a prompt there is no new line.
      const [, words] = /\[ *\d+\.\d{6}\] (Kernel panic - not syncing: .{1,100})/.exec(line) ?? [];
      if (words) return words.trim();
    }
    return null;
  }

  clear(): void {
    this.#line = '';
  }
}
