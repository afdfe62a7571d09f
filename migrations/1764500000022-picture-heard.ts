import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In one statement; beyond it the whole type is named, as the migration `heard` has it for the others. */
const MOST_IDS = 300;

const EVENTS = [
  { event: 'insert', ids: 'select id from after', referencing: 'new table as after' },
  {
    event: 'update',
    ids: 'select id from before union select id from after',
    referencing: 'old table as before new table as after',
  },
  { event: 'delete', ids: 'select id from before', referencing: 'old table as before' },
] as const;

/**
 * Pictures are told one by one. They come with almost every article that is imported: told as one of all the things that hardly
 * change, each of them let servers forget every answer, and how to ask for lists, while an import ran.
 */
export class PictureHeard1764500000022 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('drop trigger image_is_heard on image');
    const branches = EVENTS.map(
      ({ event, ids }) => `tg_op = '${event.toUpperCase()}' then
          perform tell_of('Image', array(select id from (${ids}) named order by id limit ${MOST_IDS + 1}));`,
    );
    await db.query(`create function image_is_heard() returns trigger language plpgsql set search_path from current as $$
      begin
        if ${branches.join('\n        elsif ')}
        end if;
        return null;
      end $$`);
    for (const { event, referencing } of EVENTS) {
      await db.query(`create trigger image_is_heard_on_${event} after ${event} on image
        referencing ${referencing} for each statement execute function image_is_heard()`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const { event } of EVENTS) await db.query(`drop trigger image_is_heard_on_${event} on image`);
    await db.query('drop function image_is_heard');
    await db.query(`create trigger image_is_heard after insert or update or delete on image
      for each row execute function tell('others')`);
  }
}
