import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { ErrorCode } from '../lib/errors.js';

/** Why a request is not answered, and what would work. */
export interface Refusal {
  readonly status: number;
  readonly code: ErrorCode;
  readonly message: string;
  /** What the answer says beside the code. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The same as Apollo takes it. */
export function refusalError({ status, code, message, extensions, headers }: Refusal): GraphQLError {
  const http = { status, headers: new HeaderMap(Object.entries(headers ?? {})) };
  return new GraphQLError(message, { extensions: { code, ...extensions, http } });
}

/** The same as the body of an answer. */
export function refusalBody({ code, message, extensions }: Refusal): string {
  return JSON.stringify({ errors: [{ message, extensions: { code, ...extensions } }] });
}
