import { databaseFailure } from '../database/failure.js';
import { CommuniqueError } from '../lib/errors.js';

/** A failure whose code and sentence may be shown; undefined for one that nobody foresaw. */
export function foreseenFailure(error: unknown): CommuniqueError | undefined {
  return error instanceof CommuniqueError ? error : databaseFailure(error);
}

/** What is said of a failure that nobody foresaw: an id, which the log carries with the cause. */
export function maskedMessage(id: string): string {
  return `Something went wrong on our side. Tell us this id if it happens again: ${id}.`;
}
