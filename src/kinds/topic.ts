import { column, type Kind, type RowOf } from './kind.js';
import { filter } from './filter.js';
import { BY_NAME, byExternalId, bySlug, subjectColumns, subjectFilters, subjectOrders } from './subject.js';

const columns = {
  ...subjectColumns,
  broaderRef: column.optionalRef('Topic', 't.broader_id'),
  narrowerRefs: column.refs(
    `select 'Topic:' || narrower.id from topic narrower join subject named on named.id = narrower.id
      where narrower.broader_id = t.id order by named.sort_name, named.id limit 100`,
  ),
} as const;

export type TopicRow = RowOf<typeof columns>;

export const topicKind: Kind<typeof columns> = {
  name: 'Topic',
  noun: 'topic',
  table: 'topic',
  isSubject: true,
  meaning: 'Something that news is filed under.',
  isNode: true,
  columns,
  filters: {
    ...subjectFilters,
    broader: filter.relation('Topic', 't.broader_id in (:related)'),
    narrower: filter.relation('Topic', 't.id in (select x.broader_id from topic x where x.id in (:related))'),
  },
  orders: subjectOrders,
  defaultOrder: BY_NAME,
  scopes: {},
  visible: [],
  keys: { slug: bySlug, externalId: byExternalId },
};
