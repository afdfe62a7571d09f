import type { Config } from '../config/index.js';
import { joinDatabase } from '../database/open.js';
import { mayLeaveTriggersOut } from '../domain/many-rows.js';
import { generate, type AtOnce, type Generated } from '../ingest/generate/index.js';
import { badInput } from '../lib/errors.js';
import { prepareDatabase } from './prepare.js';

export interface GenerateCommandOptions {
  readonly articles: number;
  readonly seed: number;
  /** How many words an article is to have, on average. */
  readonly words: number;
  /** Whether triggers are left out; undefined where the number of articles is to decide. */
  readonly bulk?: boolean;
}

/** What was made, and how. */
export interface GeneratedSomehow extends Generated {
  readonly isBulk: boolean;
}

/** Small enough for a server on the same embedded directory to answer in between. */
const EMBEDDED = { worksAtATime: 50, batchesAtOnce: 1 };
const POSTGRES = { worksAtATime: 500, batchesAtOnce: 3 };
const EMBEDDED_BULK = { worksAtATime: 200, batchesAtOnce: 1, atOnce: { indexMemory: null } satisfies AtOnce };
const POSTGRES_BULK = { worksAtATime: 1000, batchesAtOnce: 3, atOnce: { indexMemory: '512MB' } satisfies AtOnce };

/** From so many articles on bulk mode is taken where it is allowed. */
export const MANY = 5000;

/** The words of an article on average, and those of them that are there however short the rest is: quotations mostly. */
const USUAL_WORDS = 135;
const LEAST_WORDS = 25;

/** Fills a database with invented content. Works beside a running server. `report` hears how many articles there are. */
export async function generateContent(
  config: Config,
  options: GenerateCommandOptions,
  report: (articles: number) => void,
): Promise<GeneratedSomehow> {
  const { articles, seed, words } = options;
  const length = (words - LEAST_WORDS) / (USUAL_WORDS - LEAST_WORDS);
  const database = await joinDatabase({ ...config, log: () => undefined });
  try {
    await prepareDatabase(database, { ...config, content: null });
    const mayBulk = await mayLeaveTriggersOut(database.db);
    if (options.bulk === true && !mayBulk)
      throw badInput(
        '--bulk leaves triggers out, which this user of the database may not. Leave --bulk out, or let a superuser run: grant set on parameter session_replication_role to …',
      );
    const isBulk = (options.bulk ?? articles >= MANY) && mayBulk;
    const pace = config.databaseUrl === null ? (isBulk ? EMBEDDED_BULK : EMBEDDED) : isBulk ? POSTGRES_BULK : POSTGRES;
    const wanted = { articles, seed, length, ...pace };
    const made = await database.patiently((dataSource) => generate(dataSource, wanted, report));
    return { ...made, isBulk };
  } finally {
    await database.close();
  }
}
