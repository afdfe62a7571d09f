import type { EntityManager } from 'typeorm';
import { StatementEntity } from '../entities/statement.js';
import { StatementSubjectEntity } from '../entities/statement-subject.js';
import type { Id } from '../lib/node-key.js';
import { startOf, type ArticleDraft, type StatementDraft } from './article-draft.js';
import { isSettled, overlap, placeIn, reviewStateOf } from './evidence.js';
import type { Newsroom } from './newsroom.js';

/** Of a draft, what its statements are written from. */
type Spoken = Pick<ArticleDraft, 'text' | 'mentions' | 'statements'>;

interface StatementArticle {
  readonly id: Id;
  readonly language: string;
  readonly isOriginal: boolean;
}

/**
 * Makes the statements of an article those of the draft. The same words keep their id; else words of the same speaker
 * at that place take it over, so that what was only reported gives way to the words themselves at the same address. What the draft
 * no longer has is deleted. What is settled stays as it is, and nobody is given the same words besides.
 */
export async function saveStatements(
  db: EntityManager,
  newsroom: Newsroom,
  article: StatementArticle,
  draft: Spoken,
): Promise<void> {
  const rows = await db.find(StatementEntity, { where: { articleId: article.id }, order: { startOffset: 'ASC' } });
  const said = { text: draft.text, isOfSource: draft.statements.some(({ method }) => method === 'SOURCE') };
  const settled = rows.filter((row) => isSettled(row, row.text, said));
  const left = rows.filter((row) => !settled.includes(row));
  const taken = settled.flatMap((row) => placeIn(draft.text, row, row.text) ?? []);
  const statements = draft.statements.filter((statement) => !taken.some((place) => overlap(place, statement)));
  const take = (is: (row: StatementEntity) => boolean) => {
    const at = left.findIndex(is);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  const kept = statements.map(({ speakerId, start, end }) =>
    take((row) => row.speakerId === speakerId && row.text === draft.text.slice(start, end)),
  );
  for (const [at, statement] of statements.entries()) {
    const isThere = (row: StatementEntity) => overlap({ start: row.startOffset, end: row.endOffset }, statement);
    const existing = kept[at] ?? take((row) => row.speakerId === statement.speakerId && isThere(row));
    await saveStatement(db, newsroom, article, draft, statement, existing);
  }
  for (const { id } of left) await db.delete(StatementEntity, { id });
}

/** Those of an article that has none yet. */
export async function addStatements(
  db: EntityManager,
  newsroom: Newsroom,
  article: StatementArticle,
  draft: Spoken,
): Promise<void> {
  for (const statement of draft.statements) await saveStatement(db, newsroom, article, draft, statement, undefined);
}

async function saveStatement(
  db: EntityManager,
  newsroom: Newsroom,
  article: StatementArticle,
  draft: Spoken,
  statement: StatementDraft,
  existing: StatementEntity | undefined,
): Promise<void> {
  const text = draft.text.slice(statement.start, statement.end);
  const columns = {
    articleId: article.id,
    startOffset: statement.start,
    endOffset: statement.end,
    text,
    language: article.language,
    form: statement.form,
    speakerId: statement.speakerId,
    saidAsOfficeId: statement.officeId,
    roleAsPrinted: statement.roleAsPrinted,
    outletId: statement.outletId,
    statedAt: startOf(statement.stated, newsroom.timeZone),
    statedPrecision: statement.stated.precision,
    isOriginal: article.isOriginal,
    method: statement.method,
    confidence: statement.confidence,
    reviewState: reviewStateOf(statement.confidence),
    // What the writer does not know stays as it is.
    ...(statement.meetingId === null ? {} : { meetingId: statement.meetingId }),
    ...(statement.utteranceId === null ? {} : { utteranceId: statement.utteranceId }),
  };
  const id = existing
    ? await updateStatement(db, existing, columns)
    : String((await db.insert(StatementEntity, columns)).identifiers[0]?.id);
  if (existing) await removeLinks(db, id);
  await addLinks(db, id, statement, draft);
}

async function updateStatement(
  db: EntityManager,
  existing: StatementEntity,
  columns: Partial<StatementEntity> & { text: string },
): Promise<Id> {
  const reworded = columns.text !== existing.text;
  await db.update(
    StatementEntity,
    { id: existing.id },
    { ...columns, ...(reworded ? { wordsChangedAt: () => 'now()' } : {}) },
  );
  return existing.id;
}

async function removeLinks(db: EntityManager, statementId: Id): Promise<void> {
  await db.query(`delete from statement_subject where statement_id = $1 and role in ('ABOUT', 'CO_SPEAKER')`, [
    statementId,
  ]);
}

/** What the words are about: what the writer says, then every subject named within them but the speaker. */
async function addLinks(db: EntityManager, statementId: Id, statement: StatementDraft, draft: Spoken): Promise<void> {
  const named = draft.mentions
    .filter((mention) => mention.start >= statement.start && mention.end <= statement.end)
    .map((mention) => mention.subjectId);
  const about = new Set([...statement.aboutIds, ...named]);
  about.delete(statement.speakerId);
  const links = [
    ...[...about].map((subjectId, position) => ({ statementId, role: 'ABOUT' as const, subjectId, position })),
    ...statement.coSpeakerIds.map((subjectId, position) => ({
      statementId,
      role: 'CO_SPEAKER' as const,
      subjectId,
      position,
    })),
  ];
  if (links.length > 0) await db.insert(StatementSubjectEntity, links);
}
