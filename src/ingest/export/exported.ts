import { z } from 'zod';
import { EVIDENCE_METHODS, PUBLICATION_STATUSES, REVIEW_STATES } from '../../kinds/vocabulary.js';
import { articleRecord, statementRecord } from '../content/article.js';
import { instant, language, slug, source } from '../content/list.js';
import { exactDate } from './exact-date.js';
import { nodeId, type ExportHeader } from './form.js';

const offset = z
  .number()
  .int()
  .nonnegative()
  .max(2 ** 31 - 1);
const size = z
  .number()
  .int()
  .positive()
  .max(2 ** 31 - 1)
  .nullable();
const texts = z.record(language, z.string());
const text = z.string().nullable();

const imageRecord = z.strictObject({
  ...{ id: nodeId, url: text, fileName: text, language, alt: texts, caption: texts, credit: text },
  ...{ width: size, height: size },
});
export type ExportedImage = z.infer<typeof imageRecord>;

export const portraitRecord = z.strictObject({ official: slug, image: imageRecord });

/** How something came to be known, and what an editor decided about it. */
const evidence = {
  method: z.enum(EVIDENCE_METHODS),
  confidence: z.number().min(0).max(1),
  reviewState: z.enum(REVIEW_STATES),
};

const mentionRecord = z.strictObject({
  id: nodeId,
  subject: slug,
  /** The number of a tenure. */
  holder: nodeId.nullable(),
  ...{ start: offset, end: offset, surface: z.string() },
  ...evidence,
});
export type ExportedMention = z.infer<typeof mentionRecord>;

const exportedStatement = statementRecord.extend({
  id: nodeId,
  ...{ start: offset, end: offset },
  stated: exactDate,
  /** What ties the same words together goes by the number of the first of them; null for words that stand alone. */
  utterance: nodeId.nullable(),
  isOriginal: z.boolean(),
  ...evidence,
  wordsChangedAt: instant.nullable(),
});
export type ExportedStatement = z.infer<typeof exportedStatement>;

const versionRecord = z.strictObject({
  ...{ revision: z.number().int().positive(), savedAt: instant },
  ...{ title: z.string(), subheading: text, lead: text, html: z.string(), text: z.string() },
});

/** An article as in a bundle, and all else that belongs to it. */
export const editionRecord = articleRecord.extend({
  /** What ties language editions together goes by the number of the first of them; null for one that stands alone. */
  work: nodeId.nullable(),
  html: z.string(),
  sources: z.array(source),
  published: exactDate,
  contentUpdatedAt: instant,
  publicationStatus: z.enum(PUBLICATION_STATUSES),
  ...{ withdrawalReason: text, correction: text, correctedAt: instant.nullable() },
  images: z.array(imageRecord),
  mentions: z.array(mentionRecord),
  statements: z.array(exportedStatement),
  revision: z.number().int().positive(),
  earlierVersions: z.array(versionRecord),
});
export type EditionRecord = z.infer<typeof editionRecord>;

/** What of an export is written as it stands, each by a writer of its own. */
export type Exported =
  | { readonly list: 'newsroom'; readonly header: ExportHeader }
  | { readonly list: 'portraits'; readonly record: z.infer<typeof portraitRecord> }
  | { readonly list: 'articles'; readonly id: string; readonly record: EditionRecord };
