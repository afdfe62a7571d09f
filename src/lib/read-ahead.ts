import { setImmediate } from 'node:timers/promises';

/** How far ahead: so many at most, and no further once they weigh so much together. */
export interface Ahead<Item> {
  readonly items: number;
  readonly weight: number;
  readonly weigh: (item: Item) => number;
}

/**
 * The same items in the same order, read on while whoever takes them waits for something. Between two items whatever has been answered meanwhile
 * is heard. What the source throws comes after what it gave.
 */
export async function* readAhead<Item>(source: AsyncIterable<Item>, ahead: Ahead<Item>): AsyncGenerator<Item> {
  const held: Item[] = [];
  let weight = 0;
  let ended: { readonly error?: unknown } | null = null;
  let isWanted = true;
  // One of the two sides waits at most: who reads for room, or who takes for an item.
  let wake: () => void = () => undefined;
  const change = () => new Promise<void>((resolve) => (wake = resolve));

  async function read(): Promise<void> {
    for await (const item of source) {
      held.push(item);
      weight += ahead.weigh(item);
      wake();
      await setImmediate();
      while (isWanted && (held.length >= ahead.items || weight >= ahead.weight)) await change();
      if (!isWanted) return;
    }
  }

  const reading = read().then(
    () => (ended = {}),
    (error: unknown) => (ended = { error }),
  );
  const reachedEnd = () => ended;
  void reading.then(() => wake());
  try {
    for (;;) {
      const item = held.shift();
      if (item !== undefined) {
        weight -= ahead.weigh(item);
        wake();
        yield item;
      } else {
        const end = reachedEnd();
        if (end === null) await change();
        else if ('error' in end) throw end.error;
        else return;
      }
    }
  } finally {
    isWanted = false;
    wake();
    await reading;
  }
}
