/** The longest time that `setTimeout` knows, in milliseconds. */
const longestTimeout = 2 ** 31 - 1;

/** Time that passes only while the machine runs, with a limit. It starts stopped; all times are milliseconds. */
export class RunTimer {
  readonly #now: () => number;
  #elapsed = 0;
  #since: number | null = null;
  #limit = Number.POSITIVE_INFINITY;
  #onLimit = () => {};
  #timeout: ReturnType<typeof setTimeout> | undefined;

  constructor(now: () => number) {
    this.#now = now;
  }

  elapsed(): number {
    const running = this.#since === null ? 0 : Math.max(0, this.#now() - this.#since);
    return this.#elapsed + running;
  }

  /** Replaces the limit by one that is reached after so much more time. */
  limit(milliseconds: number, onLimit: () => void): void {
    this.#limit = this.elapsed() + milliseconds;
    this.#onLimit = onLimit;
    if (this.#since !== null) this.#arm();
  }

  resume(): void {
    if (this.#since !== null) return;
    this.#since = this.#now();
    this.#arm();
  }

  pause(): void {
    this.#elapsed = this.elapsed();
    this.#since = null;
    clearTimeout(this.#timeout);
  }

  #arm(): void {
    clearTimeout(this.#timeout);
    if (this.#limit === Number.POSITIVE_INFINITY) return;
    this.#timeout = setTimeout(this.#onLimit, Math.min(longestTimeout, Math.max(0, this.#limit - this.elapsed())));
  }
}
