import type { Db } from '../database/db.js';
import { dayOf, type Day } from '../lib/calendar.js';
import type { ExampleRequest } from '../lib/example-request.js';
import type { Id } from '../lib/node-key.js';

/** The newsroom a database belongs to. */
export interface Newsroom {
  readonly languages: readonly string[];
  /** The zone in which its days are read. */
  readonly timeZone: string;
  /** The organization whose newsroom it is; null when it was not said. */
  readonly organizationId: Id | null;
  /** False for a database that nothing was loaded into yet: its days are UTC's. */
  readonly isKnown: boolean;
}

const NAMELESS = { languages: ['en'], timeZone: 'UTC', organizationId: null };

/** The newsroom as it was loaded; `timeZone` of the surroundings, where given, takes precedence over its own. */
export async function findNewsroom(db: Db, timeZone: string | null): Promise<Newsroom> {
  const [found] = await db.query<{ languages: string[]; timeZone: string; organizationId: Id | null }>(
    `select languages, time_zone as "timeZone", organization_id::text as "organizationId" from newsroom`,
  );
  const newsroom = found ?? NAMELESS;
  return { ...newsroom, timeZone: timeZone ?? newsroom.timeZone, isKnown: found !== undefined };
}

/** The day it is in the newsroom. */
export function newsroomToday(newsroom: Newsroom): Day {
  return dayOf(new Date(), newsroom.timeZone);
}

/** Requests to begin with, the newsroom's most telling one first; empty when it has none. */
export async function exampleRequests(db: Db): Promise<ExampleRequest[]> {
  const [found] = await db.query<{ examples: ExampleRequest[] }>('select examples from newsroom');
  return found?.examples ?? [];
}
