import type { RecordList } from '../content/list.js';
import { objectSql, type Fields } from './sql.js';

const SUBJECT: Fields = {
  ...{ slug: 's.slug', language: 's.language', name: 's.name', aliases: 's.aliases', summary: 's.summary' },
  ...{ externalIds: 's.external_ids', sources: 's.sources', notes: 's.notes' },
};

/** A select of every record of a list with its number; each after the one that it is part of. */
export function recordsSql({ subject, within, exported: { table, fields } }: RecordList): string {
  const all = subject === undefined ? fields : { ...SUBJECT, ...fields };
  const order = within === undefined ? 't.id' : 'placed.depth nulls last, t.id';
  return `${within === undefined ? '' : depthsSql(table, `${within}_id`)}
    select t.id::text as id, ${objectSql(all)} as record from ${table} t
      ${subject === undefined ? '' : 'join subject s on s.id = t.id'}
      ${within === undefined ? '' : 'left join placed on placed.id = t.id'} order by ${order}`;
}

/** How many are above each row of a table. */
function depthsSql(table: string, above: string): string {
  return `with recursive placed (id, depth) as (
    select id, 0 from ${table} where ${above} is null
    union all select below.id, placed.depth + 1 from ${table} below join placed on below.${above} = placed.id)`;
}
