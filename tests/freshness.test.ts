import type { Freshness } from '../src/database/freshness.js';
import { KINDS } from '../src/kinds/index.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { changesOf, columnsOf, differences, snapshotOf, tablesOf, type Snapshot } from './support/whole-database.js';

const SINGLY = KINDS.filter(({ isHeardSingly }) => isHeardSingly).map(({ name }) => name);
const TOGETHER = KINDS.filter(({ isHeardSingly }) => !isHeardSingly).map(({ name }) => name);

/** Nothing that anybody reads hangs on them. */
const UNREAD = ['article_revision', 'schema_migration'];
/** Whose type answers go by that hang on a table: of the others all of the pile's. */
const TYPE_OF: Readonly<Record<string, string>> = {
  ...{ article: 'Article', article_subject: 'Article', article_image: 'Article' },
  ...{ statement: 'Statement', statement_subject: 'Statement', mention: 'Mention', change: 'Change' },
};

let database: TestDatabase;
let freshness: Freshness;
let heard: string[] = [];
let tables: string[];
let marks = 0;

beforeAll(async () => {
  database = await openTestDatabase('csto');
  const { dataSource } = database;
  for (const statement of [...LESS, ...MORE]) await dataSource.query(statement);
  tables = await tablesOf(dataSource);
  freshness = await database.openFreshness();
  freshness.onChange((typeName, id) => heard.push(`${typeName}:${id ?? '*'}`));
}, 120_000);
afterAll(() => database.close());

/** A part of the bundled content does: everything is looked at again and again. */
const LESS = [
  `delete from article where id not in (select article_id from statement order by id limit 10)
    and id not in (select id from article order by id limit 4)`,
  `do $$ declare one bigint; begin
      for one in select id from subject where id % 5 <> 0 loop
        begin
          delete from membership where member_id = one or organization_id = one;
          delete from tenure where (official_id = one or office_id = one)
            and id not in (select tenure_id from statement where tenure_id is not null);
          delete from subject where id = one;
        exception when foreign_key_violation then null;
        end;
      end loop;
    end $$`,
];

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
  `update mention set subject_id = (select id from subject where slug = 'nothing-in-particular')
    where id in (select id from mention order by id limit 3)`,
  `update statement set speaker_id = (select id from subject where slug = 'nothing-in-particular')
    where id in (select id from statement order by id limit 3)`,
];

/** What is heard of a change; null where nothing was changed. */
async function heardOf(statement: string): Promise<string[] | null> {
  heard = [];
  const wasMade = await database.dataSource.query<[unknown[], number]>(statement).then(
    ([, rows]) => rows !== 0,
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
    UNREAD.includes(table) || table === 'search_document'
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

describe('a change of any column of any table', () => {
  it('is heard by whoever reads another answer for it', async () => {
    const { dataSource } = database;
    const misses: string[] = [];
    const unchanged: string[] = [];
    let before = await snapshotOf(dataSource, tables);
    for (const table of tables) {
      for (const column of await columnsOf(dataSource, table)) {
        let isChanged = false;
        for (const statement of await changesOf(dataSource, table, column)) {
          const told = await heardOf(statement);
          if (told === null) continue;
          const after = await snapshotOf(dataSource, tables);
          misses.push(...missed(told, before, after).map((what) => `${what} after ${statement}`));
          isChanged ||= before.tables.get(table) !== after.tables.get(table);
          before = after;
          if (isChanged) break;
        }
        if (!isChanged) unchanged.push(`${table}.${column.name}`);
      }
    }
    expect(misses).toEqual([]);
    expect(unchanged).toEqual([]);
  }, 900_000);
});
