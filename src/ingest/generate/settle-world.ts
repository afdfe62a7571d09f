import type { EntityManager } from 'typeorm';
import { findNewsroom, insertNewsroom, lockContent } from '../../domain/newsroom.js';
import { CommuniqueError } from '../../lib/errors.js';
import type { Id } from '../../lib/node-key.js';
import { loadLists } from '../content/load-lists.js';
import { COMPACT } from './organizations.js';
import { PREFIX } from './records.js';
import { inventWorld, type World } from './world.js';
import type { WrittenWorld } from './write-works.js';

/** The world as it was made, and as the database has it. */
export interface SettledWorld {
  readonly world: World;
  readonly written: WrittenWorld;
  readonly isNewsroomFounded: boolean;
}

/**
 * The world of the seed, written where the database does not have it yet, with a newsroom where there is none. CONFLICT
 * where the database has another, or something of its own under the prefix. `db` must be inside a transaction.
 */
export async function settleWorld(db: EntityManager, seed: number): Promise<SettledWorld> {
  await lockContent(db);
  const newsroom = await findNewsroom(db);
  const known = await knownSeed(db);
  if (known !== null && known !== String(seed))
    throw new CommuniqueError(
      'CONFLICT',
      `This database has invented content of the seed ${known}. Go on with --seed ${known}, or choose another database.`,
    );
  const codes = await db.query<{ code: string }[]>(
    `select c.code from country c join subject s on s.id = c.id where not starts_with(s.slug, $1)`,
    [PREFIX],
  );
  const world = inventWorld(seed, new Set(codes.map(({ code }) => code)));
  if (known === null) {
    await refuseTakenSlugs(db);
    await loadLists(db, world.bundle);
    await db.query('update subject set external_ids = $2::jsonb where slug = $1', [
      COMPACT,
      JSON.stringify([{ scheme: SEED_SCHEME, value: String(seed) }]),
    ]);
  }
  if (!newsroom.isKnown) {
    const { organization: _organization, ...plan } = world.bundle.newsroom;
    const organizationId = (await idsBySlug(db, 'subject')).get(COMPACT) ?? null;
    await insertNewsroom(db, { ...plan, organizationId, examples: [] });
  }
  const timeZone = (await findNewsroom(db)).timeZone;
  return { world, written: await readWorld(db, timeZone), isNewsroomFounded: !newsroom.isKnown };
}

const SEED_SCHEME = 'communique-generate-seed';

/** The seed that the database was filled with; null when it was not. */
async function knownSeed(db: EntityManager): Promise<string | null> {
  const [found] = await db.query<{ seed: string }[]>(
    `select id_ ->> 'value' as seed from subject, jsonb_array_elements(external_ids) id_
      where slug = $1 and id_ ->> 'scheme' = $2`,
    [COMPACT, SEED_SCHEME],
  );
  return found?.seed ?? null;
}

async function refuseTakenSlugs(db: EntityManager): Promise<void> {
  const [taken] = await db.query<{ slug: string }[]>(
    `select slug from (select slug from subject union all select slug from section union all select slug from article) all_
      where starts_with(slug, $1) limit 1`,
    [PREFIX],
  );
  if (!taken) return;
  throw new CommuniqueError(
    'CONFLICT',
    `Invented content has slugs that begin with "${PREFIX}", and the database has "${taken.slug}" of its own. Choose another database.`,
  );
}

async function readWorld(db: EntityManager, timeZone: string): Promise<WrittenWorld> {
  const subjects = await idsBySlug(db, 'subject');
  const sections = await idsBySlug(db, 'section');
  const tenures = new Map<string, Id[]>();
  for (const { id, slug } of await db.query<{ id: Id; slug: string }[]>(
    `select t.id::text as id, s.slug from tenure t join subject s on s.id = t.office_id
      where starts_with(s.slug, $1) order by t.id`,
    [PREFIX],
  )) {
    tenures.set(slug, [...(tenures.get(slug) ?? []), id]);
  }
  const found = (id: Id | undefined, slug: string) => {
    if (id !== undefined) return id;
    throw new CommuniqueError('CONFLICT', `The invented content lacks "${slug}". Choose another database.`);
  };
  return {
    timeZone,
    subjectId: (slug) => found(subjects.get(slug), slug),
    sectionId: (slug) => found(sections.get(slug), slug),
    tenureId: (office, at) => found(tenures.get(office)?.[at], office),
  };
}

async function idsBySlug(db: EntityManager, table: 'subject' | 'section'): Promise<Map<string, Id>> {
  const rows = await db.query<{ id: Id; slug: string }[]>(
    `select id::text as id, slug from ${table} where starts_with(slug, $1)`,
    [PREFIX],
  );
  return new Map(rows.map(({ id, slug }) => [slug, id]));
}
