import { CARRIED } from './carried.js';
import { within, type Reach } from './reach.js';

const OF_ARTICLES = { typeName: 'Article', owner: 'article', table: 'article_subject', key: 'article_id' } as const;
const OF_STATEMENTS = {
  typeName: 'Statement',
  owner: 'statement',
  table: 'statement_subject',
  key: 'statement_id',
} as const;

/** Links of one sort that follow from something else. */
export interface LinkSort {
  readonly name: string;
  /** The owner's type and table, the table of its links, and their column for it. */
  readonly typeName: string;
  readonly owner: string;
  readonly table: 'article_subject' | 'statement_subject';
  readonly key: string;
  /** Selects the links that there should be: owner_id, role, subject_id. */
  readonly due: (reach: Reach) => string;
  /** Which rows `l` of the table are of this sort. */
  readonly which: string;
  readonly isInherited: boolean;
}

/** The topics above each, once for all links: there are few topics and many links. */
const ABOVE = '(select t.id as topic_id, above.id from topic t cross join lateral topics_above(t.id) above (id)) above';

function topicsAbove(name: string, owner: typeof OF_ARTICLES | typeof OF_STATEMENTS): LinkSort {
  const { table, key } = owner;
  const due = (reach: Reach) => `select distinct direct.${key} as owner_id, 'ABOUT' as role, above.id as subject_id
    from ${table} direct join ${ABOVE} on above.topic_id = direct.subject_id
    where direct.role = 'ABOUT' and direct.kind = 'TOPIC' and not direct.inherited
      and ${within(reach, owner.owner, `direct.${key}`)} and not exists (
        select 1 from ${table} same where same.${key} = direct.${key} and same.role = 'ABOUT'
          and same.subject_id = above.id and not same.inherited and ${within(reach, owner.owner, `same.${key}`)})`;
  return { name, ...owner, due, which: 'l.inherited', isInherited: true };
}

/** In the order in which one hangs on the other. */
export const LINK_SORTS: readonly LinkSort[] = [
  {
    name: 'links to outlets',
    ...OF_ARTICLES,
    due: (reach) => `select a.id as owner_id, 'OUTLET' as role, a.outlet_id as subject_id from article a
      where a.outlet_id is not null and ${within(reach, 'article', 'a.id')}`,
    which: `l.role = 'OUTLET'`,
    isInherited: false,
  },
  {
    name: 'links by role',
    ...OF_STATEMENTS,
    due: (reach) => `select s.id as owner_id, link.role, link.subject_id from statement s cross join lateral (
        values ('SPEAKER', s.speaker_id), ('OFFICE', s.office_id), ('OUTLET', s.outlet_id), ('MEETING', s.meeting_id)
      ) link (role, subject_id) where link.subject_id is not null and ${within(reach, 'statement', 's.id')}`,
    which: `l.role in ('SPEAKER', 'OFFICE', 'OUTLET', 'MEETING')`,
    isInherited: false,
  },
  topicsAbove('links of articles to topics above', OF_ARTICLES),
  topicsAbove('links of statements to topics above', OF_STATEMENTS),
];

/** Which rows `due` the table lacks. */
export function missing({ table, key, owner }: LinkSort, reach: Reach): string {
  return `not exists (select 1 from ${table} l where l.${key} = due.owner_id and l.role = due.role
    and l.subject_id = due.subject_id and ${within(reach, owner, `l.${key}`)})`;
}

/** The statement that writes the links which are missing, with all that they carry. */
export function supplyLinks(sort: LinkSort, reach: Reach): string {
  const { from, columns } = CARRIED[sort.table];
  return `insert into ${sort.table} (${sort.key}, role, subject_id, inherited, ${Object.keys(columns).join(', ')})
    select row_.${sort.key}, row_.role, row_.subject_id, ${sort.isInherited}, ${Object.values(columns).join(', ')}
    from (select due.owner_id as ${sort.key}, due.role, due.subject_id from (${sort.due(reach)}) due
      where ${missing(sort, reach)}) row_ ${from}`;
}
