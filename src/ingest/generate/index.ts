import type { DataSource } from 'typeorm';
import type { Db } from '../../database/db.js';
import { leaveIndexesOut, makeIndexesAgain } from '../../database/left-out-index.js';
import { enterRows } from '../../domain/many-rows.js';
import { PREFIX } from './records.js';
import { settleWorld } from './settle-world.js';
import { worksOf, type Work } from './work.js';
import { reserveNumbers, rowsOf, writeRows, writeRowsAtOnce } from './write-works.js';

export interface GenerateOptions {
  /** How many articles the database is to have of those that are made up. */
  readonly articles: number;
  readonly seed: number;
  /** How many works are written by one transaction. */
  readonly worksAtATime: number;
  /** How many batches are written side by side, each on a connection of its own; they are committed in their order. */
  readonly batchesAtOnce: number;
  /** How long texts are, beside how long they usually are: 0.5 for half as long. */
  readonly length?: number;
  /** Given where triggers are to be left out, and what follows from the rows written for a batch at once. */
  readonly atOnce?: AtOnce | null;
}

export interface AtOnce {
  /** What making an index again may take, such as 256MB; null where they are kept meanwhile. */
  readonly indexMemory: string | null;
}

export interface Generated {
  /** Articles that this run has written, and what it wrote with them. */
  readonly added: number;
  readonly statements: number;
  readonly mentions: number;
  /** Articles made up that the database has now. */
  readonly articles: number;
  readonly isNewsroomFounded: boolean;
}

/**
 * Fills a database with invented content until it has so many articles of it: the world they are about first, then works
 * in their order, each batch in a transaction of its own. A run that was interrupted is taken up where it ended. CONFLICT
 * where the database has content of another seed, or something of its own under the prefix. `report` hears how many
 * articles there are.
 */
export async function generate(
  database: DataSource,
  { articles, seed, worksAtATime, batchesAtOnce, length = 1, atOnce = null }: GenerateOptions,
  report: (articles: number) => void,
): Promise<Generated> {
  const { world, written, isNewsroomFounded } = await database.transaction((db) => settleWorld(db, seed));
  const before = await progressOf(database);
  const made = { added: 0, statements: 0, mentions: 0 };
  if (before.articles >= articles) {
    // An earlier run may have ended before its indexes were there again.
    if (atOnce?.indexMemory) await makeIndexesAgain(database, atOnce.indexMemory);
    return { ...made, articles: before.articles, isNewsroomFounded };
  }
  await database.query(`analyze ${WORLD_TABLES}`);
  // Over what is there already they would take longer to make again than they save.
  if (atOnce?.indexMemory && (await countArticles(database)) < articles / 2)
    await leaveIndexesOut(database, FILLED_TABLES);
  let earlier = Promise.resolve();
  const running: Promise<void>[] = [];
  try {
    for (const works of batchesOf(worksOf(world, length), worksAtATime, before, articles)) {
      // In the order of the works, as everything is that a run leaves behind.
      const numbers = await reserveNumbers(database, works);
      const turn = earlier;
      const rows = rowsOf(written, works, numbers);
      const write = async (db: Db) => {
        // Idle while the earlier ones are written, which may take as long as it likes.
        await db.query('set local idle_in_transaction_session_timeout = 0');
        const reach = atOnce ? await writeRowsAtOnce(db, rows) : await writeRows(db, rows);
        await turn;
        if (reach) await enterRows(db, reach);
      };
      earlier = database.transaction(write).then(() => {
        count(made, works);
        report(before.articles + made.added);
      });
      // What goes wrong is heard when its turn comes to be waited for, until which nobody listens.
      earlier.catch(() => undefined);
      running.push(earlier);
      if (running.length >= batchesAtOnce) await running.shift();
    }
  } finally {
    await Promise.allSettled(running);
  }
  await earlier;
  if (atOnce) await settleDatabase(database, atOnce);
  else await database.query('analyze');
  return { ...made, articles, isNewsroomFounded };
}

/** How many there are, content that was not generated included. */
async function countArticles(database: DataSource): Promise<number> {
  const [found] = await database.query<{ count: number }[]>('select count(*)::integer as count from article');
  return found?.count ?? 0;
}

/** What is left after the rows: their indexes, and what the planner knows of them. */
async function settleDatabase(database: DataSource, { indexMemory }: AtOnce): Promise<void> {
  if (indexMemory) await makeIndexesAgain(database, indexMemory);
  await database.query('vacuum (analyze)');
}

/** Where most of the rows go, and most of the indexes are. */
const FILLED_TABLES = ['article', 'article_subject', 'mention', 'statement', 'statement_subject', 'search_document'];

/**
 * What triggers look up while works are written. Not the tables of the works: once analyzed while they are empty, they are
 * read from end to end by each trigger until the connection ends, since its plans were made for that.
 */
const WORLD_TABLES = 'subject, topic, section, office, official, organization, country, tenure, newsroom';

function count(made: { added: number; statements: number; mentions: number }, works: readonly Work[]): void {
  for (const { statements, mentions } of works.flatMap(({ editions }) => editions)) {
    made.added++;
    made.statements += statements.length;
    made.mentions += mentions.length;
  }
}

/** Works that make up the articles still wanted, so many at a time. */
function* batchesOf(
  makeWork: (number: number) => Work,
  worksAtATime: number,
  before: Progress,
  wanted: number,
): Generator<Work[]> {
  let [next, articles] = [before.works + 1, before.articles];
  while (articles < wanted) {
    const batch: Work[] = [];
    while (batch.length < worksAtATime && articles < wanted) {
      const work = cut(makeWork(next++), wanted - articles);
      batch.push(work);
      articles += work.editions.length;
    }
    yield batch;
  }
}

/** The work with so many editions at most. */
function cut(work: Work, most: number): Work {
  return work.editions.length > most ? { ...work, editions: work.editions.slice(0, most) } : work;
}

interface Progress {
  readonly articles: number;
  /** The number of the last work. */
  readonly works: number;
}

async function progressOf(db: Db): Promise<Progress> {
  const [progress] = await db.query<Progress>(
    `select count(*)::integer as articles, coalesce(max(split_part(slug, '-', 2)::integer), 0) as works
      from article where starts_with(slug, $1)`,
    [PREFIX],
  );
  return progress as Progress;
}
