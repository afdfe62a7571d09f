/** Numbers that look drawn and are the same on every machine for the same seeds: Chris Doty-Humphrey's sfc32. */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  /** Each list of seeds opens a sequence of its own. */
  constructor(...seeds: readonly number[]) {
    let mixed = 0x9e3779b9;
    for (const seed of seeds) mixed = scrambled(mixed ^ scrambled(seed | 0));
    this.a = mixed;
    this.b = scrambled(mixed + 1);
    this.c = scrambled(mixed + 2);
    for (let round = 0; round < 12; round++) this.next();
  }

  /** At least 0 and less than 1. */
  next(): number {
    const sum = (this.a + this.b + this.counter++) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  }

  /** A whole number of at least 0 and less than `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of the list, which must have some. */
  pick<const Item>(list: readonly Item[]): Item {
    return list[this.below(list.length)] as Item;
  }

  /** Some of the list, each once, in the order they were drawn. */
  some<Item>(list: readonly Item[], count: number): Item[] {
    const left = [...list];
    return Array.from(
      { length: Math.min(count, left.length) },
      () => left.splice(this.below(left.length), 1)[0] as Item,
    );
  }
}

function scrambled(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) | 0;
}

/** Draws the place of one of the weights, each as often as it weighs. */
export function weighted(weights: readonly number[]): (random: Random) => number {
  let total = 0;
  const sums = weights.map((weight) => (total += weight));
  return (random) => {
    const drawn = random.next() * total;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) > drawn) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** Weights as they are found of words, topics and names: the second half as heavy as the first, the third a third. */
export function falling(count: number, exponent = 1): number[] {
  return Array.from({ length: count }, (_, at) => 1 / (at + 1) ** exponent);
}
