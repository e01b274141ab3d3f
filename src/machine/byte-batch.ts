/** Collects the bytes that arrive one by one in one go of the emulator, and hands them on together after it. */
export class ByteBatch {
  readonly #handOn: (bytes: Uint8Array) => void;
  #bytes: number[] = [];

  constructor(handOn: (bytes: Uint8Array) => void) {
    this.#handOn = handOn;
  }

  push(byte: number): void {
    if (this.#bytes.length === 0) queueMicrotask(() => this.flush());
    this.#bytes.push(byte);
  }

  /** Hands on at once what is there. */
  flush(): void {
    const bytes = Uint8Array.from(this.#bytes);
    this.#bytes = [];
    if (bytes.length > 0) this.#handOn(bytes);
  }

  /** Forgets what has not been handed on. */
  clear(): void {
    this.#bytes = [];
  }
}
