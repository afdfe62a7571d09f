import { QueryFailedError } from 'typeorm';
import { codeOf, CommuniqueError } from '../lib/errors.js';

/** SQLSTATEs that say the statement was ended because it took too long. */
const ENDED = new Set(['57014', '25P03', '55P03']);
/** Classes of SQLSTATE, and codes of the driver, that say the database cannot be reached or is not ready. */
const UNAVAILABLE = /^(08|53|57P|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|ENOENT)/;

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
  if (UNAVAILABLE.test(code) || /Connection terminated|timeout exceeded when trying to connect/.test(cause.message)) {
    return new CommuniqueError('SERVICE_UNAVAILABLE', 'The database is not available just now. Try again shortly.', {
      cause,
    });
  }
  return undefined;
}
