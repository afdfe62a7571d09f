import type { Db } from '../database/db.js';
import type { Reader } from '../database/reader.js';
import type { Viewer } from '../database/viewer.js';
import { createLoaders, type Loaders } from '../domain/loaders.js';
import { newsroomMoment, type Newsroom } from '../domain/newsroom.js';
import type { NodeRow } from '../kinds/kind.js';
import type { NodeKey } from '../lib/node-key.js';
import type { RateLimit } from '../schema/rate-limit.js';
import { GREATEST_INT } from '../lib/greatest-int.js';

/** What a request carries through all resolvers. */
export interface RequestContext extends Reader {
  /** The languages the client accepts, most wanted first; what a field is asked for takes precedence. */
  readonly languages: readonly string[];
  readonly publicUrl: string;
  /** Of Communique. */
  readonly version: string;
  /** The newsroom's. */
  readonly timeZone: string;
  /** What the request costs, and what its client has left. */
  readonly rateLimit: () => RateLimit;
  readonly loaders: Loaders;
  /** The row with a key, at once where it is at hand; null for what is not there or must not be seen. */
  readonly rowOf: (key: NodeKey) => NodeRow | null | Promise<NodeRow | null>;
}

interface OfRequest
  extends
    Pick<RequestContext, 'languages' | 'publicUrl' | 'version'>,
    Partial<Pick<RequestContext, 'rateLimit' | 'caches'>> {
  /** This moment when left out. */
  readonly now?: Date;
}

export function createContext(
  db: Db,
  viewer: Viewer,
  newsroom: Newsroom,
  { now, ...request }: OfRequest,
): RequestContext {
  const { timeZone, cursorKey } = newsroom;
  const { caches } = request;
  const reader: Reader = { db, viewer, moment: newsroomMoment(newsroom, now), cursorKey, caches };
  const loaders = createLoaders(reader);
  const rowOf: RequestContext['rowOf'] = (key) => loaders.rows.of(key);
  return { rateLimit: unlimited, ...request, ...reader, timeZone, loaders, rowOf };
}

/** For whoever reads without asking over the network: nothing is priced. */
function unlimited(): RateLimit {
  return {
    cost: 0,
    limit: GREATEST_INT,
    remaining: GREATEST_INT,
    resetAt: new Date(),
    nodeCount: 0,
    maximumCost: GREATEST_INT,
    dominantField: null,
    tryFirst: null,
  };
}
