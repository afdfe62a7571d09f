import { codeOf, CommuniqueError } from '../lib/errors.js';

/** SQLSTATEs that say the statement was ended because it took too long. */
const ENDED = new Set(['57014', '25P03', '55P03']);
/** Classes of SQLSTATE, and codes of the driver, that say the database cannot be reached or is not ready. */
const UNAVAILABLE = /^(08|53|57P|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|ENOENT)/;

/** What two terms that overlap would say, by the constraint that refuses it. */
const OVERLAPS: Readonly<Record<string, string>> = {
  tenure_one_holder_per_seat: 'An office with one seat has one holder at a time',
  tenure_once_per_official: 'Nobody holds the same office twice at the same time',
  presidency_one_at_a_time: 'An organization has one presidency at a time',
  membership_one_at_a_time: 'Nobody belongs to an organization twice in the same way at the same time',
};
/** What would be wrong with a row, by the constraint that refuses it. */
const REFUSALS: Readonly<Record<string, string>> = {
  participant_one_chair: 'A meeting has one person and one country in the chair at most',
  participant_meeting_id_subject_id_key: 'Somebody is at a meeting in one role only',
  participant_can_attend: 'Only people, countries and organizations can be at a meeting',
  participant_with_office_is_person: 'Only a person comes to a meeting in an office',
  meeting_body_pkey: 'A body is named once among those that meet',
  meeting_begins_its_month: 'A meeting known to the month or the year stands at its first day',
  meeting_has_its_day_where_it_has_its_hour: 'A meeting whose hour is known is known to the day',
  meeting_ends_after_it_begins: 'A meeting ends after it begins, and has an end only where its beginning is known',
  meeting_zone_is_known: "The zone of a meeting's place must be one the database knows, such as Asia/Almaty",
  membership_can_belong: 'Only countries and organizations belong to an organization',
  membership_not_in_itself: 'No organization belongs to itself',
  vote_has_no_tally_without_one: 'What was adopted without a vote has no tally',
  country_vote_vote_id_country_id_key: 'A country votes once',
  statement_by_utterance: 'The same words are there once a language',
  subject_name_in_its_language: 'A subject has a name in its own language',
  topic_not_above_itself: 'A topic cannot be above itself: choose another broader topic, or none',
  tenure_check2: 'A term ends on the day it begins, or later',
  membership_check2: 'A term ends on the day it begins, or later',
  presidency_check2: 'A term ends on the day it begins, or later',
  operation_check2: 'What has a beginning ends on that day, or later',
  meeting_check1: 'A meeting ends on the day it begins, or later',
  subject_slug_key: 'Subjects have slugs of their own, over all kinds, and this one is taken',
  section_slug_key: 'Sections have slugs of their own, and this one is taken',
  country_code_key: 'Countries have codes of their own, and this one is taken',
  country_code3_key: 'Countries have codes of their own, and this one is taken',
  resolution_symbol_key: 'Resolutions have symbols of their own, and this one is taken',
  newsroom_zone_is_known: 'The zone of the newsroom must be one the database knows, such as Europe/Moscow',
};
const EXCLUDED = '23P01';
/** Of two who wait for each other, or who changed the same at once, one has to begin again. */
const BEGIN_AGAIN = new Set(['40P01', '40001']);
const DAYS = /\[(\d{4}-\d\d-\d\d),(\d{4}-\d\d-\d\d)?\)/g;

/**
 * A failure of the database in the words of the API where the caller can do something about it; undefined for
 * anything else, which is our fault and stays masked.
 */
export function databaseFailure(error: unknown): CommuniqueError | undefined {
  const cause = driverErrorOf(error);
  if (!(cause instanceof Error)) return undefined;
  const code = codeOf(cause) ?? '';
  if (ENDED.has(code) || cause.message === 'Query read timeout') {
    return new CommuniqueError(
      'TIMEOUT',
      'The request took too long and was ended. Ask for fewer items or a narrower filter, then try again.',
      { cause },
    );
  }
  if (code === EXCLUDED) return overlap(cause);
  const refusal = REFUSALS[constraintOf(cause)];
  if (refusal !== undefined) return new CommuniqueError('BAD_USER_INPUT', `${refusal}.`, { cause });
  if (BEGIN_AGAIN.has(code)) {
    return new CommuniqueError('CONFLICT', 'Somebody changed the same thing at the same moment. Try again.', { cause });
  }
  if (UNAVAILABLE.test(code) || /Connection terminated|timeout exceeded when trying to connect/.test(cause.message)) {
    return new CommuniqueError('SERVICE_UNAVAILABLE', 'The database is not available just now. Try again shortly.', {
      cause,
    });
  }
  return undefined;
}

/** What the driver said, also where TypeORM says that a statement failed. */
function driverErrorOf(error: unknown): unknown {
  return error instanceof Error && 'driverError' in error ? error.driverError : error;
}

/** Two terms that cannot both be, with both intervals: their days without the last, on which one hands over. */
function overlap(
  cause: Error & { readonly constraint?: string; readonly detail?: string },
): CommuniqueError | undefined {
  const rule = OVERLAPS[constraintOf(cause)];
  const [given, there] = [...(cause.detail ?? '').matchAll(DAYS)].map(
    ([, from, until]) => `${from} to ${until ?? 'today and on'}`,
  );
  if (rule === undefined || given === undefined || there === undefined) return undefined;
  return new CommuniqueError(
    'CONFLICT',
    `${rule}, but ${given} overlaps ${there}, which is there already. Terms may touch on the day of a hand-over: end one where the other begins.`,
    { cause },
  );
}

function constraintOf(cause: Error & { readonly constraint?: string }): string {
  return cause.constraint ?? '';
}
