import type { Db } from '../database/db.js';
import type { Reader } from '../database/reader.js';
import { RowTexts } from '../database/row-texts.js';
import type { Viewer } from '../database/viewer.js';
import { createLoaders, type Loaders } from '../domain/loaders.js';
import { WatchedMoment } from '../lib/watched-moment.js';
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
  /** The part of a list that belongs to a row. */
  readonly listOf: Loaders['listOf'];
  /** How rows were written for others who asked the same of them; null where nothing is kept, or not everybody may see it. */
  readonly texts: RowTexts | null;
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
  const { caches, languages, publicUrl } = request;
  const moment = new WatchedMoment(newsroomMoment(newsroom, now), () => {
    const { noticed } = rows;
    if (noticed) noticed.isMore = true;
  });
  const reader: Reader = { db, viewer, moment, cursorKey, caches };
  const loaders = createLoaders(reader);
  const { rows } = loaders;
  const rowOf: RequestContext['rowOf'] = (key) => rows.of(key);
  const listOf: RequestContext['listOf'] = (query, parent) => loaders.listOf(query, parent);
  const texts =
    caches && !viewer.maySeeDrafts ? new RowTexts(rows, caches, `${publicUrl} ${languages.join(' ')}`) : null;
  return { rateLimit: unlimited, ...request, ...reader, timeZone, loaders, rowOf, listOf, texts };
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
