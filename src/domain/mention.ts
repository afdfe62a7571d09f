import type { EntityManager } from 'typeorm';
import { MentionEntity } from '../entities/mention.js';
import type { Id } from '../lib/node-key.js';
import type { MentionDraft } from './article-draft.js';
import { isDecided, isSettled, reviewStateOf } from './evidence.js';

/**
 * Makes the mentions of an article those found in its text. One that stands where it stood keeps its id and what was decided about it;
 * what is settled is not deleted either.
 */
export async function saveMentions(
  db: EntityManager,
  articleId: Id,
  text: string,
  found: readonly MentionDraft[],
): Promise<void> {
  const left = await db.find(MentionEntity, { where: { articleId } });
  const said = { text, isOfSource: found.some(({ method }) => method === 'SOURCE') };
  const stays = (row: MentionEntity) => isSettled(row, row.surface, said);
  const added: MentionDraft[] = [];
  for (const mention of found) {
    const same = left.findIndex((row) => isSamePlace(row, mention));
    const [existing] = same < 0 ? [] : left.splice(same, 1);
    if (!existing && !left.some((row) => isDecided(row) && isSameSpan(row, mention))) added.push(mention);
    else if (!existing) continue;
    else if (!stays(existing)) {
      const { holderId, method, confidence } = mention;
      const reviewState = reviewStateOf(confidence);
      await db.update(MentionEntity, { id: existing.id }, { holderId, method, confidence, reviewState });
    }
  }
  for (const row of left) if (!stays(row)) await db.delete(MentionEntity, { id: row.id });
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
      reviewState: reviewStateOf(mention.confidence),
    })),
  );
}

/** What an editor said of these words counts, whomever a rule takes them for. */
export function isSameSpan(row: MentionEntity, { start, surface }: MentionDraft): boolean {
  return row.startOffset === start && row.surface === surface;
}

export function isSamePlace(row: MentionEntity, { subjectId, start, surface }: MentionDraft): boolean {
  return row.subjectId === subjectId && row.startOffset === start && row.surface === surface;
}
