import { carryAnew, miscarrying } from '../derived/carried.js';
import { supplyVersions, UNKEPT } from '../derived/kept-version.js';
import { LINK_SORTS, missing, supplyLinks, type LinkSort } from '../derived/links.js';
import { sqlRule, type IntegrityRule } from './rule.js';

/** What triggers keep. It goes wrong only where they did not run, as in a restore without them. */

/** Links of one sort: those that are not due, and those that are missing. */
function linkRule(sort: LinkSort): IntegrityRule {
  const { name, typeName, table, key, which } = sort;
  const due = sort.due('EVERYTHING');
  const isDue = `exists (select 1 from (${due}) due
    where due.owner_id = l.${key} and due.role = l.role and due.subject_id = l.subject_id)`;
  return sqlRule(
    name,
    `select '${typeName}:' || l.${key} || ' is linked to subject ' || l.subject_id || ' as ' || l.role || ' without a reason'
        as finding from ${table} l where ${which} and not ${isDue}
      union all
      select '${typeName}:' || due.owner_id || ' lacks its link to subject ' || due.subject_id || ' as ' || due.role
        from (${due}) due where ${missing(sort, 'EVERYTHING')}`,
    [`delete from ${table} l where ${which} and not ${isDue}`, supplyLinks(sort, 'EVERYTHING')],
  );
}

/** A status that statements and mentions carry for their article. */
function statusRule(typeName: string, table: 'statement' | 'mention'): IntegrityRule {
  return sqlRule(
    `publication status of ${table}s`,
    `select '${typeName}:' || row_.id || ' is ' || row_.publication_status || ', and its article is not' as finding
      from ${miscarrying(table, 'publication_status')}`,
    [carryAnew(table, 'publication_status')],
  );
}

export const DERIVED_RULES: readonly IntegrityRule[] = [
  statusRule('Statement', 'statement'),
  statusRule('Mention', 'mention'),
  sqlRule(
    'language of statements',
    `select 'Statement:' || row_.id || ' is in ' || row_.language || ', and its article in ' || a.language as finding
      from ${miscarrying('statement', 'language')}`,
    [carryAnew('statement', 'language')],
  ),
  sqlRule(
    'seats of tenures',
    `select 'Tenure:' || t.id || ' does not know the seats of its office' as finding
      from tenure t join office o on o.id = t.office_id where t.one_seat <> (o.seats = 1)`,
    [
      'update tenure t set one_seat = (o.seats = 1) from office o where o.id = t.office_id and t.one_seat <> (o.seats = 1)',
    ],
  ),
  sqlRule(
    'kinds of participants and members',
    `select 'participant ' || p.id || ' has the kind ' || p.kind as finding
        from participant p join subject s on s.id = p.subject_id where p.kind <> s.kind
      union all select 'Membership:' || m.id || ' has the kind ' || m.kind
        from membership m join subject s on s.id = m.member_id where m.kind <> s.kind`,
    [
      'update participant p set kind = s.kind from subject s where s.id = p.subject_id and p.kind <> s.kind',
      'update membership m set kind = s.kind from subject s where s.id = m.member_id and m.kind <> s.kind',
    ],
  ),
  sqlRule(
    'titles by which resolutions follow each other',
    `select 'Resolution:' || r.id || ' goes by another title than its own' as finding
      from resolution r join subject s on s.id = r.id where r.title_key is distinct from lower(r.title ->> s.language)`,
    [
      `update resolution r set title_key = null from subject s
        where s.id = r.id and r.title_key is distinct from lower(r.title ->> s.language)`,
    ],
  ),
  sqlRule(
    'office of statements',
    `select 'Statement:' || id || ' has not the office that its speaker held' as finding
      from statements_out_of_office(null, null, null) out_ (id)`,
    ['select restate_offices(null, null, null)'],
  ),
  ...LINK_SORTS.map(linkRule),
  sqlRule(
    'what links of articles carry',
    `select 'Article:' || row_.article_id || ' is not as its link to subject ' || row_.subject_id || ' has it' as finding
      from ${miscarrying('article_subject')}`,
    [carryAnew('article_subject')],
  ),
  sqlRule(
    'what links of statements carry',
    `select 'Statement:' || row_.statement_id || ' is not as its link to subject ' || row_.subject_id || ' has it' as finding
      from ${miscarrying('statement_subject')}`,
    [carryAnew('statement_subject')],
  ),
  sqlRule(
    'pictures to be seen',
    `select 'Image:' || row_.id || case when row_.is_shown then ' is shown by nothing' else ' is hidden, and shown' end
      as finding from ${miscarrying('image')}`,
    [carryAnew('image')],
  ),
  sqlRule(
    'kept versions of articles',
    `select 'Article:' || a.id || ' has no kept version of its words' as finding from article a where ${UNKEPT}`,
    [supplyVersions('EVERYTHING')],
  ),
];
