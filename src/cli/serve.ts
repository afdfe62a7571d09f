import 'reflect-metadata';
import { stripIgnoredCharacters, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Config } from '../config/index.js';
import type { OpenDatabase } from '../database/open.js';
import { PUBLIC_VIEWER } from '../database/viewer.js';
import { exampleRequests, findNewsroom, type Newsroom } from '../domain/newsroom.js';
import type { Db } from '../database/db.js';
import { graphqlRoute, type AskedFor } from '../http/graphql.js';
import { languagesOf } from '../http/languages.js';
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

/** Serves an open database that is ready. */
export async function serve(
  config: Config,
  database: OpenDatabase,
  { schema, log, closers }: ServingMeans,
): Promise<{ port: number }> {
  const { db } = database;
  const newsroomNow = newsroomKeeper(db);
  await newsroomNow();
  // The port is known only once the server listens, which it does before the first request.
  let here = '';
  const contextFor = async ({ languages, rateLimit, signal }: Partial<AskedFor>) => {
    const newsroom = await newsroomNow();
    const publicUrl = config.publicUrl ?? newsroom.publicUrl ?? here;
    const ofRequest = { languages: languages ?? [], publicUrl, version: VERSION, ...(rateLimit ? { rateLimit } : {}) };
    return createContext(signal ? database.boundTo(signal) : db, PUBLIC_VIEWER, newsroom, ofRequest);
  };
  const contextOfPage = (exchange: Exchange) =>
    contextFor({ languages: languagesOf(exchange), signal: exchange.deadline.signal });
  const graphql = await graphqlRoute({
    schema,
    createContext: contextFor,
    log,
    rateLimit: config.rateLimit,
    trustedProxies: config.trustedProxies,
  });
  closers.push(graphql.stop);
  const server = await listen(
    [
      graphql.route,
      ...newsRoutes(contextOfPage),
      ...readerRoutes(contextOfPage),
      ...healthRoutes(db),
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

/** For so long the newsroom is believed to be as it was read: it may be filled, or moved, while the server runs. */
const LOOK_AGAIN_MS = 1000;

/**
 * The newsroom, looked up once a second at most. One that is known is given at once, and looked up meanwhile: no request
 * waits for the database only to learn what day it is. Until it is known, requests wait.
 */
function newsroomKeeper(db: Db): () => Promise<Newsroom> {
  let known: Newsroom | null = null;
  let look: { readonly found: Promise<Newsroom>; readonly at: number } | null = null;
  return () => {
    if (look === null || Date.now() - look.at >= LOOK_AGAIN_MS) {
      const found = findNewsroom(db);
      look = { found, at: Date.now() };
      found.then(
        (newsroom) => {
          known = newsroom.isKnown ? newsroom : null;
        },
        // Whoever waits for it hears of it; whoever does not goes by what was known.
        () => undefined,
      );
    }
    return known === null ? look.found : Promise.resolve(known);
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
