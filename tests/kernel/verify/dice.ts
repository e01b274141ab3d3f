/** A source of random choices that gives the same ones for the same seed. */
export class Dice {
  #state: number;

  constructor(seed: string) {
    this.#state = 2_166_136_261;
    for (const character of seed) this.#state = Math.imul(this.#state ^ character.charCodeAt(0), 16_777_619);
  }

  /** A whole number from 0 up to before `limit`, which is at most 2^32 (mulberry32). */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  /** One of some values; undefined only when there are none. */
  pick<Value>(values: readonly [Value, ...Value[]]): Value;
  pick<Value>(values: readonly Value[]): Value | undefined;
  pick<Value>(values: readonly Value[]): Value | undefined {
    return values[this.below(values.length)];
  }

  /** A key of a table, as often as its weight says. */
  weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key {
    const keys = Object.keys(weights) as Key[];
    let left = this.below(keys.reduce((sum, key) => sum + weights[key], 0));
    return keys.find((key) => {
      left -= weights[key];
      return left < 0;
    }) as Key;
  }

  /** The same values in another order. */
  shuffled<Value>(values: readonly Value[]): Value[] {
    const places = values.map((value) => ({ value, place: this.below(2 ** 32) }));
    return places.toSorted((a, b) => a.place - b.place).map(({ value }) => value);
  }

  /** So many results of a drawing. */
  times<Value>(count: number, draw: () => Value): Value[] {
    return Array.from({ length: count }, draw);
  }
}
