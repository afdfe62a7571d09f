import type { Db } from '../../database/db.js';
import type { Id } from '../../lib/node-key.js';
import { kept } from './exact-date.js';
import type { EditionRecord, ExportedStatement } from './exported.js';
import { idsForNew } from './kept-id.js';
import { noteTies, tiedTo } from './tie.js';
import { upsertRows } from './upsert-rows.js';
import type { EditionWork } from './written.js';
import { writeLinks, type Link } from './write-links.js';

interface There {
  readonly id: Id;
  readonly speaker: Id;
  readonly text: string;
  readonly utterance: Id;
}

/**
 * Makes the statements of an article those of the export. The same words of the same speaker keep their number, as people cite it; words that are
 * new have the number that they have there, where that is free.
 */
export async function writeStatements(
  db: Db,
  work: EditionWork,
  { language, statements }: EditionRecord,
): Promise<void> {
  const { source, articleId, isNew, named } = work;
  const left = isNew ? [] : await statementsOf(db, articleId);
  const known = statements.map(({ speaker, text }) => {
    const at = left.findIndex((there) => there.speaker === named.subject(speaker) && there.text === text);
    return at < 0 ? null : (left.splice(at, 1)[0] as There);
  });
  if (left.length > 0)
    await db.query('delete from statement where id = any ($1::bigint[])', [left.map(({ id }) => id)]);
  const added = await idsForNew(
    db,
    'statement',
    statements.filter((_, at) => known[at] === null).map(({ id }) => id),
  );
  const ids = known.map((there) => there?.id ?? (added.shift() as Id));
  const names = statements.map(({ utterance }) => utterance);
  const tied = await tiedTo(db, 'statement', { source, names, language, but: ids });
  const utterances = await utterancesFor(db, statements, known, tied);
  const rows = statements.map((statement, at) => {
    return { id: ids[at] as Id, utterance_id: utterances[at], ...columnsOf(work, language, statement) };
  });
  await upsertRows(db, 'statement', rows);
  const first = new Map(names.flatMap((name, at) => (name === null || tied.has(name) ? [] : [[name, ids[at] as Id]])));
  await noteTies(db, 'statement', source, [...first]);
  const there = known.flatMap((statement) => statement?.id ?? []);
  await writeLinks(db, 'statement', there, linksOf(work, ids, statements));
}

function statementsOf(db: Db, articleId: Id): Promise<There[]> {
  return db.query<There>(
    `select id::text as id, speaker_id::text as speaker, text, utterance_id::text as utterance from statement
      where article_id = $1::bigint order by start_offset, id`,
    [articleId],
  );
}

/** Those that the words are in here already, else new ones. */
async function utterancesFor(
  db: Db,
  statements: readonly ExportedStatement[],
  known: readonly (There | null)[],
  tied: ReadonlyMap<Id, Id>,
): Promise<Id[]> {
  const found = statements.map(({ utterance }, at) => {
    return (utterance === null ? undefined : tied.get(utterance)) ?? known[at]?.utterance ?? null;
  });
  const next = await db.query<{ id: Id }>(
    `select nextval('utterance_id')::text as id from generate_series(1, $1::integer)`,
    [found.filter((id) => id === null).length],
  );
  return found.map((id) => id ?? (next.shift() as { id: Id }).id);
}

function columnsOf({ newsroom, articleId, named }: EditionWork, language: string, statement: ExportedStatement) {
  const { start, end, text, form, speaker, office, meeting, outlet, roleAsPrinted } = statement;
  const stated = kept(statement.stated, newsroom.timeZone);
  return {
    ...{ article_id: articleId, start_offset: start, end_offset: end, text, language, form },
    ...{ speaker_id: named.subject(speaker), said_as_office_id: office && named.subject(office) },
    ...{ meeting_id: meeting && named.subject(meeting), outlet_id: outlet && named.subject(outlet) },
    ...{ role_as_printed: roleAsPrinted, stated_at: stated.at, stated_precision: stated.precision },
    ...{ is_original: statement.isOriginal, method: statement.method, confidence: statement.confidence },
    ...{ review_state: statement.reviewState, words_changed_at: statement.wordsChangedAt },
  };
}

function linksOf({ named }: EditionWork, ids: readonly Id[], statements: readonly ExportedStatement[]): Link[] {
  return statements.flatMap(({ about, coSpeakers }, at) => {
    const to = (role: Link['role']) => (slug: string, position: number) => {
      return { owner: ids[at] as Id, role, subject: named.subject(slug), position };
    };
    return [...about.map(to('ABOUT')), ...coSpeakers.map(to('CO_SPEAKER'))];
  });
}
