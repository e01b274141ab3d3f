import type { Lock } from '../platform/lock.ts';

/** This window's hold on the right to have the talk's machine. */
export class Owner {
  readonly #lock: Lock;
  #held: Promise<(() => void) | null> | null = null;

  constructor(lock: Lock) {
    this.#lock = lock;
  }

  /** Takes the right, or keeps it. @returns false while another window has it, or when it was let go meanwhile */
  async hold(): Promise<boolean> {
    this.#held ??= this.#lock.take();
    const held = this.#held;
    const granted = (await held) !== null;
    if (this.#held !== held) return false;
    if (!granted) this.#held = null;
    return granted;
  }

  /** Gives it back, even when it is only just being taken. */
  letGo(): void {
    void this.#held?.then((giveBack) => giveBack?.());
    this.#held = null;
  }
}
