import type { Db } from '../database/db.js';
import type { Localized } from '../kinds/kind.js';
import { dayOf, type Moment } from '../lib/calendar.js';
import { CommuniqueError } from '../lib/errors.js';
import type { ExampleRequest } from '../lib/example-request.js';
import type { Id } from '../lib/node-key.js';

/** The newsroom a database belongs to. */
export interface Newsroom {
  readonly languages: readonly string[];
  /** The zone in which its days are read. */
  readonly timeZone: string;
  /** The organization whose newsroom it is; null when it was not said. */
  readonly organizationId: Id | null;
  /** Where its readers reach it; null when it was not said. */
  readonly publicUrl: string | null;
  /** What cursors are signed with: the same for all servers on one database. */
  readonly cursorKey: string;
  /** False for a database that nothing was loaded into yet: its days are UTC's. */
  readonly isKnown: boolean;
}

const NAMELESS = { languages: ['en'], timeZone: 'UTC', organizationId: null, publicUrl: null };

/** The newsroom as the database knows it. */
export async function findNewsroom(db: Db): Promise<Newsroom> {
  const [found] = await db.query<Newsroom>(
    `select n.languages, n.time_zone as "timeZone", n.organization_id::text as "organizationId",
        n.public_url as "publicUrl", k.value as "cursorKey", n.id is not null as "isKnown"
      from secret k left join newsroom n on true where k.name = 'cursor'`,
  );
  if (!found) throw new Error('The key that cursors are signed with is missing from the table "secret".');
  return found.isKnown ? found : { ...found, ...NAMELESS };
}

/** Writes down whose database it is. One that has a newsroom already refuses a second. */
export async function insertNewsroom(db: Db, newsroom: NewsroomIdentity & NewsroomContent): Promise<void> {
  const { name, languages, timeZone, organizationId, publicUrl, examples } = newsroom;
  await db.query(
    `insert into newsroom (id, name, languages, time_zone, organization_id, public_url, examples)
      values (1, $1, $2, $3, $4, $5, $6)`,
    [JSON.stringify(name), languages, timeZone, organizationId, publicUrl, JSON.stringify(examples)],
  );
}

/** Whose newsroom it is and where it stands. */
type NewsroomIdentity = Pick<Newsroom, 'languages' | 'timeZone' | 'organizationId' | 'publicUrl'>;

/** What a newsroom has besides what requests need to know of it. */
interface NewsroomContent {
  readonly name: Localized;
  readonly examples: readonly ExampleRequest[];
}

/** A newsroom to be set up, with its shelves. */
export interface NewsroomPlan {
  readonly name: Localized;
  readonly languages: readonly string[];
  readonly timeZone: string;
  readonly publicUrl: string | null;
  readonly sections: readonly { readonly slug: string; readonly language: string; readonly name: Localized }[];
}

/** Sets up an empty newsroom. CONFLICT when the database has one; `db` must be inside a transaction. */
export async function foundNewsroom(db: Db, { sections, ...plan }: NewsroomPlan): Promise<void> {
  await lockContent(db);
  if ((await findNewsroom(db)).isKnown)
    throw new CommuniqueError(
      'CONFLICT',
      'This database has a newsroom already. Choose another with --data-dir or --database-url.',
    );
  await insertNewsroom(db, { ...plan, organizationId: null, examples: [] });
  for (const { slug, language, name } of sections)
    await db.query('insert into section (slug, language, name) values ($1, $2, $3)', [
      slug,
      language,
      JSON.stringify(name),
    ]);
}

/** Of several processes that would fill an empty database, one does and the others find it filled. */
export async function lockContent(db: Db): Promise<void> {
  await db.query(`select pg_advisory_xact_lock(hashtext('communique.content'))`);
}

/** Moves a newsroom to another time zone, and with it every date that is known to the day or less. */
export async function moveNewsroom(db: Db, timeZone: string): Promise<void> {
  await db.query('update newsroom set time_zone = $1::text where time_zone <> $1::text', [timeZone]);
}

/** A moment, this one when left out, with the day it is in the newsroom. */
export function newsroomMoment({ timeZone }: Newsroom, now = new Date()): Moment {
  return { now, today: dayOf(now, timeZone) };
}

/** Requests to begin with, the newsroom's most telling one first; empty when it has none. */
export async function exampleRequests(db: Db): Promise<ExampleRequest[]> {
  const [found] = await db.query<{ examples: ExampleRequest[] }>('select examples from newsroom');
  return found?.examples ?? [];
}
