import type { Freshness } from '../src/database/freshness.js';
import { KINDS } from '../src/kinds/index.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import {
  changesOf,
  columnsOf,
  differences,
  rowsToDelete,
  snapshotOf,
  tablesOf,
  type Snapshot,
} from './support/whole-database.js';

const SINGLY = KINDS.filter(({ isHeardSingly }) => isHeardSingly).map(({ name }) => name);
const TOGETHER = KINDS.filter(({ isHeardSingly }) => !isHeardSingly).map(({ name }) => name);

/** Nothing that anybody reads hangs on them. */
const UNREAD = ['article_revision', 'import_address', 'import_item', 'import_run', 'schema_migration'];
/** Whose type answers go by that hang on a table: of the others all of the pile's. */
const TYPE_OF: Readonly<Record<string, string>> = {
  ...{ article: 'Article', article_subject: 'Article', article_image: 'Article' },
  ...{ statement: 'Statement', statement_subject: 'Statement', mention: 'Mention', change: 'Change' },
  image: 'Image',
};

let database: TestDatabase;
let freshness: Freshness;
let heard: string[] = [];
let tables: string[];
let marks = 0;
let known: Snapshot;

beforeAll(async () => {
  database = await openTestDatabase('csto');
  const { dataSource } = database;
  await reduce(database);
  for (const statement of MORE) await dataSource.query(statement);
  tables = (await tablesOf(dataSource)).filter((table) => !UNREAD.includes(table));
  freshness = await database.openFreshness();
  known = await snapshotOf(dataSource, tables);
  freshness.onChange((typeName, id) => heard.push(`${typeName}:${id ?? '*'}`));
}, 300_000);
afterAll(() => database.close());

/** A part of the bundled content does: everything is looked at again and again. */
async function reduce({ dataSource }: TestDatabase): Promise<void> {
  const articles = await dataSource.query<{ id: string }[]>(
    `select id::text from article where id not in (select article_id from statement order by id limit 10)
      and id not in (select id from article order by id limit 4)`,
  );
  for (const { id } of articles) await dataSource.query('delete from article where id = $1', [id]);
  const subjects = await dataSource.query<{ id: string }[]>('select id::text from subject where id % 5 <> 0');
  for (const { id } of subjects) {
    for (const statement of [
      'delete from membership where member_id = $1 or organization_id = $1',
      `delete from tenure where (official_id = $1 or office_id = $1)
        and id not in (select tenure_id from statement where tenure_id is not null)`,
      'delete from subject where id = $1',
    ]) {
      // What something else still needs stays.
      await dataSource.query(statement, [id]).catch(() => undefined);
    }
  }
}

/** What the bundled content has none of: pictures, editions, words said together, a subject that is nothing in particular. */
const MORE = [
  `insert into image (file_name, language, alt) values ('a.jpg', 'en', '{"en": "A"}'), ('b.jpg', 'en', '{}')`,
  `insert into article_image (article_id, image_id, position)
    select a.id, i.id, i.id from (select id from article order by id limit 3) a, image i`,
  `update official set portrait_id = (select min(id) from image) where id = (select min(id) from official)`,
  `insert into operation_country (operation_id, country_id, position)
    select o.id, c.id, 0 from (select id from operation order by id limit 2) o, (select id from country order by id limit 3) c`,
  `insert into article (slug, work_id, language, is_original, genre, title, html, text, word_count, content_hash, published_at,
      published_precision, publication_status)
    select slug || '-xx', work_id, 'xx', false, genre, title, html, text, word_count, 'x', published_at, published_precision, 'PUBLISHED'
    from article where is_original order by id limit 5`,
  `insert into statement (article_id, start_offset, end_offset, text, language, form, speaker_id, stated_at, stated_precision,
      is_original, method, confidence, review_state, utterance_id)
    select x.id, s.start_offset, s.end_offset, s.text, 'xx', s.form, s.speaker_id, s.stated_at, s.stated_precision, false,
      s.method, s.confidence, s.review_state, s.utterance_id
    from article x join article a on a.work_id = x.work_id and a.id <> x.id join statement s on s.article_id = a.id
    where x.language = 'xx' on conflict do nothing`,
  `insert into statement_subject (statement_id, role, subject_id)
    select s.id, 'CO_SPEAKER', o.id from (select id from statement order by id limit 4) s,
      (select id from official order by id limit 2) o on conflict do nothing`,
  `insert into subject (kind, slug, language, name) values ('TOPIC', 'nothing-in-particular', 'en', '{"en": "Nothing"}')`,
  `with named as (insert into subject (kind, slug, language, name)
      values ('OFFICIAL', 'nobody', 'en', '{"en": "Nobody"}') returning id) insert into official (id) select id from named`,
  `update mention set subject_id = (select id from subject where slug = 'nothing-in-particular')
    where id in (select id from mention order by id limit 3)`,
  `update statement set speaker_id = (select id from subject where slug = 'nothing-in-particular')
    where id in (select id from statement order by id limit 3)`,
];

/** What is heard of a change; null where nothing was changed. */
async function heardOf(statement: string): Promise<string[] | null> {
  heard = [];
  const wasMade = await database.dataSource.query<unknown[]>(statement).then(
    (answer) => answer[1] !== 0,
    () => false,
  );
  // What was told before it is heard before it.
  const mark = `Mention:-${++marks}`;
  await database.dataSource.query('select pg_notify($1, $2)', ['communique_heard', mark]);
  while (!heard.includes(mark)) await new Promise((resolve) => setImmediate(resolve));
  return wasMade ? heard.filter((each) => each !== mark) : null;
}

/** What was not heard, and ought to have been, as some reader's answer is another one now. */
function missed(told: readonly string[], before: Snapshot, after: Snapshot): string[] {
  const hears = (typeName: string) => told.some((each) => each.startsWith(`${typeName}:`));
  const changed = differences(before, after);
  const rows = changed.keys.filter((key) => {
    const typeName = key.slice(0, key.indexOf(':'));
    return !told.includes(`${typeName}:*`) && !(SINGLY.includes(typeName) && told.includes(key));
  });
  const lists = changed.tables.filter((table) =>
    table === 'search_document'
      ? false
      : TYPE_OF[table] === undefined
        ? !TOGETHER.every((name) => told.includes(`${name}:*`))
        : !hears(TYPE_OF[table]),
  );
  // A document of the search goes with what it is of.
  const isSearchMissed =
    changed.tables.includes('search_document') && !['Article', 'Statement', 'Section'].some((name) => hears(name));
  return [...rows, ...lists, ...(isSearchMissed ? ['search_document'] : [])];
}

/** Columns that follow from others, or go with a second one: statements of their own change them, or nothing can. */
const BOUND = [
  /\.id$/,
  /\.kind$/,
  /^(meeting|membership|tenure)\.(starts|ends)_(on|at|precision)$/,
  /^(subject|section)\.language$/,
  /^statement\.(language|tenure_id|office_id|acting)$/,
  /^(statement|mention)\.publication_status$/,
  /^((article|statement)_subject\.inherited|resolution\.title_key|resolution_subject\.resolution_id|tenure\.one_seat)$/,
];

const TOGETHER_CHANGED = [
  `update subject set kind = 'COUNTRY' where slug = 'nothing-in-particular'`,
  `update subject set name = name || '{"fr": "x"}', language = 'fr' where id = (select max(id) from subject)`,
  `update section set name = name || '{"fr": "x"}', language = 'fr' where id = (select max(id) from section)`,
  `update meeting set ends_on = starts_on + 40, ends_precision = 'DAY', starts_at = null, ends_at = null
    where id = (select max(id) from meeting)`,
  `update meeting set starts_on = date_trunc('month', starts_on), starts_precision = 'MONTH'
    where id = (select max(id) from meeting)`,
  `update tenure set ends_on = '2024-01-01', ends_precision = 'YEAR' where id = (select max(id) from tenure)`,
  `update membership set ends_on = starts_on + 1, ends_precision = 'DAY' where id = (select max(id) from membership)`,
  `update article set publication_status = 'WITHDRAWN', language = 'yy' where id = (select min(article_id) from statement)`,
  `update article_subject set subject_id = (select id from topic where broader_id is not null order by id limit 1), role = 'ABOUT'
    where ctid = (select min(ctid) from article_subject where not inherited)`,
  `update topic set broader_id = null where id = (select min(id) from topic where broader_id is not null)`,
  `update newsroom set time_zone = 'Asia/Yerevan'`,
  `delete from search_document where type_name = 'Statement' and node_id = (select min(id) from statement)`,
];

/** Makes a change and looks around: what ought to have been heard of it and was not, and whether the table is another one. */
async function misses(statement: string, table?: string): Promise<{ missed: string[]; isChanged: boolean } | null> {
  const before = known;
  const told = await heardOf(statement);
  if (told === null) return null;
  known = await snapshotOf(database.dataSource, tables);
  return {
    missed: missed(told, before, known).map((what) => `${what} after ${statement}`),
    isChanged: differences(before, known).tables.some((each) => table === undefined || each === table),
  };
}

describe('whoever reads another answer after it', () => {
  it('hears of a change of any column of any table', async () => {
    const notHeard: string[] = [];
    const unchanged: string[] = [];
    for (const table of tables) {
      for (const column of await columnsOf(database.dataSource, table)) {
        let isChanged = false;
        for (const statement of await changesOf(database.dataSource, table, column)) {
          const result = await misses(statement, table);
          notHeard.push(...(result?.missed ?? []));
          isChanged = result?.isChanged ?? false;
          if (isChanged) break;
        }
        if (!isChanged) unchanged.push(`${table}.${column.name}`);
      }
    }
    expect(notHeard).toEqual([]);
    expect(unchanged.filter((column) => !BOUND.some((pattern) => pattern.test(column)))).toEqual([]);
  }, 900_000);

  it.each(TOGETHER_CHANGED)('hears of %s', async (statement) => {
    const result = await misses(statement);
    expect(result).toEqual({ missed: [], isChanged: true });
  });

  it('hears of a row of any table that goes, and comes back', async () => {
    const notHeard: string[] = [];
    const untouched: string[] = [];
    // Whatever kind of subject it was, the subject goes with the row, which then cannot come back alone.
    const goesForGood = new Set(
      KINDS.filter(({ isSubject, name }) => isSubject && name !== 'Subject').map(({ table }) => table),
    );
    for (const table of tables) {
      const found = await rowsToDelete(database.dataSource, table);
      let isDone = false;
      for (const { remove, restore } of found) {
        const gone = await misses(remove, table);
        if (gone === null) continue;
        const back = await misses(restore, table);
        notHeard.push(...gone.missed, ...(back?.missed ?? []));
        isDone = gone.isChanged && (goesForGood.has(table) || back !== null);
        if (isDone) break;
      }
      if (!isDone) untouched.push(table);
    }
    expect(notHeard).toEqual([]);
    expect(untouched).toEqual([]);
  }, 300_000);

  it('hears of any table that is emptied', async () => {
    for (const table of tables.filter((each) => each !== 'change')) {
      expect([table, await heardOf(`truncate ${table} cascade`)]).toEqual([
        table,
        expect.arrayContaining([...SINGLY, ...TOGETHER, 'Change'].map((name) => `${name}:*`)),
      ]);
    }
    expect(await heardOf('truncate change')).toContain('Change:*');
  });
});
