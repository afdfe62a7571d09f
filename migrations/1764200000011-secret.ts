import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What only this newsroom's servers know, the same for all of them: the key that cursors are signed with. Two random
 * UUIDs are 244 random bits.
 */
export class Secret1764200000011 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table secret (name text primary key, value text not null)`);
    await db.query(
      `insert into secret (name, value) values ('cursor', gen_random_uuid()::text || gen_random_uuid()::text)`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table secret');
  }
}
