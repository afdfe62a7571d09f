import type { Db } from '../database/db.js';
import type { DraftDate, MentionDraft } from '../domain/article-draft.js';
import { newsroomMoment, type Newsroom } from '../domain/newsroom.js';
import type { Recognize } from './content/load-bundle.js';
import { compileGazetteer, type CompiledGazetteer } from './recognition/compile.js';
import { findMentions, type FoundMention, type TextContext } from './recognition/mentions.js';
import { readGazetteer } from './recognition/read-gazetteer.js';

/** What a newsroom's texts may speak of, ready to be looked for. */
export interface NewsroomGazetteer {
  readonly compiled: CompiledGazetteer;
  readonly contextOf: (language: string, published: DraftDate) => TextContext;
}

/** Reads the database's own subjects: a new name or alias counts at once. */
export async function readNewsroomGazetteer(db: Db, newsroom: Newsroom): Promise<NewsroomGazetteer> {
  const compiled = compileGazetteer(await readGazetteer(db));
  const { today } = newsroomMoment(newsroom);
  return {
    compiled,
    contextOf: (language, published) => ({
      language,
      published,
      homeOrganizationId: newsroom.organizationId,
      today,
    }),
  };
}

/** Finds what texts of a newsroom name. */
export async function createRecognizer(db: Db, newsroom: Newsroom): Promise<Recognize> {
  const gazetteer = await readNewsroomGazetteer(db, newsroom);
  return (text, language, published) => recognize(gazetteer, text, language, published);
}

/** What one text names, as an article keeps it. */
export function recognize(
  { compiled, contextOf }: NewsroomGazetteer,
  text: string,
  language: string,
  published: DraftDate,
): MentionDraft[] {
  return findMentions(text, compiled, contextOf(language, published)).map(asDraft);
}

function asDraft({ subjectId, holderTenureId, start, end, surface, confidence }: FoundMention): MentionDraft {
  return { subjectId, holderId: holderTenureId, start, end, surface, method: 'RULE', confidence };
}
