import type { Config } from '../config/index.js';
import { joinDatabase } from '../database/open.js';
import { generate, type Generated } from '../ingest/generate/index.js';
import { prepareDatabase } from './prepare.js';

export interface GenerateCommandOptions {
  readonly articles: number;
  readonly seed: number;
}

/** Small enough for a server on the same embedded directory to answer in between. */
const EMBEDDED = { worksAtATime: 50, batchesAtOnce: 1 };
const POSTGRES = { worksAtATime: 500, batchesAtOnce: 3 };

/** Fills a database with invented content. Works beside a running server. `report` hears how many articles there are. */
export async function generateContent(
  config: Config,
  options: GenerateCommandOptions,
  report: (articles: number) => void,
): Promise<Generated> {
  const database = await joinDatabase({ ...config, log: () => undefined });
  try {
    await prepareDatabase(database, { ...config, content: null });
    const pace = config.databaseUrl === null ? EMBEDDED : POSTGRES;
    return await database.patiently((dataSource) => generate(dataSource, { ...options, ...pace }, report));
  } finally {
    await database.close();
  }
}
