import type { Db } from '../../src/database/db.js';
import type { TestDatabase } from './database.js';
import { loadNastyNewsroom } from './nasty-newsroom.js';

/** Every character that a text may hold and a format may stumble over: controls, separators of lines, marks, the last of each plane. */
const CHARACTERS = [
  ...Array.from({ length: 0xa0 }, (_, code) => code).slice(1),
  ...[
    0xad, 0x0301, 0x061c, 0x200b, 0x200d, 0x200e, 0x2028, 0x2029, 0x202e, 0x2066, 0xd7ff, 0xe000, 0xfeff, 0xfffd,
    0xffff,
  ],
  ...[0x10000, 0x1f469, 0x1f3fd, 0xe0067, 0x10ffff],
]
  .map((code) => String.fromCodePoint(code))
  .join('');

/**
 * The nasty newsroom, and besides whatever its bundle has no words for: bodies with markup, articles that said something else before, ties, two speakers,
 * pictures of people, facts without a source. Every column that is exported has a value of its own somewhere.
 */
export async function loadUnusualNewsroom(database: TestDatabase): Promise<void> {
  await loadNastyNewsroom(database);
  const { dataSource } = database;
  const [article] = await dataSource.query<{ id: string; text: string }[]>(
    `select id, text from article where publication_status = 'PUBLISHED' order by id limit 1`,
  );
  const { id, text } = article!;
  await dataSource.transaction(async (db) => {
    const words = `${text}\n\n${CHARACTERS}`.normalize('NFC');
    await db.query(
      `update article set text = $2, html = $3, title = $4, subheading = $5, lead = $6, question = $7, word_count = 1,
          external_ids = '[{"scheme": "wire", "value": "1", "url": "https://wire.example/1"}]', sources = '[]' where id = $1`,
      [
        id,
        words,
        '<p>Lit, <em>and</em> <a href="https://lamps.example/?a=1&amp;b=2">burning</a>.</p>',
        CHARACTERS,
        '',
        ' ',
        '?',
      ],
    );
    await db.query(
      `update statement set words_changed_at = '2024-01-02T03:04:05.000006Z', role_as_printed = $1
        where id in (select id from statement order by id limit 3)`,
      [CHARACTERS],
    );
  });
  await dataSource.query(`update article set html = '<p>Once more.</p>' where id = $1`, [id]);
  await dataSource.query(`update article_revision set saved_at = '2001-01-01T00:00:00.000001Z' where article_id = $1`, [
    id,
  ]);
  await dataSource.query(
    `update article set withdrawal_reason = 'It was not so.' where publication_status = 'WITHDRAWN'`,
  );
  await dataSource.query(`update article set published_at = published_at + interval '7 hours' where id % 17 = 0`);
  await dataSource.query(
    `update image set alt = '{"en": ""}', caption = '{"ru": "Пирс"}', width = 3, height = 2, file_name = 'x' where url is not null`,
  );
  for (const table of ['tenure', 'membership', 'vote'])
    await dataSource.query(
      `update ${table} set notes = '{"ru": ["Так."]}', sources = '[]', language = 'ru' where id = (select min(id) from ${table})`,
    );
  await dataSource.query(
    `update subject set sources = '[]', notes = '{"en": ["So."]}', summary = '{"en": "A harbour."}',
        aliases = jsonb_build_array(jsonb_build_object('text', name ->> language, 'language', language, 'aliasType', 'FORMER'))
      where id in (select min(id) from subject group by kind)`,
  );
  await fillIn(dataSource);
  // Two of one name whom nothing else tells apart, and two whom one register calls the same.
  await dataSource.query(
    `with twin as (insert into subject (kind, slug, language, name, external_ids)
        select 'OFFICIAL', 'twin-' || number, 'en', '{"en": "Twin Harker"}', '[{"scheme": "wire", "value": "twin"}]'
        from generate_series(1, 2) number returning id) insert into official (id) select id from twin`,
  );
  // Resolutions that name what comes after them, and each other.
  await dataSource.query(
    `insert into resolution_subject (resolution_id, subject_id, position)
      select r.id, s.id, 7 + row_number() over (partition by r.id order by s.id) from resolution r join subject s on s.id <> r.id and (s.kind = 'RESOLUTION' or s.kind = 'OPERATION')
      where r.id in (select id from resolution order by id limit 2) and s.id % 3 = 0 on conflict do nothing`,
  );
  await dataSource.query(
    `update newsroom set public_url = 'https://harbour.example', examples = '[{"title": "T", "query": "{ __typename }", "variables": {}}]'`,
  );
}

/** What no bundle of a test says. */
async function fillIn(db: Db): Promise<void> {
  for (const statement of [
    `update country set code3 = code || 'Z' where id = (select min(id) from country)`,
    `update operation set place = '{"en": "The pier"}', last_known_on = '2030-01-01' where id = (select max(id) from operation)`,
    `update presidency set priorities = '{"en": ["Oil", "Wicks"]}' where id = (select min(id) from presidency)`,
    `update membership set first_known_on = '2001-02-03', last_known_on = '2001-02-04' where id = (select max(id) from membership)`,
    `update vote set not_voting = 1 where not_voting is null and not adopted_without_vote`,
    `update presidency set first_known_on = '2018-12-01', last_known_on = '2030-01-01' where id = (select max(id) from presidency)`,
    `update meeting set agenda = '[{"title": {"en": "Oil"}, "number": 1, "language": "en"}]' where id = (select min(id) from meeting)`,
  ])
    await db.query(statement);
}
