import type { MeetingRow } from '../kinds/meeting.js';
import type { MeetingPhase } from '../kinds/vocabulary.js';
import { periodOf, type Moment, type Period } from '../lib/calendar.js';

/** The days on which a meeting may begin: one, or those of its month or year. */
export function firstDaysOf({ startsOn, startsPrecision }: MeetingRow): Period {
  return startsPrecision === 'DAY' ? { from: startsOn, until: startsOn } : periodOf(startsOn, startsPrecision);
}

/**
 * Where a meeting stands against the clock. Without an hour its days count, which are the newsroom's; one of which only
 * the month or the year is known is never live, as nobody can say so. SQL: the `phase` filter of its kind.
 */
export function meetingPhase(meeting: MeetingRow, { now, today }: Moment): MeetingPhase {
  const { startsOn, startsPrecision, endsOn, endsPrecision, startsAt, endsAt } = meeting;
  if (startsAt && startsAt > now) return 'UPCOMING';
  const lastDay = endsOn === null ? firstDaysOf(meeting).until : periodOf(endsOn, endsPrecision).until;
  if (today > lastDay || (endsAt && endsAt <= now)) return 'PAST';
  if (startsAt) return 'LIVE';
  return today < startsOn || startsPrecision !== 'DAY' ? 'UPCOMING' : 'LIVE';
}
