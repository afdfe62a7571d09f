import { column, type Kind, type RowOf } from './kind.js';
import { filter } from './filter.js';
import { SECTIONS_WITH_ARTICLES } from './hierarchy.js';

const columns = {
  slug: column.text('t.slug'),
  language: column.text('t.language'),
  names: column.localized('t.name'),
  parentRef: column.optionalRef('Section', 't.parent_id'),
  childRefs: column.refs(
    `select 'Section:' || x.id from section x where x.parent_id = t.id order by x.sort_name, x.id limit 100`,
  ),
  revision: column.integer('t.revision'),
  updatedAt: column.instant('t.updated_at'),
} as const;

export type SectionRow = RowOf<typeof columns>;

export const sectionKind: Kind<typeof columns> = {
  name: 'Section',
  noun: 'section',
  table: 'section',
  collection: 'sections',
  isSubject: false,
  isSearched: true,
  isNode: true,
  columns,
  filters: {
    id: filter.id(),
    slug: filter.key('t.slug'),
    name: filter.localized('t.name', 'The name in any language.'),
    parent: filter.relation('Section', 't.parent_id in (:related)'),
    articles: filter.relation(
      'Article',
      `t.id in (${SECTIONS_WITH_ARTICLES})`,
      'The news on it and on those below it.',
    ),
  },
  orders: {
    NAME: { sql: 't.sort_name', type: 'text', nullable: false, description: 'By name, in its original language.' },
    UPDATED_AT: { sql: 't.updated_at', type: 'timestamptz', nullable: false, description: 'By last change.' },
  },
  defaultOrder: [{ field: 'NAME', direction: 'ASC' }],
  scopes: {},
  visible: [],
  keys: { slug: { sql: 't.slug = :value', column: 'slug', normalize: (slug) => slug } },
};
