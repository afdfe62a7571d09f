import type { Db } from '../../database/db.js';
import type { Gazetteer, GazetteerSubject, GazetteerTenure } from './gazetteer.js';

const TERM = (alias: string) => `json_build_object(
  'startsOn', ${alias}.starts_on, 'startsPrecision', ${alias}.starts_precision,
  'endsOn', ${alias}.ends_on, 'endsPrecision', ${alias}.ends_precision,
  'firstKnownOn', ${alias}.first_known_on, 'lastKnownOn', ${alias}.last_known_on)`;

const SUBJECTS = `select s.id::text as id, s.kind, s.slug, s.name, s.aliases,
  coalesce(o.acronym, '{}') as acronym,
  o.organization_type as "organizationType",
  o.parent_id::text as "parentId",
  coalesce(f.organization_id, p.organization_id, op.organization_id)::text as "organizationId",
  coalesce(person.country_id, f.country_id, p.country_id)::text as "countryId",
  f.seats,
  r.symbol,
  coalesce(r.title, '{}') as title,
  op.operation_type as "operationType",
  coalesce(topic.terms, '{}') as terms,
  case when p.id is not null then ${TERM('p')} when op.id is not null then ${TERM('op')} end as term
  from subject s
  left join organization o on o.id = s.id
  left join office f on f.id = s.id
  left join official person on person.id = s.id
  left join presidency p on p.id = s.id
  left join operation op on op.id = s.id
  left join resolution r on r.id = s.id
  left join topic on topic.id = s.id
  order by s.id`;

const TENURES = `select t.id::text as id, t.official_id::text as "officialId", t.office_id::text as "officeId", t.acting,
  ${TERM('t')} as term from tenure t order by t.id`;

/** Everything in the database that a text may speak of: a new subject or alias counts at once. Two statements. */
export async function readGazetteer(db: Db): Promise<Gazetteer> {
  const subjects = await db.query<GazetteerSubject>(SUBJECTS);
  const tenures = await db.query<GazetteerTenure>(TENURES);
  return { subjects, tenures };
}
