import { QueryFailedError } from 'typeorm';
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
const EXCLUDED = '23P01';
const DAYS = /\[(\d{4}-\d\d-\d\d),(\d{4}-\d\d-\d\d)?\)/g;

/**
 * A failure of the database in the words of the API where the caller can do something about it; undefined for
 * anything else, which is our fault and stays masked.
 */
export function databaseFailure(error: unknown): CommuniqueError | undefined {
  const cause: unknown = error instanceof QueryFailedError ? (error as QueryFailedError).driverError : error;
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
  if (UNAVAILABLE.test(code) || /Connection terminated|timeout exceeded when trying to connect/.test(cause.message)) {
    return new CommuniqueError('SERVICE_UNAVAILABLE', 'The database is not available just now. Try again shortly.', {
      cause,
    });
  }
  return undefined;
}

/** Two terms that cannot both be, with both intervals: their days without the last, on which one hands over. */
function overlap(
  cause: Error & { readonly constraint?: string; readonly detail?: string },
): CommuniqueError | undefined {
  const rule = OVERLAPS[cause.constraint ?? ''];
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
