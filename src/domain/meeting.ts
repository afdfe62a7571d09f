import type { MeetingRow } from '../kinds/meeting.js';
import type { MeetingPhase } from '../kinds/vocabulary.js';
import { dayOf, periodOf, type Moment, type Period } from '../lib/calendar.js';

/** The days on which a meeting may begin: one, or those of its month or year. */
export function firstDaysOf({ startsOn, startsPrecision }: MeetingRow): Period {
  return startsPrecision === 'DAY' ? { from: startsOn, until: startsOn } : periodOf(startsOn, startsPrecision);
}

/**
 * Where a meeting stands against the clock. Where hours are known they count; of an end that is not, the last day does,
 * at the place. Else its days count, which are the newsroom's; a meeting of which only the month or the year is known is
 * never live, as nobody can say so. SQL: the `phase` filter of its kind.
 */
export function meetingPhase(meeting: MeetingRow, { now, today }: Moment): MeetingPhase {
  const { startsOn, startsPrecision, endsOn, endsPrecision, startsAt, endsAt, timeZone } = meeting;
  const lastDay = endsOn === null ? firstDaysOf(meeting).until : periodOf(endsOn, endsPrecision).until;
  if (startsAt === null) {
    if (today > lastDay) return 'PAST';
    return today < startsOn || startsPrecision !== 'DAY' ? 'UPCOMING' : 'LIVE';
  }
  if (startsAt > now) return 'UPCOMING';
  if (endsAt) return endsAt <= now ? 'PAST' : 'LIVE';
  const dayThere = timeZone === null ? today : dayOf(now, timeZone);
  return dayThere > lastDay ? 'PAST' : 'LIVE';
}
