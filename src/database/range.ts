import type { Kind } from '../kinds/kind.js';
import type { Run } from '../kinds/run.js';
import type { Id } from '../lib/node-key.js';
import { LARGE } from './conjunct.js';
import { Parameters } from './db.js';
import type { Reader } from './reader.js';
import { fromSql, visibleSql } from './viewer.js';

/** The rows of a run that share one key. */
export interface Range {
  readonly run: Run;
  readonly id: Id;
}

/**
 * How many rows each range has that the viewer may see, as far as `LARGE`. What was counted lately is believed: a wrong number makes
 * a list slower, never wrong. One statement for all that were not.
 */
export async function sizesOf(reader: Reader, kind: Kind, ranges: readonly Range[]): Promise<(range: Range) => number> {
  const { db, viewer, caches } = reader;
  const placeOf = ({ run, id }: Range) => [kind.name, run.links, run.key, run.holds, viewer.maySeeDrafts, id].join();
  const sizes = new Map(ranges.map((range) => [placeOf(range), caches?.sizes.get(placeOf(range))]));
  const wanted = ranges.filter((range) => sizes.get(placeOf(range)) === undefined);
  if (wanted.length > 0) {
    const parameters = new Parameters();
    const counts = wanted.map((range) => `(${countSql(range, kind, reader, parameters)})`);
    const [found] = await db.query<{ sizes: number[] }>(
      `select array[${counts.join(', ')}]::integer[] as sizes`,
      parameters.values,
    );
    wanted.forEach((range, at) => {
      const size = found?.sizes[at] ?? LARGE;
      sizes.set(placeOf(range), size);
      caches?.sizes.set(placeOf(range), size);
    });
  }
  return (range) => sizes.get(placeOf(range)) ?? LARGE;
}

function countSql({ run, id }: Range, kind: Kind, { viewer }: Reader, parameters: Parameters): string {
  const conditions = [
    `${run.key} = ${parameters.add(id, 'bigint')}`,
    ...(run.holds ? [run.holds] : []),
    ...(run.links === null ? [visibleSql(kind, viewer)] : []),
    ...(viewer.maySeeDrafts || !run.visible ? [] : [run.visible]),
  ];
  const from = run.links === null ? fromSql(kind) : `${run.links} l`;
  return `select count(*) from (select 1 from ${from} where ${conditions.join(' and ')} limit ${LARGE}) counted`;
}
