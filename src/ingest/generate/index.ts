import type { DataSource, EntityManager } from 'typeorm';
import type { Db } from '../../database/db.js';
import { findNewsroom, insertNewsroom, lockContent } from '../../domain/newsroom.js';
import { CommuniqueError } from '../../lib/errors.js';
import type { Id } from '../../lib/node-key.js';
import { loadLists } from '../content/load-lists.js';
import { COMPACT } from './organizations.js';
import { PREFIX } from './records.js';
import { worksOf, type Work } from './work.js';
import { inventWorld } from './world.js';
import { reserveNumbers, writeWorks, type WrittenWorld } from './write-works.js';

export interface GenerateOptions {
  /** How many articles the database is to have of those that are made up. */
  readonly articles: number;
  readonly seed: number;
  /** How many works are written by one transaction. */
  readonly worksAtATime: number;
  /** How many batches are written side by side, each on a connection of its own; they are committed in their order. */
  readonly batchesAtOnce: number;
}

export interface Generated {
  /** Articles that this run has written, and what it wrote with them. */
  readonly added: number;
  readonly statements: number;
  readonly mentions: number;
  /** Articles made up that the database has now. */
  readonly articles: number;
  readonly isNewsroomFounded: boolean;
}

/**
 * Fills a database with invented content until it has so many articles of it: the world they are about first, then works
 * in their order, each batch in a transaction of its own. A run that was interrupted is taken up where it ended. CONFLICT
 * where the database has content of another seed, or something of its own under the prefix. `report` hears how many
 * articles there are.
 */
export async function generate(
  database: DataSource,
  { articles, seed, worksAtATime, batchesAtOnce }: GenerateOptions,
  report: (articles: number) => void,
): Promise<Generated> {
  const { world, written, isNewsroomFounded } = await database.transaction((db) => settle(db, seed));
  const before = await progressOf(database);
  const made = { added: 0, statements: 0, mentions: 0 };
  if (before.articles >= articles) return { ...made, articles: before.articles, isNewsroomFounded };
  await database.query(`analyze ${WORLD_TABLES}`);
  let earlier = Promise.resolve();
  const running: Promise<void>[] = [];
  try {
    for (const works of batchesOf(worksOf(world), worksAtATime, before, articles)) {
      // In the order of the works, as everything is that a run leaves behind.
      const numbers = await reserveNumbers(database, works);
      const turn = earlier;
      const write = async (db: Db) => {
        await writeWorks(db, written, works, numbers);
        await turn;
      };
      earlier = database.transaction(write).then(() => {
        const editions = works.flatMap((work) => work.editions);
        made.added += editions.length;
        for (const { statements, mentions } of editions) {
          made.statements += statements.length;
          made.mentions += mentions.length;
        }
        report(before.articles + made.added);
      });
      running.push(earlier);
      if (running.length >= batchesAtOnce) await running.shift();
    }
  } finally {
    await Promise.allSettled(running);
  }
  await earlier;
  await database.query('analyze');
  return { ...made, articles, isNewsroomFounded };
}

/**
 * What triggers look up while works are written. Not the tables of the works: once analyzed while they are empty, they are
 * read from end to end by each trigger until the connection ends, since its plans were made for that.
 */
const WORLD_TABLES = 'subject, topic, section, office, official, organization, country, tenure, newsroom';

/** Works that make up the articles still wanted, so many at a time. */
function* batchesOf(
  makeWork: (number: number) => Work,
  worksAtATime: number,
  before: Progress,
  wanted: number,
): Generator<Work[]> {
  let [next, articles] = [before.works + 1, before.articles];
  while (articles < wanted) {
    const batch: Work[] = [];
    while (batch.length < worksAtATime && articles < wanted) {
      const work = cut(makeWork(next++), wanted - articles);
      batch.push(work);
      articles += work.editions.length;
    }
    yield batch;
  }
}

/** The work with so many editions at most. */
function cut(work: Work, most: number): Work {
  return work.editions.length > most ? { ...work, editions: work.editions.slice(0, most) } : work;
}

/** The world of the seed, written where the database does not have it yet. */
async function settle(db: EntityManager, seed: number) {
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
    await insertNewsroom(db, { ...plan, organizationId, isKnown: true, examples: [] });
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

interface Progress {
  readonly articles: number;
  /** The number of the last work. */
  readonly works: number;
}

async function progressOf(db: Db): Promise<Progress> {
  const [progress] = await db.query<Progress>(
    `select count(*)::integer as articles, coalesce(max(split_part(slug, '-', 2)::integer), 0) as works
      from article where starts_with(slug, $1)`,
    [PREFIX],
  );
  return progress as Progress;
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
  const found = (ids: ReadonlyMap<string, Id>, slug: string) => {
    const id = ids.get(slug);
    if (id !== undefined) return id;
    throw new CommuniqueError('CONFLICT', `The invented content lacks "${slug}". Choose another database.`);
  };
  return {
    timeZone,
    subjectId: (slug) => found(subjects, slug),
    sectionId: (slug) => found(sections, slug),
    tenureId: (office, at) => tenures.get(office)?.[at] as Id,
  };
}

async function idsBySlug(db: EntityManager, table: 'subject' | 'section'): Promise<Map<string, Id>> {
  const rows = await db.query<{ id: Id; slug: string }[]>(
    `select id::text as id, slug from ${table} where starts_with(slug, $1)`,
    [PREFIX],
  );
  return new Map(rows.map(({ id, slug }) => [slug, id]));
}
