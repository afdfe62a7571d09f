import type { Db } from '../../database/db.js';
import type { Id } from '../../lib/node-key.js';

const MEETING_DAYS = `between m.starts_on
  and coalesce(last_day_of(m.ends_on, m.ends_precision), last_day_of(m.starts_on, m.starts_precision))`;

/** Hours that are not on the day of their meeting: each line of what is not as it must be, by meeting. */
export const MISDATED_HOURS = `select m.id as meeting_id,
    'Meeting:' || m.id || ' begins at ' || m.starts_at || ', which is not on ' || m.starts_on as finding
  from meeting m where m.starts_at is not null
    and (m.starts_at at time zone coalesce(m.time_zone, newsroom_time_zone()))::date <> m.starts_on`;

/** Words said at a meeting on another day. */
export const MISDATED_WORDS = `select m.id as meeting_id,
    'Statement:' || s.id || ' was said on another day than Meeting:' || m.id || ', where it was said' as finding
  from statement s join meeting m on m.id = s.meeting_id where s.stated_precision in ('TIME', 'DAY')
    and not (s.stated_at at time zone case when s.stated_precision = 'TIME' then coalesce(m.time_zone, newsroom_time_zone())
      else newsroom_time_zone() end)::date ${MEETING_DAYS}`;

/** What was adopted at a meeting on another day. */
export const MISDATED_ADOPTIONS = `select m.id as meeting_id,
    'Resolution:' || r.id || ' was adopted on another day than Meeting:' || m.id || ', where it was adopted' as finding
  from resolution r join meeting m on m.id = r.meeting_id
  where r.adopted_precision = 'DAY' and not r.adopted_on ${MEETING_DAYS}`;

/** What is said of one meeting, or of its words and resolutions, that cannot all be true. One statement. */
export async function contradictionsOf(db: Db, meetingId: Id): Promise<string[]> {
  const found = await db.query<{ finding: string }>(
    [MISDATED_HOURS, MISDATED_WORDS, MISDATED_ADOPTIONS]
      .map((misdated) => `select finding from (${misdated}) misdated where meeting_id = $1::bigint`)
      .join(' union all '),
    [meetingId],
  );
  return found.map(({ finding }) => finding);
}
