import { Parameters, type Db } from '../database/db.js';
import { fromSql, visibleSql, type Viewer } from '../database/viewer.js';
import { kindOf } from '../kinds/index.js';
import type { Day } from '../lib/calendar.js';

/** How far the content reaches that a viewer may see. */
export interface CoverageFact {
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  readonly articleCount: number;
  readonly statementCount: number;
  readonly subjectCount: number;
  readonly languages: readonly { readonly language: string; readonly count: number }[];
}

/** What a viewer may see of a kind, as a table to select from. */
function seen(kindName: string, viewer: Viewer): string {
  const kind = kindOf(kindName);
  return `${fromSql(kind)} where ${visibleSql(kind, viewer)}`;
}

/** Days are the newsroom's. One statement, which counts everything. */
export async function coverageOf(db: Db, viewer: Viewer, timeZone: string): Promise<CoverageFact> {
  const parameters = new Parameters();
  const day = (instant: string) => `(${instant} at time zone ${parameters.add(timeZone, 'text')})::date::text`;
  const [coverage] = await db.query<CoverageFact>(
    `select ${day('articles.first')} as "firstDay", ${day('articles.last')} as "lastDay",
        articles.count as "articleCount", statements.count as "statementCount", subjects.count as "subjectCount",
        languages.list as languages
      from
        (select min(t.published_at) as first, max(t.published_at) as last, count(*)::integer as count
          from ${seen('Article', viewer)}) articles,
        (select count(*)::integer as count from ${seen('Statement', viewer)}) statements,
        (select count(*)::integer as count from ${seen('Subject', viewer)}) subjects,
        (select coalesce(json_agg(json_build_object('language', language, 'count', count) order by count desc, language), '[]')
            as list
          from (select t.language, count(*)::integer as count from ${seen('Article', viewer)} group by t.language) each)
          languages`,
    parameters.values,
  );
  return coverage as CoverageFact;
}
