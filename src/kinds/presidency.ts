import { column, type Kind, type RowOf } from './kind.js';
import { filter } from './filter.js';
import { byExternalId, bySlug, subjectColumns, subjectFilters, subjectOrders } from './subject.js';
import { BY_FIRST_DAY, termColumns, termFilters } from './term.js';

const columns = {
  ...subjectColumns,
  organizationRef: column.ref('Organization', 't.organization_id'),
  countryRef: column.ref('Country', 't.country_id'),
  prioritiesByLanguage: column.localizedLists('t.priorities'),
  ...termColumns,
  previousRef: neighbour('<', 'desc'),
  nextRef: neighbour('>', 'asc'),
} as const;

export type PresidencyRow = RowOf<typeof columns>;

/** The one beside it in the same organization, by first day; where that is not known, by the first day of evidence. */
function neighbour(comes: '<' | '>', direction: 'asc' | 'desc') {
  const place = (row: string) => `coalesce(${row}.starts_on, ${row}.first_known_on)`;
  return column.optionalRefOf(
    `select 'Presidency:' || x.id from presidency x where x.organization_id = t.organization_id
      and (${place('x')}, x.id) ${comes} (${place('t')}, t.id) order by ${place('x')} ${direction}, x.id ${direction} limit 1`,
  );
}

export const presidencyKind: Kind<typeof columns> = {
  name: 'Presidency',
  noun: 'presidency',
  table: 'presidency',
  isSubject: true,
  meaning: "A country's term at the head of an organization.",
  isNode: true,
  columns,
  filters: {
    ...subjectFilters,
    organization: filter.relation('Organization', 't.organization_id in (:related)'),
    country: filter.relation('Country', 't.country_id in (:related)'),
    ...termFilters,
  },
  orders: {
    NAME: subjectOrders.NAME,
    UPDATED_AT: subjectOrders.UPDATED_AT,
    STARTS_ON: BY_FIRST_DAY,
  },
  defaultOrder: [{ field: 'STARTS_ON', direction: 'DESC' }],
  scopes: {
    organization: { sql: 't.organization_id = parent.id' },
    country: { sql: 't.country_id = parent.id' },
  },
  visible: [],
  keys: { slug: bySlug, externalId: byExternalId },
};
