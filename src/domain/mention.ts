import type { EntityManager } from 'typeorm';
import { MentionEntity } from '../entities/mention.js';
import type { Id } from '../lib/node-key.js';
import type { MentionDraft } from './article-draft.js';

/**
 * Makes the mentions of an article those found. One that stands where it stood keeps its id and what an editor decided
 * about it; what an editor set or decided is not deleted either.
 */
export async function saveMentions(db: EntityManager, articleId: Id, found: readonly MentionDraft[]): Promise<void> {
  const left = await db.find(MentionEntity, { where: { articleId } });
  const added: MentionDraft[] = [];
  for (const mention of found) {
    const same = left.findIndex((row) => isSamePlace(row, mention));
    const [existing] = same < 0 ? [] : left.splice(same, 1);
    if (!existing) added.push(mention);
    else if (!isDecided(existing)) {
      const { holderId, method, confidence } = mention;
      await db.update(MentionEntity, { id: existing.id }, { holderId, method, confidence });
    }
  }
  for (const row of left) if (!isDecided(row)) await db.delete(MentionEntity, { id: row.id });
  await addMentions(db, articleId, added);
}

/** Those of an article that has none of them yet. */
export async function addMentions(db: EntityManager, articleId: Id, found: readonly MentionDraft[]): Promise<void> {
  if (found.length === 0) return;
  await db.insert(
    MentionEntity,
    found.map(({ start, end, ...mention }) => ({
      ...mention,
      articleId,
      startOffset: start,
      endOffset: end,
      reviewState: 'AUTO' as const,
    })),
  );
}

function isSamePlace(row: MentionEntity, { subjectId, start, surface }: MentionDraft): boolean {
  return row.subjectId === subjectId && row.startOffset === start && row.surface === surface;
}

function isDecided({ method, reviewState }: MentionEntity): boolean {
  return method === 'EDITOR' || reviewState === 'ACCEPTED' || reviewState === 'REJECTED';
}
