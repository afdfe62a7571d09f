import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { foreseenFailure, maskedMessage } from './failure.js';

/** Codes that Apollo gives and that callers rely on. */
const KNOWN_CODES = new Set([
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'QUERY_TOO_COMPLEX',
  'RATE_LIMITED',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);
/** Codes of Apollo's that mean: the request was not of the right form. */
const REQUEST_CODES = new Set(['BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE']);

/**
 * An error as clients see it: one of the known codes with its sentence, or, for whatever was not foreseen, a masked one
 * with an id that the log carries. Never SQL text, never a stack.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown, log: Logger): GraphQLFormattedError {
  const { locations, path } = formatted;
  const place = { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  const foreseen = foreseenFailure(cause);
  if (foreseen) return { message: foreseen.message, ...place, extensions: { code: foreseen.code } };

  const code = String(formatted.extensions?.code);
  if (KNOWN_CODES.has(code)) {
    const { http: _http, stacktrace: _stacktrace, ...extensions } = formatted.extensions ?? {};
    return { message: formatted.message, ...place, extensions: { ...extensions, code } };
  }
  // A persisted query that does not fit its hash, for one: Apollo gives it a status and no code of its own.
  if (REQUEST_CODES.has(code) || isCallersFault(error))
    return { message: formatted.message, ...place, extensions: { code: 'BAD_USER_INPUT' } };

  const id = randomUUID();
  log.error({ id, error: cause, path }, 'a request failed unexpectedly');
  return {
    message: maskedMessage(id),
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', id },
  };
}

/** Whether Apollo means to answer with a status that says the caller was wrong. */
function isCallersFault(error: unknown): boolean {
  if (!(error instanceof GraphQLError)) return false;
  const { http } = error.extensions;
  const status = typeof http === 'object' && http !== null && 'status' in http ? Number(http.status) : 0;
  return status >= 400 && status < 500;
}
