import type { IncomingMessage } from 'node:http';
import type { Freshness } from '../database/freshness.js';
import { isSequence } from '../domain/change.js';
import type { Refusal } from './refusal.js';

/** In an answer, how far it knows the ledger, or further; in a request, how far the answer must know it. */
export const SEQUENCE_HEADER = 'communique-sequence';

/** Whether what a request wants to have been seen was not heard of yet. A refusal where that is no number of the ledger. */
export function asksBeyond({ headers }: IncomingMessage, { sequence }: Freshness): boolean | Refusal {
  const given = headers[SEQUENCE_HEADER];
  if (given === undefined) return false;
  const asked = String(given);
  if (isSequence(asked)) return BigInt(asked) > BigInt(sequence);
  const message = `Communique-Sequence must be a whole number such as 1204, as an answer or "communique import" gives it, but got "${asked.slice(0, 60)}".`;
  return { status: 400, code: 'BAD_USER_INPUT', message };
}
