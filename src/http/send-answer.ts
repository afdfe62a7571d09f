import type { Answer } from './answer.js';
import { encodingKept, encodingOnce } from './content-encoding.js';
import { COMMON_HEADERS, type Exchange } from './route.js';
import { SEQUENCE_HEADER } from './sequence.js';
import { heldValidator } from './validator.js';

/** Whatever a request says that an answer may hang on, that to come included, for caches on the way. */
export const VARY = 'Accept, Accept-Encoding, Accept-Language, Authorization, Communique-Sequence';

/** So long caches on the way may give an answer without asking whether it still holds. */
const SHARED_SECONDS = 10;

/** How an answer goes out. */
export interface Sending {
  readonly status: number;
  /** Whether it will be sent again, so that better compression pays. */
  readonly isKept: boolean;
  /** How far it knows the ledger. */
  readonly sequence: string;
  /** Until when caches on the way may share it, in milliseconds since 1970; null for one that they may not. */
  readonly sharedUntil: number | null;
  readonly now: number;
  /** Of this client alone: left out of what is shared. */
  readonly ownHeaders: () => Readonly<Record<string, string>>;
}

const COMMON = [...Object.entries(COMMON_HEADERS).flat(), 'vary', VARY];
const SHARED = sharedFor(SHARED_SECONDS);
const NOT_STORED = ['cache-control', 'no-store'];

/** Sends an answer in the encoding that the client wants, or tells it that the one it has still holds. */
export async function sendAnswer(exchange: Exchange, answer: Answer, sending: Sending): Promise<void> {
  const { request, response } = exchange;
  const accepts = request.headers['accept-encoding'];
  const { status, isKept, sequence, sharedUntil, now, ownHeaders } = sending;
  const caching = sharedUntil === null ? NOT_STORED : cacheControl(sharedUntil - now);
  const common = [...COMMON, ...caching, SEQUENCE_HEADER, sequence];
  if (sharedUntil !== null && request.headers['if-none-match'] !== undefined) {
    const etag = heldValidator(request.headers['if-none-match'], answer.fingerprint);
    if (etag !== null) {
      response.writeHead(304, [...common, 'etag', etag]).end();
      return;
    }
  }
  const made = answer.in(isKept ? encodingKept(accepts) : encodingOnce(accepts));
  // One that is there is sent in the same turn.
  const copy = 'bytes' in made ? made : await exchange.deadline.before(made);
  const headers =
    sharedUntil === null
      ? [...common, ...copy.headers, ...Object.entries(ownHeaders()).flat()]
      : [...common, ...copy.headersWithEtag];
  response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : copy.bytes);
}

function cacheControl(milliseconds: number): readonly string[] {
  return milliseconds >= SHARED_SECONDS * 1000 ? SHARED : sharedFor(Math.max(0, Math.floor(milliseconds / 1000)));
}

function sharedFor(seconds: number): readonly string[] {
  return ['cache-control', `public, max-age=0, s-maxage=${seconds}, must-revalidate`];
}
