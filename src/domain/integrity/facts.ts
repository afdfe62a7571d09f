import { SUBJECT_KINDS, subjectWord } from '../../kinds/index.js';
import { MISDATED_ADOPTIONS, MISDATED_HOURS, MISDATED_WORDS } from './meetings.js';
import { sqlRule, type IntegrityRule } from './rule.js';

/** What no constraint can say, and only a person can put right. */

/** Nothing is above itself, at any distance. */
function noCircle(name: string, table: string, above: string): IntegrityRule {
  return sqlRule(
    name,
    `with recursive way (start, id, steps) as (
        select id, ${above}, 1 from ${table} where ${above} is not null
        union select way.start, next.${above}, way.steps + 1 from way join ${table} next on next.id = way.id
          where next.${above} is not null and way.id <> way.start and way.steps < 100)
      select '${table} ' || start || ' is above itself' as finding from way where start = id`,
  );
}

const HAS_ITS_KIND = SUBJECT_KINDS.map(
  (kind) => `(s.kind = '${subjectWord(kind)}' and exists (select 1 from ${kind.table} own where own.id = s.id))`,
).join(' or ');

export const FACT_RULES: readonly IntegrityRule[] = [
  sqlRule(
    'subjects of a kind',
    `select 'subject ' || s.id || ' (' || s.slug || ') is of the kind ' || s.kind || ' and has nothing of it' as finding
      from subject s where not (${HAS_ITS_KIND})`,
  ),
  noCircle('organizations above each other', 'organization', 'parent_id'),
  noCircle('sections above each other', 'section', 'parent_id'),
  noCircle('topics above each other', 'topic', 'broader_id'),
  noCircle('series of operations', 'operation', 'series_id'),
  sqlRule('hours of meetings', MISDATED_HOURS),
  sqlRule('days of what was said at meetings', MISDATED_WORDS),
  sqlRule('days of what was adopted at meetings', MISDATED_ADOPTIONS),
  sqlRule(
    'speakers of the same words',
    `select 'Statement:' || min(s.id) || ' has another speaker in another language' as finding
      from statement s group by s.utterance_id having count(distinct s.speaker_id) > 1`,
  ),
  sqlRule(
    'original editions',
    `select 'Article:' || min(a.id) || ' is one of several originals of one work' as finding
      from article a where a.is_original group by a.work_id having count(*) > 1`,
  ),
];
