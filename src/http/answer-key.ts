import type { IncomingMessage } from 'node:http';
import Negotiator from 'negotiator';
import { languagesOf } from './languages.js';
import { remembered } from './remembered.js';

/** The types that an answer may have, the usual one first. */
const TYPES = ['application/json; charset=utf-8', 'application/graphql-response+json; charset=utf-8'];

/** The type that an answer will have by what the client accepts; null where there is none. Apollo decides the same way. */
export const contentTypeFor = remembered((accept): string | null =>
  accept ? (new Negotiator({ headers: { accept } }).mediaType(TYPES) ?? null) : TYPES[0]!,
);

/**
 * All that decides the bytes of an answer to a reader without a token: what is asked for, as it was sent, the type of the
 * answer, and the languages. Null for a request whose answer is neither kept nor taken from what is kept.
 */
export function answerKey(request: IncomingMessage, body: string): string | null {
  const { method, headers, url = '' } = request;
  if (headers.authorization !== undefined) return null;
  const type = contentTypeFor(headers.accept);
  if (type === null) return null;
  const asked = method === 'POST' ? ofBody(url, body) : ofAddress(url, headers['content-type']);
  return asked && `${languagesOf({ request }).join()} ${type === TYPES[0] ? '' : type} ${asked}`;
}

/** A query in the address of a POST is read for limits. */
function ofBody(url: string, body: string): string | null {
  return url.includes('?') ? null : `\n${body}`;
}

/** A GET may be refused for its content type. */
function ofAddress(url: string, contentType: string | undefined): string | null {
  return contentType === undefined ? url : null;
}
