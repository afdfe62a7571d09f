import { setImmediate as turn } from 'node:timers/promises';
import { readAhead } from '../src/lib/read-ahead.js';

/** Gives the numbers up to one, and tells which it has come to and whether it was closed. */
function counting(until: number, failure?: Error) {
  const state = { reached: 0, isClosed: false };
  async function* source(): AsyncIterable<number> {
    try {
      while (state.reached < until) yield ++state.reached;
      if (failure) throw failure;
    } finally {
      state.isClosed = true;
    }
  }
  return { state, source: source() };
}

const ahead = (items: number, weight = Infinity) => ({ items, weight, weigh: (item: number) => item });

async function all(items: AsyncIterable<number>): Promise<number[]> {
  const taken: number[] = [];
  for await (const item of items) taken.push(item);
  return taken;
}

async function someTurns(): Promise<void> {
  for (let at = 0; at < 50; at++) await turn();
}

describe('what is read ahead', () => {
  it.each([1, 2, 100])('comes in its order with %i at once', async (items) => {
    expect(await all(readAhead(counting(20).source, ahead(items)))).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 1),
    );
  });

  it('is read on while one of it is dealt with, as far as was said', async () => {
    const { source, state } = counting(20);
    const items = readAhead(source, ahead(5));
    await items.next();
    await someTurns();
    expect(state.reached).toBe(6);
    await items.next();
    await someTurns();
    expect(state.reached).toBe(7);
    await items.return(undefined);
  });

  it('is read no further once it is as heavy as was said', async () => {
    const { source, state } = counting(20);
    const items = readAhead(source, ahead(100, 9));
    await items.next();
    await someTurns();
    // 2 + 3 + 4 are nine.
    expect(state.reached).toBe(4);
    await items.return(undefined);
  });

  it('comes before what its source fails with', async () => {
    const taken: number[] = [];
    const read = async () => {
      for await (const item of readAhead(counting(3, new Error('No more.')).source, ahead(10))) taken.push(item);
    };
    await expect(read()).rejects.toThrow('No more.');
    expect(taken).toEqual([1, 2, 3]);
  });

  it('closes its source when it is left', async () => {
    const { source, state } = counting(20);
    for await (const item of readAhead(source, ahead(5))) if (item === 2) break;
    expect(state).toEqual({ reached: expect.any(Number), isClosed: true });
    expect(state.reached).toBeLessThan(9);
  });
});
