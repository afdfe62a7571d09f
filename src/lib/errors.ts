/** The codes a caller may meet in `extensions.code`; whatever has none of them is masked as INTERNAL_SERVER_ERROR. */
export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'QUERY_TOO_COMPLEX'
  | 'RATE_LIMITED'
  | 'SERVICE_UNAVAILABLE'
  | 'TIMEOUT'
  | 'UNAUTHENTICATED';

/** A failure that was foreseen: its message may be shown to whoever caused it. */
export class CommuniqueError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'CommuniqueError';
  }
}

/** A value the caller can put right. The message says what was wrong, what was given and what would work. */
export function badInput(message: string): CommuniqueError {
  return new CommuniqueError('BAD_USER_INPUT', message);
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The code that the system or a driver gave an error; null for one without. */
export function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
