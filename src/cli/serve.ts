import 'reflect-metadata/lite';
import { stripIgnoredCharacters, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Config } from '../config/index.js';
import { createCaches } from '../database/caches.js';
import type { Freshness } from '../database/freshness.js';
import type { OpenDatabase } from '../database/open.js';
import { PUBLIC_VIEWER } from '../database/viewer.js';
import { nextBoundary } from '../domain/boundary.js';
import { exampleRequests, findNewsroom, type Newsroom } from '../domain/newsroom.js';
import type { Db } from '../database/db.js';
import { graphqlRoute, type AskedFor } from '../http/graphql.js';
import { languagesOf } from '../http/languages.js';
import { answerMetrics, hearingMetrics, metricsRoute, processMetrics, rowMetrics } from '../http/metrics.js';
import { newsRoutes } from '../http/news-page.js';
import { readerRoutes } from '../http/reader-page.js';
import { healthRoutes } from '../http/health.js';
import type { Exchange } from '../http/route.js';
import { listen } from '../http/server.js';
import { workbenchRoutes } from '../http/workbench.js';
import { createContext } from '../resolvers/context.js';
import { VERSION, WORKBENCH_DIRECTORY } from './project.js';

/** How many statements' time a whole request may take, those of others before it in the queue included. */
const DEADLINE_IN_STATEMENTS = 4;

/** What was made for serving meanwhile, and where to leave what must be closed again. */
interface ServingMeans {
  readonly schema: GraphQLSchema;
  readonly log: Logger;
  readonly closers: (() => Promise<void>)[];
}

/** What tests move by hand. */
export interface Surroundings {
  /** The time; the machine's own when left out. */
  readonly clock?: () => Date;
  readonly freshness?: Freshness;
}

/** Serves an open database that is ready. */
export async function serve(
  config: Config,
  database: OpenDatabase,
  { schema, log, closers }: ServingMeans,
  { clock = () => new Date(), ...surroundings }: Surroundings,
): Promise<{ port: number }> {
  const { db } = database;
  const freshness = surroundings.freshness ?? (await database.openFreshness());
  const caches = config.rowCacheBytes > 0 ? createCaches(freshness, config.rowCacheBytes) : undefined;
  const newsroomNow = newsroomKeeper(db, freshness);
  await newsroomNow();
  // The port is known only once the server listens, which it does before the first request.
  let here = '';
  const contextFor = async ({ languages, rateLimit, lifetime, mustBeFresh }: Partial<AskedFor>) => {
    const newsroom = await newsroomNow(mustBeFresh);
    const publicUrl = config.publicUrl ?? newsroom.publicUrl ?? here;
    const ofRequest = {
      ...{ languages: languages ?? [], publicUrl, version: VERSION, now: clock() },
      ...(rateLimit ? { rateLimit } : {}),
      ...(mustBeFresh || !caches ? {} : { caches }),
    };
    return createContext(lifetime ? database.boundTo(lifetime) : db, PUBLIC_VIEWER, newsroom, ofRequest);
  };
  const contextOfPage = async (exchange: Exchange) => {
    await freshness.heardSoFar();
    return contextFor({ languages: languagesOf(exchange), lifetime: exchange.deadline.lifetime });
  };
  const graphql = await graphqlRoute({
    schema,
    createContext: contextFor,
    freshness,
    log,
    rateLimit: config.rateLimit,
    trustedProxies: config.trustedProxies,
    answerCacheBytes: config.answerCacheBytes,
    clock,
    boundaryAfter: async (now) => nextBoundary(db, await newsroomNow(), now),
  });
  closers.push(graphql.stop);
  const server = await listen(
    [
      graphql.route,
      ...newsRoutes(contextOfPage),
      ...readerRoutes(contextOfPage),
      ...healthRoutes(db),
      metricsRoute([
        ...processMetrics(),
        ...hearingMetrics(freshness),
        ...answerMetrics(graphql.answers),
        ...(caches ? rowMetrics(caches) : []),
      ]),
      ...workbenchRoutes(WORKBENCH_DIRECTORY, db),
    ],
    {
      ...config,
      deadlineMs: config.statementTimeoutMs * DEADLINE_IN_STATEMENTS,
      log,
    },
  );
  here = `http://localhost:${server.port}`;
  closers.push(() => server.close());
  return server;
}

/**
 * The newsroom, looked up again only when it may have changed: no request waits for the database only to learn what day it
 * is. Where it cannot be looked up, whoever asks goes by what was known, and hears of the failure at its own statements.
 */
function newsroomKeeper(db: Db, freshness: Freshness): (mustBeFresh?: boolean) => Promise<Newsroom> {
  let known: Newsroom | null = null;
  let look: { readonly found: Promise<Newsroom>; readonly epoch: number } | null = null;
  return (mustBeFresh = false) => {
    const isSure = !mustBeFresh && freshness.isLive;
    if (look === null || !isSure || freshness.changedSince(look.epoch, 'Newsroom')) {
      const found = findNewsroom(db).then(
        (newsroom) => (known = newsroom),
        (error: unknown) => {
          look = null;
          if (known === null) throw error;
          return known;
        },
      );
      look = { found, epoch: freshness.epoch };
    }
    return look.found;
  };
}

/** What to do next, with the first of the newsroom's own examples. */
export async function invitation(db: Db, url: string): Promise<string[]> {
  const [example] = await exampleRequests(db);
  const query = stripIgnoredCharacters(example?.query ?? '{ articles { totalCount } }');
  return [
    '',
    `  Workbench  ${url}/`,
    `  GraphQL    ${url}/graphql`,
    '',
    `Try${example ? ` "${example.title}"` : ''}:`,
    `  curl -G ${url}/graphql --data-urlencode 'query=${query.replaceAll("'", "'\\''")}'`,
    '',
    'Stop with Ctrl-C.',
  ];
}
