import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A picture is to be seen once something that is to be seen shows it: the row says so, and triggers keep it. */
export class Picture1764100000009 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('create index official_by_portrait on official (portrait_id)');
    await db.query('alter table image add column is_shown boolean not null default false');
    await db.query(`create function is_image_shown(image bigint) returns boolean language sql stable as $$
      select exists (select 1 from article_image l join article a on a.id = l.article_id
          where l.image_id = image and a.publication_status = 'PUBLISHED')
        or exists (select 1 from official o where o.portrait_id = image) $$`);
    await db.query(`create function show_images(images bigint[]) returns void language plpgsql as $$
      begin
        perform 1 from image where id = any (images) order by id for no key update;
        update image set is_shown = is_image_shown(id) where id = any (images) and is_shown <> is_image_shown(id);
      end $$`);
    await db.query(`create function article_image_shows() returns trigger language plpgsql as $$
      begin
        perform show_images(array[old.image_id, new.image_id]);
        return null;
      end $$`);
    await db.query(`create trigger article_image_shows after insert or update or delete on article_image
      for each row execute function article_image_shows()`);
    await db.query(`create function article_shows_images() returns trigger language plpgsql as $$
      begin
        perform show_images(array(select image_id from article_image where article_id = new.id));
        return null;
      end $$`);
    await db.query(`create trigger article_shows_images after update of publication_status on article
      for each row execute function article_shows_images()`);
    await db.query(`create function official_shows_portrait() returns trigger language plpgsql as $$
      begin
        perform show_images(array[old.portrait_id, new.portrait_id]);
        return null;
      end $$`);
    await db.query(`create trigger official_shows_portrait after insert or update of portrait_id or delete on official
      for each row execute function official_shows_portrait()`);

    // The ledger has every picture as there for all: those that are stay, the others go.
    await db.query('alter table image disable trigger user');
    await db.query('update image set is_shown = is_image_shown(id)');
    await db.query('alter table image enable trigger user');
    await db.query(`insert into change (change_kind, type_name, node_id)
      select 'WITHDRAWN', 'Image', id from image where not is_shown`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop trigger official_shows_portrait on official');
    await db.query('drop trigger article_shows_images on article');
    await db.query('drop trigger article_image_shows on article_image');
    await db.query('drop function official_shows_portrait, article_shows_images, article_image_shows');
    await db.query('drop function show_images, is_image_shown');
    await db.query('drop index official_by_portrait');
    await db.query('alter table image drop column is_shown');
  }
}
