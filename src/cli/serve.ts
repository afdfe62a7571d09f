import { stripIgnoredCharacters } from 'graphql';
import pino, { type Logger } from 'pino';
import type { Config } from '../config/index.js';
import { NOTHING_HEARD, type Freshness } from '../database/freshness.js';
import { openDatabase, type OpenDatabase } from '../database/open.js';
import { PUBLIC_VIEWER } from '../database/viewer.js';
import { nextBoundary } from '../domain/boundary.js';
import { exampleRequests, findNewsroom, type Newsroom } from '../domain/newsroom.js';
import type { Db } from '../database/db.js';
import { graphqlRoute, type AskedFor } from '../http/graphql.js';
import { languagesOf } from '../http/languages.js';
import { answerMetrics, metricsRoute, processMetrics } from '../http/metrics.js';
import { newsRoutes } from '../http/news-page.js';
import { readerRoutes } from '../http/reader-page.js';
import { healthRoutes } from '../http/health.js';
import type { Exchange } from '../http/route.js';
import { listen } from '../http/server.js';
import { workbenchRoutes } from '../http/workbench.js';
import { buildCommuniqueSchema } from '../resolvers/build-schema.js';
import { createContext } from '../resolvers/context.js';
import { prepareDatabase } from './prepare.js';
import { VERSION, WORKBENCH_DIRECTORY } from './project.js';

/** How many statements' time a whole request may take, those of others before it in the queue included. */
const DEADLINE_IN_STATEMENTS = 4;

export interface RunningCommunique {
  readonly port: number;
  readonly url: string;
  close(): Promise<void>;
}

/** What tests move by hand. */
export interface Surroundings {
  /** The time; the machine's own when left out. */
  readonly clock?: () => Date;
  readonly freshness?: Freshness;
}

/** Opens the database, makes it ready, and serves. Whatever was opened is closed again when something fails. */
export async function startServer(
  config: Config,
  say: (line: string) => void,
  surroundings: Surroundings = {},
): Promise<RunningCommunique> {
  const log = pino(
    { level: config.logLevel, base: null, serializers: { error: pino.stdSerializers.err } },
    pino.destination({ dest: 2, sync: true }),
  );
  const closers: (() => Promise<void>)[] = [];
  const closeAll = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    const database = await openDatabase({ ...config, log: (message, details) => log.warn(details, message) });
    closers.push(() => database.close());
    const { migrations, content } = await prepareDatabase(database, config);
    say(`Communique ${VERSION} on ${database.description}`);
    if (migrations.length > 0) say(`  ${migrations.length} migrations run`);
    if (content !== null) say(`  content "${content}" loaded`);

    const { port } = await serve(config, database, log, closers, surroundings);
    const url = config.publicUrl ?? `http://localhost:${port}`;
    for (const line of await invitation(database.dataSource, url)) say(line);
    return { port, url, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

async function serve(
  config: Config,
  database: OpenDatabase,
  log: Logger,
  closers: (() => Promise<void>)[],
  { clock = () => new Date(), freshness = NOTHING_HEARD }: Surroundings,
): Promise<{ port: number }> {
  const db: Db = database.dataSource;
  const newsroomNow = newsroomKeeper(db, freshness);
  await newsroomNow();
  // The port is known only once the server listens, which it does before the first request.
  let here = '';
  const contextFor = async ({ languages, rateLimit, signal }: Partial<AskedFor>) => {
    const newsroom = await newsroomNow();
    const publicUrl = config.publicUrl ?? newsroom.publicUrl ?? here;
    const ofRequest = {
      ...{ languages: languages ?? [], publicUrl, version: VERSION, now: clock() },
      ...(rateLimit ? { rateLimit } : {}),
    };
    return createContext(signal ? database.boundTo(signal) : db, PUBLIC_VIEWER, newsroom, ofRequest);
  };
  const contextOfPage = (exchange: Exchange) =>
    contextFor({ languages: languagesOf(exchange), signal: exchange.deadline.signal });
  const graphql = await graphqlRoute({
    schema: await buildCommuniqueSchema(),
    createContext: contextFor,
    log,
    rateLimit: config.rateLimit,
    trustedProxies: config.trustedProxies,
    answerCacheBytes: config.answerCacheBytes,
    freshness,
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
      metricsRoute([...processMetrics(), ...answerMetrics(graphql.answers)]),
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
 * The newsroom. It is looked up again once anything may have changed that it is heard of with; where nothing is heard,
 * once a second at most, and one that is known is given meanwhile: no request waits for the database only to learn what
 * day it is. Until it is known, requests wait.
 */
function newsroomKeeper(db: Db, freshness: Freshness): () => Promise<Newsroom> {
  let known: Newsroom | null = null;
  let look: { readonly found: Promise<Newsroom>; readonly at: number; readonly epoch: number } | null = null;
  const mayHaveChanged = (epoch: number) => freshness.isLive && freshness.changedSince(epoch, 'Newsroom');
  return () => {
    // What was found before must not be in an answer that is kept as of now.
    if (look !== null && mayHaveChanged(look.epoch)) [known, look] = [null, null];
    if (look === null || (Date.now() - look.at >= LOOK_AGAIN_MS && !(freshness.isLive && known))) {
      const found = findNewsroom(db);
      const own = { found, at: Date.now(), epoch: freshness.epoch };
      look = own;
      found.then(
        (newsroom) => {
          if (look === own) known = newsroom.isKnown ? newsroom : null;
        },
        // Whoever waits for it hears of it; whoever does not goes by what was known.
        () => undefined,
      );
    }
    return known === null ? look.found : Promise.resolve(known);
  };
}

/** What to do next, with the first of the newsroom's own examples. */
async function invitation(db: Db, url: string): Promise<string[]> {
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
