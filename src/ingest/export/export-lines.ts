import type { DataSource, EntityManager } from 'typeorm';
import type { Id } from '../../lib/node-key.js';
import { RECORD_LIST_NAMES, recordListOf, type BundleListName } from '../content/index.js';
import { LATER_ABOUTS_SQL } from '../content/resolution.js';
import { articlesSql, PORTRAITS_SQL } from './article-sql.js';
import { EXPORT_FORM, type ExportHeader, type RecordLine } from './form.js';
import { recordsSql } from './record-sql.js';
import { slugSql } from './sql.js';

/** One stretch of an export: the records that a select gives. */
interface Part {
  /** The list that brings it along. */
  readonly of: BundleListName;
  readonly line: Pick<RecordLine, 'list' | 'adds'>;
  readonly sql: string;
}

const PORTRAITS: Part = { of: 'officials', line: { list: 'portraits' }, sql: PORTRAITS_SQL };

/** The parts of an export, in their order: whatever a record names comes before it. */
const PARTS: readonly Part[] = [
  ...RECORD_LIST_NAMES.flatMap((list): Part[] => {
    const own: Part = { of: list, line: { list }, sql: recordsSql(recordListOf(list)) };
    return list === 'officials' ? [own, PORTRAITS] : [own];
  }),
  { of: 'resolutions', line: { list: 'resolutions', adds: 'about' }, sql: LATER_ABOUTS_SQL },
  { of: 'articles', line: { list: 'articles' }, sql: articlesSql('') },
];

/** Articles are long, and these are all that is held. */
const RECORDS_AT_A_TIME = 50;

/**
 * The database as lines of JSON: first what it is and whose, then the records of the lists, each after those it names. Everything is of
 * one moment, and the same database gives the same lines. On the embedded database, which has one session, a server beside it waits
 * meanwhile.
 */
export async function* exportLines(dataSource: DataSource, lists: readonly BundleListName[]): AsyncIterable<string> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction('REPEATABLE READ');
    const db = runner.manager;
    await db.query('set transaction read only');
    // Whoever reads may take a while: `| less`.
    await db.query('set local idle_in_transaction_session_timeout = 0');
    yield lineOf(await readHeader(db));
    for (const { of, line, sql } of PARTS) {
      if (!lists.includes(of)) continue;
      for await (const { id, record } of rowsOf(db, sql)) yield lineOf({ ...line, id, record });
    }
    await runner.commitTransaction();
  } finally {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    await runner.release();
  }
}

function lineOf(line: ExportHeader | RecordLine): string {
  return `${JSON.stringify(line)}\n`;
}

interface ExportedRow {
  readonly id: Id;
  readonly record: RecordLine['record'];
}

/** The rows of a select, a few at a time. */
async function* rowsOf(db: EntityManager, sql: string): AsyncIterable<ExportedRow> {
  await db.query(`declare exported no scroll cursor for ${sql}`);
  for (;;) {
    const rows = await db.query<ExportedRow[]>(`fetch ${RECORDS_AT_A_TIME} from exported`);
    yield* rows;
    if (rows.length < RECORDS_AT_A_TIME) break;
  }
  await db.query('close exported');
}

async function readHeader(db: EntityManager): Promise<ExportHeader> {
  const [found] = await db.query<Omit<ExportHeader, 'communique'>[]>(
    `select json_build_object('name', n.name, 'publicUrl', n.public_url, 'languages', n.languages, 'timeZone', n.time_zone,
        'organization', ${slugSql('n.organization_id')}) as newsroom, n.examples
      from newsroom n`,
  );
  return { communique: EXPORT_FORM, newsroom: found?.newsroom ?? null, examples: found?.examples ?? [] };
}
