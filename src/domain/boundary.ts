import type { Db } from '../database/db.js';
import { LAST_DAY } from '../kinds/meeting.js';
import { dayOf } from '../lib/calendar.js';
import type { Newsroom } from './newsroom.js';

const HOUR_MS = 3_600_000;
/** Longer than any day: clocks that are put back make one of 25 hours. */
const LONGEST_DAY_MS = 27 * HOUR_MS;

/**
 * The instants at which a meeting may change its phase, beside the newsroom's midnight: its hours, and the end of its last
 * day where it is held. Where clocks are put back at midnight there are two of those: the earlier one is taken too.
 */
const TURNS = `(t.starts_at), (t.ends_at), (over.at), (over.at - interval '1 hour')`;
/** Further from its end no meeting without an hour for it can turn before midnight; to look up where it is held takes longest. */
const NEAR_ITS_END = `${LAST_DAY} between $1::timestamptz::date - 3 and $1::timestamptz::date + 3`;
/** What of all meetings is looked at: has hours to come, or may be near its end, whose last day is 365 days later than the column at most. */
const MAY_TURN = `(greatest(t.starts_at, t.ends_at) > $1::timestamptz
  or coalesce(t.ends_on, t.starts_on) between $1::timestamptz::date - 369 and $1::timestamptz::date + 3)`;
const NEXT_TURN = `select min(turn.at) as "turnAt" from meeting t
  cross join lateral (select case when t.starts_at is not null and t.ends_at is null and ${NEAR_ITS_END}
    then (${LAST_DAY} + 1)::timestamp at time zone coalesce(t.time_zone, newsroom_time_zone()) end) over (at)
  cross join lateral (values ${TURNS}) turn (at)
  where turn.at > $1::timestamptz and ${MAY_TURN}`;

/**
 * Until when answers that read the clock stay as they are, as long as nothing is written: the newsroom's next midnight, or
 * sooner the next hour at which a meeting changes its phase. One statement.
 */
export async function nextBoundary(db: Db, newsroom: Newsroom, now: Date): Promise<Date> {
  const midnight = nextMidnight(now, newsroom.timeZone);
  const [row] = await db.query<{ turnAt: Date | null }>(NEXT_TURN, [now.toISOString()]);
  const turn = row?.turnAt ?? midnight;
  return turn < midnight ? turn : midnight;
}

/** The instant at which the day ends: the first that `dayOf` takes for another day, whatever the zone does at midnight. */
function nextMidnight(now: Date, timeZone: string): Date {
  const today = dayOf(now, timeZone);
  let [same, next] = [now.getTime(), now.getTime() + LONGEST_DAY_MS];
  while (next - same > 1) {
    const middle = Math.floor((same + next) / 2);
    if (dayOf(new Date(middle), timeZone) === today) same = middle;
    else next = middle;
  }
  return new Date(next);
}
