import type { Db } from '../../database/db.js';
import type { Id } from '../../lib/node-key.js';
import type { EditionWork } from './written.js';

/** A link to a subject. */
export interface Link {
  readonly owner: Id;
  readonly role: 'ABOUT' | 'CO_SPEAKER';
  readonly subject: Id;
  readonly position: number;
}

/** Makes an article be about these, in their order. */
export async function writeArticleLinks(db: Db, work: EditionWork, about: readonly string[]): Promise<void> {
  const { articleId, isNew, named } = work;
  const links = about.map((slug, position): Link => {
    return { owner: articleId, role: 'ABOUT', subject: named.subject(slug), position };
  });
  await writeLinks(db, 'article', isNew ? [] : [articleId], links);
}

/** Writes links of owners, and takes away those that the owners `there` had besides. What topics above them add, triggers do. */
export async function writeLinks(
  db: Db,
  table: 'article' | 'statement',
  there: readonly Id[],
  links: readonly Link[],
): Promise<void> {
  if (there.length > 0)
    await db.query(
      `delete from ${table}_subject l where l.${table}_id = any ($1::bigint[]) and l.role in ('ABOUT', 'CO_SPEAKER') and not l.inherited
        and not exists (select 1 from json_to_recordset($2::json) given (owner bigint, role text, subject bigint)
          where (given.owner, given.role, given.subject) = (l.${table}_id, l.role, l.subject_id))`,
      [there, JSON.stringify(links)],
    );
  if (links.length === 0) return;
  await db.query(
    `insert into ${table}_subject as l (${table}_id, role, subject_id, position)
      select owner, role, subject, position
        from json_to_recordset($1::json) given (owner bigint, role text, subject bigint, position integer)
      on conflict (${table}_id, role, subject_id) do update set position = excluded.position, inherited = false
        where (l.position, l.inherited) is distinct from (excluded.position, false)`,
    [JSON.stringify(links)],
  );
}
