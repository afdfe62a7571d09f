import { sqlRule, type IntegrityRule } from './rule.js';

/** What triggers keep. It goes wrong only where they did not run, as in a restore without them. */

const SHOWN_ARTICLE = `a.publication_status = 'PUBLISHED'`;
const SHOWN_STATEMENT = `s.publication_status = 'PUBLISHED' and s.review_state in ('AUTO', 'ACCEPTED')`;

const ARTICLE_LINK_KEYS = `article_subject l join article a on a.id = l.article_id join subject named on named.id = l.subject_id
  where (l.kind, l.published_at, l.language, l.section_id, l.visible)
    is distinct from (named.kind, a.published_at, a.language, a.section_id, ${SHOWN_ARTICLE})`;
const STATEMENT_LINK_KEYS = `statement_subject l join statement s on s.id = l.statement_id
  join subject named on named.id = l.subject_id
  where (l.kind, l.stated_at, l.language, l.office_id, l.visible)
    is distinct from (named.kind, s.stated_at, s.language, s.office_id, (${SHOWN_STATEMENT}))`;

/** The links that follow from columns of the owner, by their role. */
const ARTICLE_ROLES = `select a.id as owner_id, 'OUTLET' as role, a.outlet_id as subject_id from article a
  where a.outlet_id is not null`;
const STATEMENT_ROLES = `select s.id as owner_id, link.role, link.subject_id from statement s cross join lateral (
    values ('SPEAKER', s.speaker_id), ('OFFICE', s.office_id), ('OUTLET', s.outlet_id), ('MEETING', s.meeting_id)
  ) link (role, subject_id) where link.subject_id is not null`;

function topicsAbove(table: string, key: string): string {
  return `select distinct direct.${key} as owner_id, 'ABOUT' as role, above.id as subject_id
    from ${table} direct, topics_above(direct.subject_id) above (id)
    where direct.role = 'ABOUT' and direct.kind = 'TOPIC' and not direct.inherited and not exists (
      select 1 from ${table} same where same.${key} = direct.${key} and same.role = 'ABOUT'
        and same.subject_id = above.id and not same.inherited)`;
}

/** Links of one sort. */
interface LinkSort {
  readonly name: string;
  /** The owner's type, the table of its links, and their column for it. */
  readonly typeName: string;
  readonly table: string;
  readonly key: string;
  /** Selects the links that there should be: owner_id, role, subject_id. */
  readonly due: string;
  /** Which rows `l` of the table are of this sort. */
  readonly which: string;
  readonly isInherited?: boolean;
}

/** Links of one sort: those that are not due, and those that are missing. */
function linkRule({ name, typeName, table, key, due, which, isInherited = false }: LinkSort): IntegrityRule {
  const isDue = `exists (select 1 from (${due}) due
    where due.owner_id = l.${key} and due.role = l.role and due.subject_id = l.subject_id)`;
  const isThere = `exists (select 1 from ${table} l
    where l.${key} = due.owner_id and l.role = due.role and l.subject_id = due.subject_id)`;
  return sqlRule(
    name,
    `select '${typeName}:' || l.${key} || ' is linked to subject ' || l.subject_id || ' as ' || l.role || ' without a reason'
        as finding from ${table} l where ${which} and not ${isDue}
      union all
      select '${typeName}:' || due.owner_id || ' lacks its link to subject ' || due.subject_id || ' as ' || due.role
        from (${due}) due where not ${isThere}`,
    [
      `delete from ${table} l where ${which} and not ${isDue}`,
      `insert into ${table} (${key}, role, subject_id, inherited)
        select due.owner_id, due.role, due.subject_id, ${isInherited} from (${due}) due where not ${isThere}`,
    ],
  );
}

const OF_ARTICLES = { typeName: 'Article', table: 'article_subject', key: 'article_id' } as const;
const OF_STATEMENTS = { typeName: 'Statement', table: 'statement_subject', key: 'statement_id' } as const;

/** The links to the topics above those that were linked. */
function topicLinkRule(name: string, owner: typeof OF_ARTICLES | typeof OF_STATEMENTS): IntegrityRule {
  const { table, key } = owner;
  return linkRule({ name, ...owner, due: topicsAbove(table, key), which: 'l.inherited', isInherited: true });
}

/** A status that statements and mentions carry for their article. */
function carried(typeName: string, table: string): IntegrityRule {
  const differs = `from article a where a.id = s.article_id and s.publication_status <> a.publication_status`;
  return sqlRule(
    `publication status of ${table}s`,
    `select '${typeName}:' || s.id || ' is ' || s.publication_status || ', and its article is not' as finding
      from ${table} s where exists (select 1 ${differs})`,
    [`update ${table} s set publication_status = a.publication_status ${differs}`],
  );
}

export const DERIVED_RULES: readonly IntegrityRule[] = [
  carried('Statement', 'statement'),
  carried('Mention', 'mention'),
  sqlRule(
    'language of statements',
    `select 'Statement:' || s.id || ' is in ' || s.language || ', and its article in ' || a.language as finding
      from statement s join article a on a.id = s.article_id where s.language <> a.language`,
    [
      'update statement s set language = a.language from article a where a.id = s.article_id and s.language <> a.language',
    ],
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
  linkRule({ name: 'links to outlets', ...OF_ARTICLES, due: ARTICLE_ROLES, which: `l.role = 'OUTLET'` }),
  linkRule({
    name: 'links by role',
    ...OF_STATEMENTS,
    due: STATEMENT_ROLES,
    which: `l.role in ('SPEAKER', 'OFFICE', 'OUTLET', 'MEETING')`,
  }),
  topicLinkRule('links of articles to topics above', OF_ARTICLES),
  topicLinkRule('links of statements to topics above', OF_STATEMENTS),
  sqlRule(
    'what links of articles carry',
    `select 'Article:' || l.article_id || ' is not as its link to subject ' || l.subject_id || ' has it' as finding
      from ${ARTICLE_LINK_KEYS}`,
    [
      `update article_subject l set kind = named.kind, published_at = a.published_at, language = a.language,
          section_id = a.section_id, visible = (${SHOWN_ARTICLE})
        from article a, subject named where a.id = l.article_id and named.id = l.subject_id`,
    ],
  ),
  sqlRule(
    'what links of statements carry',
    `select 'Statement:' || l.statement_id || ' is not as its link to subject ' || l.subject_id || ' has it' as finding
      from ${STATEMENT_LINK_KEYS}`,
    [
      `update statement_subject l set kind = named.kind, stated_at = s.stated_at, language = s.language,
          office_id = s.office_id, visible = (${SHOWN_STATEMENT})
        from statement s, subject named where s.id = l.statement_id and named.id = l.subject_id`,
    ],
  ),
  sqlRule(
    'pictures to be seen',
    `select 'Image:' || i.id || case when i.is_shown then ' is shown by nothing' else ' is hidden, and shown' end as finding
      from image i where i.is_shown <> is_image_shown(i.id)`,
    ['update image i set is_shown = is_image_shown(i.id) where i.is_shown <> is_image_shown(i.id)'],
  ),
  sqlRule(
    'kept versions of articles',
    `select 'Article:' || a.id || ' has no kept version of its words' as finding from article a where not exists (
      select 1 from article_revision r where r.article_id = a.id and (r.title, r.subheading, r.lead, r.html, r.text)
        is not distinct from (a.title, a.subheading, a.lead, a.html, a.text))`,
    [
      `insert into article_revision (article_id, revision, title, subheading, lead, html, text)
        select a.id, a.revision, a.title, a.subheading, a.lead, a.html, a.text from article a where not exists (
          select 1 from article_revision r where r.article_id = a.id and (r.title, r.subheading, r.lead, r.html, r.text)
            is not distinct from (a.title, a.subheading, a.lead, a.html, a.text))
        on conflict (article_id, revision) do update set title = excluded.title, subheading = excluded.subheading,
          lead = excluded.lead, html = excluded.html, text = excluded.text`,
    ],
  ),
];
