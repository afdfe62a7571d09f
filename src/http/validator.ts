import { createHash } from 'node:crypto';
import type { Encoding } from './content-encoding.js';

/** What tells one body from every other: the middle of its ETag. */
export function fingerprintOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 27);
}

/** The strong validator of a body as it is sent (RFC 9110, 8.8.3). */
export function etagOf(fingerprint: string, { mark }: Encoding): string {
  return `"${fingerprint}${mark}"`;
}

/**
 * The validator that a client gave and that still holds, as it gave it; null where none does. Whichever way the body was
 * sent, it is the same body, and the client has one that it accepts.
 */
export function heldValidator(ifNoneMatch: string | undefined, fingerprint: string): string | null {
  if (ifNoneMatch === undefined) return null;
  for (const [, given = '', bare = ''] of ifNoneMatch.matchAll(/(?:W\/)?("([^"]*)")/g)) {
    if (bare.replace(/-(g1|g6|b5)$/, '') === fingerprint) return given;
  }
  return ifNoneMatch.trim() === '*' ? `"${fingerprint}"` : null;
}
