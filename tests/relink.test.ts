import { lastSequence } from '../src/domain/change.js';
import { findNewsroom } from '../src/domain/newsroom.js';
import { relink, type Relinked } from '../src/ingest/relink.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';
import { importFiles } from './support/import.js';
import { inventedBundle, loadInto } from './support/newsroom.js';

const PAGE = `Harbour dues agreed

14 March 2020

“The dues are lower than they were,” said Ada Lindqvist. “Nobody will pay more.”

Corin Wexley said that ships would wait.`;

describe('reading articles again', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await openTestDatabase('empty');
    await loadInto(database, inventedBundle({ articles: [] }));
    await importFiles(database, { 'dues.txt': PAGE });
  });

  afterEach(() => database.close());

  const again = async (): Promise<Relinked> =>
    relink(database.dataSource, await findNewsroom(database.dataSource), () => undefined);

  const said = (): Promise<string[]> =>
    database.dataSource
      .query<{ said: string }[]>(
        `select o.slug || ': ' || s.text || ' ' || s.review_state as said
          from statement s join subject o on o.id = s.speaker_id order by s.start_offset, s.id`,
      )
      .then((rows) => rows.map((row) => row.said));

  const aboutOf = (): Promise<string[]> =>
    database.dataSource
      .query<{ slug: string }[]>(
        `select o.slug from article_subject l join subject o on o.id = l.subject_id where l.role = 'ABOUT' order by l.position`,
      )
      .then((rows) => rows.map(({ slug }) => slug));

  it('changes nothing where nothing is different, and writes nothing', async () => {
    const before = await lastSequence(database.dataSource);
    expect(await again()).toEqual({ read: 1, changed: 0 });
    expect(await lastSequence(database.dataSource)).toBe(before);
  });

  it('finds what a name that has come since is named and has said', async () => {
    expect(await aboutOf()).toEqual(['ada-lindqvist']);
    await database.dataSource.query(
      `update subject set aliases = '[{"text":"Corin Wexley","language":"en","aliasType":"OTHER"}]' where slug = 'boris-talbot'`,
    );
    expect(await again()).toEqual({ read: 1, changed: 1 });
    expect(await said()).toEqual([
      'ada-lindqvist: The dues are lower than they were, AUTO',
      'ada-lindqvist: Nobody will pay more. AUTO',
      'boris-talbot: ships would wait AUTO',
    ]);
    expect(await aboutOf()).toEqual(['ada-lindqvist', 'boris-talbot']);
    expect(await again()).toEqual({ read: 1, changed: 0 });
  });

  it('takes back what a name that is gone was found to have said, and keeps links that no mention made', async () => {
    await database.dataSource.query(
      `insert into article_subject (article_id, role, subject_id, position)
        select a.id, 'ABOUT', s.id, 9 from article a, subject s where s.slug = 'league'`,
    );
    await database.dataSource.query(`update subject set name = '{"en":"Somebody Else"}' where slug = 'ada-lindqvist'`);
    expect(await again()).toEqual({ read: 1, changed: 1 });
    expect(await said()).toEqual([]);
    expect(await aboutOf()).toEqual(['league']);
  });

  it.each([
    ['accepted', `update statement set review_state = 'ACCEPTED'`],
    ['rejected', `update statement set review_state = 'REJECTED'`],
    [
      'given to somebody else',
      `update statement set method = 'EDITOR', confidence = 1, speaker_id = (select id from subject where slug = 'boris-talbot')`,
    ],
  ])('leaves what an editor has %s, and gives nobody the same words besides', async (_what, decide) => {
    await database.dataSource.query(decide);
    const decided = await said();
    await database.dataSource.query(`update subject set name = '{"en":"Somebody Else"}' where slug = 'league'`);
    await again();
    expect(await said()).toEqual(decided);
  });

  it('keeps what an editor linked by a mention, and does not link again what was rejected', async () => {
    await database.dataSource.query(`update mention set review_state = 'REJECTED'`);
    await database.dataSource.query(`delete from article_subject where role = 'ABOUT'`);
    await database.dataSource.query(
      `insert into mention (article_id, subject_id, start_offset, end_offset, surface, method, confidence, review_state)
        select a.id, s.id, 1, 4, 'The', 'EDITOR', 1, 'ACCEPTED' from article a, subject s where s.slug = 'league'`,
    );
    await database.dataSource.query(
      `insert into article_subject (article_id, role, subject_id, position)
        select a.id, 'ABOUT', s.id, 0 from article a, subject s where s.slug = 'league'`,
    );
    await database.dataSource.query(
      `update subject set aliases = '[{"text":"Corin Wexley","language":"en","aliasType":"OTHER"}]' where slug = 'boris-talbot'`,
    );
    await again();
    expect(await aboutOf()).toEqual(['league', 'boris-talbot']);
  });

  it('leaves statements of an article of which only the year is known', async () => {
    await database.dataSource.query(`update article set published_precision = 'YEAR'`);
    await again();
    const before = await said();
    expect(before).not.toEqual([]);
    expect(await again()).toEqual({ read: 1, changed: 0 });
    expect(await said()).toEqual(before);
  });

  it('leaves an article that was withdrawn as it is', async () => {
    await database.dataSource.query(`update article set publication_status = 'WITHDRAWN'`);
    expect(await again()).toEqual({ read: 0, changed: 0 });
  });
});
