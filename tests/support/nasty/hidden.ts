import type { Db } from '../../../src/database/db.js';

/** A word that stands only in what no reader may see. */
export const CANARY = 'zanzibarquark';

/** What a bundle does not take: whatever is not published yet, or any more, and the hours of what is. */
export async function hideAndSpoil(db: Db): Promise<void> {
  for (const statement of [
    `update article set publication_status = (array['DRAFT', 'IN_REVIEW', 'SCHEDULED', 'WITHDRAWN'])[id % 4 + 1]
      where id % 3 = 0 or section_id = (select id from section where slug = 'drafts-only')`,
    `update article set section_id = (select id from section where slug = 'drafts-only') where id % 12 = 0`,
    `update article set title = '${CANARY} ' || title, slug = '${CANARY}-' || id, text = text || ' ${CANARY}'
      where publication_status <> 'PUBLISHED'`,
    `update article set published_at = '2020-03-16T02:59:59.123456Z', published_precision = 'TIME' where id % 11 = 1`,
    `update article set published_at = '2020-03-16T03:00:00Z', published_precision = 'TIME' where id % 11 = 2`,
    `update article set published_precision = 'UNKNOWN' where id % 13 = 4`,
    `update article set corrected_at = '2024-05-06T07:08:09.5Z', correction = 'A name' where id % 5 = 1`,
    `update article set word_count = word_count / 10`,
    `update statement set review_state = (array['PENDING', 'REJECTED', 'ACCEPTED'])[id % 3 + 1] where id % 4 = 1`,
    `update statement set stated_at = '2021-07-01T02:30:00.000001Z', stated_precision = 'TIME' where id % 10 = 3`,
    `update statement set stated_precision = 'UNKNOWN' where id % 14 = 5`,
    `update statement set method = (array['EDITOR', 'RULE', 'MODEL'])[id % 3 + 1], confidence = (id % 5) / 4.0 where id % 2 = 0`,
    `update statement set is_original = false where id % 6 = 2`,
    `update mention set review_state = (array['PENDING', 'REJECTED', 'ACCEPTED'])[id % 3 + 1] where id % 4 = 2`,
    `update mention set method = (array['EDITOR', 'SOURCE', 'MODEL'])[id % 3 + 1], confidence = (id % 5) / 4.0 where id % 2 = 0`,
    `update statement set text = text || ' ${CANARY}', role_as_printed = '${CANARY}'
      where publication_status <> 'PUBLISHED' or review_state in ('PENDING', 'REJECTED')`,
    `update mention set surface = surface || ' ${CANARY}'
      where publication_status <> 'PUBLISHED' or review_state in ('PENDING', 'REJECTED')`,
    `delete from mention where id % 2 = 1 and id > 60`,
    imagesSql(),
  ]) {
    await db.query(statement);
  }
  await spreadUpdates(db);
}

/** Pictures of what is published, of drafts alone, of both, of a person, and of nothing. */
function imagesSql(): string {
  const shown = `(select id from article where publication_status = 'PUBLISHED' order by id`;
  const draft = `(select id from article where publication_status <> 'PUBLISHED' order by id`;
  return `do $$
    declare picture bigint;
    begin
      insert into image (file_name, credit, language) values ('Pier.jpg', 'Ånders Berg', 'en') returning id into picture;
      insert into article_image (article_id, image_id, position) values (${shown} limit 1), picture, 0), (${draft} limit 1), picture, 0);
      insert into image (file_name, credit, language) values ('pier.JPG', null, 'en') returning id into picture;
      insert into article_image (article_id, image_id, position) values (${shown} limit 1), picture, 1), (${shown} offset 2 limit 1), picture, 0);
      insert into image (url, credit, language) values ('https://pictures.example.org/1', 'anders berg', 'en') returning id into picture;
      insert into article_image (article_id, image_id, position) values (${shown} offset 3 limit 1), picture, 0);
      insert into image (file_name, credit, language) values ('100%_pier.png', 'AB', 'en') returning id into picture;
      update official set portrait_id = picture where id = (select id from subject where slug = 'celik');
      insert into article_image (article_id, image_id, position) values (${draft} offset 1 limit 1), picture, 0);
      insert into image (file_name, credit, language) values ('${CANARY}.png', '${CANARY}', 'en') returning id into picture;
      insert into article_image (article_id, image_id, position) values (${draft} limit 1), picture, 1);
      insert into image (file_name, language) values ('${CANARY}-2.png', 'en');
    end $$`;
}

const REVISED = ['subject', 'article', 'statement', 'mention', 'tenure', 'membership', 'section', 'image'];

/** Times of last change with ties, and with less than a thousandth of a second between some. */
async function spreadUpdates(db: Db): Promise<void> {
  for (const table of REVISED) {
    await db.query(`alter table ${table} disable trigger user`);
    await db.query(`update ${table} set updated_at = timestamptz '2025-01-01T00:00:00Z'
      + (id % 4) * interval '1 day' + (id % 3) * interval '1 microsecond'`);
    if (table === 'article') {
      await db.query(`update article set content_updated_at = published_at + (id % 3) * interval '1 hour'`);
    }
    await db.query(`alter table ${table} enable trigger user`);
  }
}
