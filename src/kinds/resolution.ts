import { normalizeSymbol } from '../lib/un-symbol.js';
import { column, type Kind, type RowOf } from './kind.js';
import { filter } from './filter.js';
import { descending, DURING_PRESIDENCY, WITH_BODIES, WITH_NARROWER_TOPICS, ABOVE_BODIES } from './hierarchy.js';
import { byExternalId, bySlug, subjectColumns, subjectFilters, subjectOrders } from './subject.js';

const columns = {
  ...subjectColumns,
  symbol: column.optionalText('t.symbol'),
  titles: column.localized('t.title'),
  organRef: column.ref('Organization', 't.organ_id'),
  session: column.optionalInteger('t.session'),
  adoptedOn: column.optionalDay('t.adopted_on'),
  adoptedPrecision: column.precision('t.adopted_precision'),
  meetingRef: column.optionalRef('Meeting', 't.meeting_id'),
  voteRef: column.optionalRefOf(`select 'Vote:' || x.id from vote x where x.id = t.id`),
  previousRef: neighbour('<', 'desc'),
  nextRef: neighbour('>', 'asc'),
  aboutRefs: column.refs(
    `select initcap(k.kind) || ':' || k.id from resolution_subject l join subject k on k.id = l.subject_id
      where l.resolution_id = t.id order by l.position, k.id limit 100`,
  ),
} as const;

export type ResolutionRow = RowOf<typeof columns>;

/** The one beside it under the same title, session by session and within a session by day. */
function neighbour(comes: '<' | '>', direction: 'asc' | 'desc') {
  const place = (row: string) => [
    `coalesce(${row}.session, 0)`,
    `coalesce(${row}.adopted_on, '0001-01-01')`,
    `${row}.id`,
  ];
  const order = place('x').map((key) => `${key} ${direction}`);
  return column.optionalRefOf(
    `select 'Resolution:' || x.id from resolution x where x.organ_id = t.organ_id and x.title_key = t.title_key
      and (${place('x').join(', ')}) ${comes} (${place('t').join(', ')}) order by ${order.join(', ')} limit 1`,
  );
}

export const resolutionKind: Kind<typeof columns> = {
  name: 'Resolution',
  noun: 'resolution',
  table: 'resolution',
  isSubject: true,
  meaning: 'A text adopted, or put to the vote, by an organ such as the UN General Assembly.',
  isNode: true,
  columns,
  filters: {
    ...subjectFilters,
    symbol: {
      ...filter.key('t.symbol', "Read in all the UN's forms: Resolution 77/13 and A/RES/77/13 are the same."),
      normalize: normalizeSymbol,
    },
    title: filter.localized('t.title', 'The title in any language.'),
    organ: filter.relation(
      'Organization',
      `t.organ_id in (${WITH_BODIES})`,
      'Who adopted it. An organization brings its bodies along.',
    ),
    session: filter.integer('t.session'),
    adoptedOn: filter.day('t.adopted_on'),
    meeting: filter.relation('Meeting', 't.meeting_id in (:related)', 'Where it was adopted.'),
    vote: filter.relation('Vote', 't.id in (:related)', 'How it was decided.'),
    about: filter.relation(
      'Subject',
      `t.id in (select l.resolution_id from resolution_subject l where l.subject_id in (${WITH_NARROWER_TOPICS}))`,
      'What it is about. A topic brings its narrower topics along.',
    ),
  },
  orders: {
    UPDATED_AT: subjectOrders.UPDATED_AT,
    ADOPTED_ON: { sql: 't.adopted_on', type: 'date', nullable: true, description: 'By day of adoption.' },
    SYMBOL: { sql: 't.symbol', type: 'text', nullable: true, description: 'By symbol.' },
    SESSION: { sql: 't.session', type: 'integer', nullable: true, description: "By the organ's session." },
  },
  defaultOrder: [{ field: 'ADOPTED_ON', direction: 'DESC' }],
  scopes: {
    organ: {
      sql: `t.organ_id in (${descending(WITH_BODIES)})`,
    },
    presidency: {
      sql: `exists (select 1 from ${DURING_PRESIDENCY} where during.first_day <= t.adopted_on
        and last_day_of(t.adopted_on, t.adopted_precision) <= during.last_day
        and (t.organ_id in (${WITH_BODIES.replace(':related', 'select during.organization_id')})
          or t.id in (select l.resolution_id from resolution_subject l where l.subject_id = during.organization_id)))`,
    },
  },
  facets: {
    buckets: {
      subjects: {
        bucket: 'Subject',
        join: `join (select x.resolution_id, x.subject_id from resolution_subject x
          union select x.resolution_id, above.id
            from resolution_subject x cross join lateral topics_above(x.subject_id) above (id)) l
          on l.resolution_id = t.id join subject k on k.id = l.subject_id`,
        key: 'l.subject_id',
        byId: true,
        subjectKind: 'k.kind',
        description: 'By what it is about, narrower topics counted with those above them.',
      },
      organs: {
        bucket: 'Subject',
        join: `join ${ABOVE_BODIES} body on body.id = t.organ_id`,
        key: 'body.above',
        description: 'By who adopted it, an organization with its bodies.',
      },
      sessions: { bucket: 'Session', key: 't.session', description: "By the organ's session, newest first." },
    },
    day: 't.adopted_on',
    dayMeaning: 'By day of adoption; those without one are left out.',
  },
  visible: [],
  keys: {
    slug: bySlug,
    externalId: byExternalId,
    symbol: { sql: 't.symbol = :value', column: 'symbol', normalize: normalizeSymbol },
  },
};
