import { readFile, writeFile } from 'node:fs/promises';
import { median } from './median.js';
import type { Leg } from './rounds.js';

/** Requests a second of a contestant, as a multiple of the base's in the same round: the median over the rounds. */
export function ratioTo(base: string, legs: readonly Leg[], query: Leg['query'], contestant: string): number {
  const of = (name: string) => legs.filter((leg) => leg.query === query && leg.contestant === name);
  const bases = new Map(of(base).map(({ round, perSecond }) => [round, perSecond]));
  return median(
    of(contestant).flatMap(({ round, perSecond }) => {
      const other = bases.get(round);
      return other === undefined ? [] : [perSecond / other];
    }),
  );
}

/** Ratios of one contestant by query. */
export type Ratios = Readonly<Record<string, number>>;

export function ratiosOf(base: string, legs: readonly Leg[], contestant: string): Ratios {
  const queries = new Set(legs.map(({ query }) => query));
  return Object.fromEntries(
    Array.from(queries, (query) => [query, Number(ratioTo(base, legs, query, contestant).toFixed(3))]),
  );
}

/** So much of a ratio may be lost from one run to the next: machines differ from hour to hour. */
const TOLERATED_LOSS = 0.25;

/** What is lost beside an earlier run, a line for each query. */
export function lossesOf(now: Ratios, before: Ratios): string[] {
  return Object.entries(before).flatMap(([query, ratio]) => {
    const current = now[query];
    if (current === undefined) return [`${query} was not measured, and was ${ratio} before.`];
    if (current >= ratio * (1 - TOLERATED_LOSS)) return [];
    const percent = Math.round((1 - current / ratio) * 100);
    return [
      `${query} is ${current} now and was ${ratio} before: ${percent} % are lost, and ${TOLERATED_LOSS * 100} % are tolerated.`,
    ];
  });
}

export async function readRatios(file: string): Promise<Ratios> {
  return JSON.parse(await readFile(file, 'utf8')) as Ratios;
}

export async function writeRatios(file: string, ratios: Ratios): Promise<void> {
  await writeFile(file, `${JSON.stringify(ratios, null, 2)}\n`);
}
