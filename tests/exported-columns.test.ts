import { articlesSql, PORTRAITS_SQL } from '../src/ingest/export/article-sql.js';
import { recordsSql } from '../src/ingest/export/record-sql.js';
import { RECORD_LIST_NAMES, recordListOf } from '../src/ingest/content/index.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { loadUnusualNewsroom } from './support/unusual-newsroom.js';
import { tablesOf } from './support/whole-database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('empty');
  await loadUnusualNewsroom(database);
});
afterAll(() => database.close());

/** Follows from what is exported: triggers or writers make it anew. */
const DERIVED: Readonly<Record<string, readonly string[]>> = {
  article: ['word_count', 'content_hash'],
  article_subject: ['kind', 'published_at', 'language', 'section_id', 'visible', 'inherited'],
  country: ['kind'],
  image: ['is_shown'],
  meeting: ['kind'],
  membership: ['kind'],
  mention: ['publication_status'],
  office: ['kind'],
  official: ['kind'],
  operation: ['kind'],
  organization: ['kind'],
  participant: ['kind'],
  presidency: ['kind'],
  resolution: ['kind', 'title_key'],
  search_document: ['type_name', 'node_id', 'languages', 'dated_on', 'visible', 'vector', 'log_length'],
  search_word: ['type_name', 'node_id', 'name_number', 'word_number', 'words', 'written', 'word', 'key', 'name_key'],
  section: ['sort_name'],
  statement: ['language', 'tenure_id', 'office_id', 'acting', 'publication_status'],
  statement_subject: ['kind', 'stated_at', 'language', 'office_id', 'visible', 'inherited'],
  subject: ['kind', 'sort_name'],
  tenure: ['one_seat'],
  topic: ['kind'],
};

/** Says how this database came by its rows and what it did with them: another one has a history of its own. */
const BOOKKEEPING: Readonly<Record<string, readonly string[]>> = {
  article: ['updated_at'],
  change: ['id', 'sequence', 'change_kind', 'changed_at', 'type_name', 'node_id', 'correction'],
  country_vote: ['id'],
  image: ['revision', 'updated_at'],
  import_address: ['url', 'asked_with', 'etag', 'last_modified', 'run_id'],
  import_item: [
    ...['id', 'source', 'key', 'digest', 'type_name', 'node_id', 'run_id', 'verdict', 'file', 'place', 'reason'],
    ...['nth', 'authority', 'written', 'noted_at'],
  ],
  import_run: ['id', 'started_at', 'finished_at', 'inputs', 'options', 'created', 'updated', 'unchanged', 'rejected'],
  membership: ['revision', 'updated_at'],
  mention: ['revision', 'updated_at'],
  newsroom: ['id'],
  participant: ['id'],
  schema_migration: ['id', 'timestamp', 'name'],
  secret: ['name', 'value'],
  section: ['revision', 'updated_at'],
  statement: ['revision', 'updated_at'],
  subject: ['revision', 'updated_at'],
  tenure: ['revision', 'updated_at'],
};

/** The header is read by itself. */
const OF_THE_HEADER = ['name', 'languages', 'time_zone', 'organization_id', 'public_url', 'examples'];
const SQL = [
  ...RECORD_LIST_NAMES.map((name) => recordsSql(recordListOf(name))),
  ...[articlesSql(''), PORTRAITS_SQL, OF_THE_HEADER.map((column) => `n.${column}`).join(' ')],
].join('\n');

interface Column {
  readonly table: string;
  readonly column: string;
  /** As SQL; null for a column that must be said. */
  readonly usual: string | null;
}

async function exportedColumns(): Promise<Column[]> {
  const tables = await tablesOf(database.dataSource);
  const columns = await database.dataSource.query<Column[]>(
    `select table_name as table, column_name as column, case when is_nullable = 'YES' then coalesce(column_default, 'null')
        when column_default !~ 'nextval|now' then column_default end as usual
      from information_schema.columns where table_schema = 'public' and table_name = any ($1) order by 1, ordinal_position`,
    [tables],
  );
  return columns.filter(({ table, column }) =>
    [DERIVED, BOOKKEEPING].every((known) => !(known[table] ?? []).includes(column)),
  );
}

describe('every column of the database', () => {
  it('is exported, follows from what is, or is only how the database came by its rows', async () => {
    const forgotten = (await exportedColumns()).filter(({ column }) => !new RegExp(`\\.${column}\\b`).test(SQL));
    expect(forgotten).toEqual([]);
  });

  it('that is exported has another value than the usual one in the newsroom that exports are tried on', async () => {
    const usual: string[] = [];
    for (const column of await exportedColumns()) {
      const [found] = await database.dataSource.query<unknown[]>(
        `select 1 from ${column.table} where ${column.column} is distinct from ${column.usual ?? 'null'} limit 1`,
      );
      if (found === undefined) usual.push(`${column.table}.${column.column}`);
    }
    expect(usual).toEqual([]);
  });
});
