import type { Db } from '../database/db.js';
import type { Day, Period } from '../lib/calendar.js';
import type { Id } from '../lib/node-key.js';
import { answeringThroughout, type PlacedTerm } from '../lib/term.js';

/** A presidency as the rules of terms need it. */
export interface PresidencyFact extends PlacedTerm {
  readonly organizationId: Id;
}

/** Every presidency of the organizations, oldest first. One statement. */
export function presidenciesOfOrganizations(db: Db, organizationIds: readonly Id[]): Promise<PresidencyFact[]> {
  return db.query<PresidencyFact>(
    `select id::text as id, organization_id::text as "organizationId", starts_on::text as "startsOn",
      starts_precision as "startsPrecision", ends_on::text as "endsOn", ends_precision as "endsPrecision",
      first_known_on::text as "firstKnownOn", last_known_on::text as "lastKnownOn"
      from presidency where organization_id = any($1::bigint[])
      order by coalesce(starts_on, first_known_on) nulls first, id`,
    [organizationIds],
  );
}

/**
 * Who presides throughout the days: on a hand-over day shared by two, the outgoing one. Null when nobody does, or it is
 * not known.
 */
export function presidingThroughout(
  presidencies: readonly PresidencyFact[],
  period: Period,
  today: Day,
): PresidencyFact | null {
  return answeringThroughout(presidencies, period, today, 1)[0] ?? null;
}
