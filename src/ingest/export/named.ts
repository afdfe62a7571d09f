import type { Db } from '../../database/db.js';
import { badInput } from '../../lib/errors.js';
import type { Id } from '../../lib/node-key.js';
import { externalKey } from '../run/identity.js';
import { BUNDLE_LIST_NAMES, listOf } from '../content/index.js';
import { shown } from '../content/issue.js';

/** A name, and where in the record it stands. */
export type Place = readonly [where: string, name: string];

/** What a record names, by kinds of names. */
export interface Names {
  /** Slugs. */
  readonly subjects?: readonly Place[];
  readonly sections?: readonly Place[];
  /** Numbers in the database that was exported. */
  readonly tenures?: readonly Place[];
}

/** What the names came to be here. */
export interface Named {
  readonly subject: (slug: string) => Id;
  readonly section: (slug: string) => Id;
  readonly tenure: (id: Id) => Id;
}

const SUBJECT_LISTS = BUNDLE_LIST_NAMES.filter((name) => listOf(name).subject !== undefined);
const SHOWN = 5;

/**
 * Whom an export names by slug, and which tenures by number. Whoever has the slug here is meant, else whoever the record with that slug came to be.
 * One or two statements for each kind of names. BAD_USER_INPUT for a name that leads nowhere.
 */
export async function readNamed(db: Db, source: string, names: Names): Promise<Named> {
  const { subjects = [], sections = [], tenures = [] } = names;
  const found = {
    subjects: await idsOf(db, source, subjects, SUBJECT_LISTS, 'subject'),
    sections: await idsOf(db, source, sections, ['sections'], 'section'),
    tenures: await idsOf(db, source, tenures, ['tenures'], 'tenure'),
  };
  const problems = [
    ...missing(subjects, found.subjects, 'the slug of a subject'),
    ...missing(sections, found.sections, 'the slug of a section'),
    ...missing(tenures, found.tenures, 'the number of a tenure'),
  ];
  if (problems.length > 0) throw badInput(`${problems.slice(0, SHOWN).join('; ')}.`);
  const at = (ids: ReadonlyMap<string, Id>) => (name: string) => ids.get(name) as Id;
  return { subject: at(found.subjects), section: at(found.sections), tenure: at(found.tenures) };
}

function missing(places: readonly Place[], found: ReadonlyMap<string, Id>, what: string): string[] {
  return places.flatMap(([where, name]) =>
    found.has(name)
      ? []
      : [`${where.slice(1)}: must be ${what}, here or earlier in the export, but got ${shown(name)}`],
  );
}

type Table = 'subject' | 'section' | 'tenure';

async function idsOf(
  db: Db,
  source: string,
  places: readonly Place[],
  lists: readonly string[],
  table: Table,
): Promise<Map<string, Id>> {
  const names = [...new Set(places.map(([, name]) => name))];
  const slugged =
    table === 'tenure' || names.length === 0
      ? []
      : await db.query<Found>(`select slug as name, id::text as id from ${table} where slug = any ($1::text[])`, [
          names,
        ]);
  const found = new Map(slugged.map(({ name, id }) => [name, id]));
  const left = names.filter((name) => !found.has(name));
  for (const { name, id } of await noted(db, source, left, lists, table)) found.set(name, id);
  return found;
}

interface Found {
  readonly name: string;
  readonly id: Id;
}

/** What the export's records of these names came to be. */
async function noted(
  db: Db,
  source: string,
  names: readonly string[],
  lists: readonly string[],
  table: Table,
): Promise<Found[]> {
  if (names.length === 0) return [];
  const keys = names.flatMap((name) => lists.map((list) => [name, externalKey(list, name)] as const));
  return db.query<Found>(
    `select named.name, t.id::text as id from unnest($2::text[], $3::text[]) named (name, key)
      join import_item i on i.source = $1 and i.key = named.key join ${table} t on t.id = i.node_id`,
    [source, keys.map(([name]) => name), keys.map(([, key]) => key)],
  );
}
