import type { EntityManager } from 'typeorm';
import { badInput } from '../../lib/errors.js';
import type { Id } from '../../lib/node-key.js';
import type { RecordListName } from '../content/index.js';
import type { RecordList } from '../content/list.js';

/** Nothing is so deep; whoever is above himself already would be followed for ever. */
const DEEPEST = 100;

/** Refuses to put something below itself: the database would take it, and lists of what is above it would never end. */
export async function refuseCircle(
  db: EntityManager,
  list: RecordList,
  name: RecordListName,
  id: Id,
  said: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { within } = list;
  if (within === undefined || typeof said[within] !== 'string') return;
  const { entity, columns } = list.rows({ [within]: said[within] }, '').own;
  const above = Object.keys(columns).find((column) => columns[column] === said[within]) as string;
  let next: unknown = said[within];
  for (let steps = 0; typeof next === 'string' && steps < DEEPEST; steps++) {
    if (next === id) throw badInput(`${name}.${within}: must be another, as nothing is above itself, at any distance.`);
    const row: Readonly<Record<string, unknown>> | null = await db.findOneBy(entity, { id: next });
    next = row?.[above];
  }
}
