import { column, type Kind, type RowOf } from './kind.js';
import { filter } from './filter.js';
import { BY_NAME, byExternalId, bySlug, subjectColumns, subjectFilters, subjectOrders } from './subject.js';

const columns = {
  ...subjectColumns,
  countryRef: column.optionalRef('Country', 't.country_id'),
  portraitRef: column.optionalRef('Image', 't.portrait_id'),
} as const;

export type OfficialRow = RowOf<typeof columns>;

export const officialKind: Kind<typeof columns> = {
  name: 'Official',
  noun: 'official',
  table: 'official',
  isSubject: true,
  meaning: 'A person in public life.',
  isNode: true,
  columns,
  filters: {
    ...subjectFilters,
    country: filter.relation('Country', 't.country_id in (:related)'),
    tenures: filter.relation('Tenure', 't.id in (select x.official_id from tenure x where x.id in (:related))'),
    statementsMade: filter.relation(
      'Statement',
      `exists (select 1 from statement_subject l where l.subject_id = t.id and l.role in ('SPEAKER', 'CO_SPEAKER')
        and l.statement_id in (:related))`,
    ),
  },
  orders: subjectOrders,
  defaultOrder: BY_NAME,
  scopes: { country: { sql: 't.country_id = parent.id' } },
  visible: [],
  keys: { slug: bySlug, externalId: byExternalId },
};
