import { z } from 'zod';
import { ARTICLE_GENRES, STATEMENT_FORMS } from '../../kinds/vocabulary.js';
import {
  externalIds,
  language,
  optionalSlug,
  partialDate,
  slug,
  source,
  SUBJECTS,
  type BundleList,
} from './list.js';

const SPEAKERS = ['officials', 'organizations', 'countries'];

export const statementRecord = z.strictObject({
  /** The words as they stand in the article's text. They must occur there once, or `start` must say where. */
  text: z.string().min(1),
  start: z.number().int().nonnegative().optional(),
  form: z.enum(STATEMENT_FORMS),
  speaker: slug,
  coSpeakers: z.array(slug).default([]),
  /** The office the words were said in: none when the speaker did not surely hold it then. Left out: the most senior held. */
  office: optionalSlug,
  roleAsPrinted: z.string().nullable().default(null),
  stated: partialDate,
  outlet: optionalSlug,
  /** The meeting the words were said at. */
  meeting: optionalSlug,
  /** Ties the same words in several languages together: any name, the same in each edition of the article's work. */
  utterance: slug.nullable().default(null),
  about: z.array(slug).default([]),
});

export const articleRecord = z.strictObject({
  slug,
  /** Ties the language editions of one news item together. */
  work: slug,
  language,
  isOriginal: z.boolean(),
  genre: z.enum(ARTICLE_GENRES),
  title: z.string().min(1),
  subheading: z.string().nullable().default(null),
  lead: z.string().nullable().default(null),
  /** Paragraphs, with an empty line between them. */
  text: z.string().min(1),
  section: optionalSlug,
  outlet: optionalSlug,
  question: z.string().nullable().default(null),
  /** The page this very item was printed on; unique over all articles. */
  sourceUrl: z.url().nullable().default(null),
  externalIds,
  sources: z.array(source).min(1),
  published: partialDate,
  about: z.array(slug).default([]),
  statements: z.array(statementRecord).default([]),
});

export type ArticleRecord = z.infer<typeof articleRecord>;
export type StatementRecord = z.infer<typeof statementRecord>;

/** Articles are loaded after everything else, with what their texts name: see `loadBundle`. */
export const articleList = {
  typeName: 'Article',
  record: articleRecord,
  references: {
    section: ['sections'],
    outlet: ['organizations'],
    about: SUBJECTS,
    'statements.speaker': SPEAKERS,
    'statements.coSpeakers': SPEAKERS,
    'statements.office': ['offices'],
    'statements.outlet': ['organizations'],
    'statements.meeting': ['meetings'],
    'statements.about': SUBJECTS,
  },
} satisfies BundleList;
