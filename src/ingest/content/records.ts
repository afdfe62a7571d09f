import { z } from 'zod';
import type { ExampleRequest } from '../../lib/example-request.js';
import { isDay, isTimeZone, parsePartialDate } from '../../lib/calendar.js';
import {
  ALIAS_TYPES,
  ARTICLE_GENRES,
  OPERATION_TYPES,
  ORGANIZATION_TYPES,
  STATEMENT_FORMS,
} from '../../kinds/vocabulary.js';

/**
 * The files of a content bundle, `content/<name>/*.json`: one list of records a kind. Records name each other by
 * slug. A key that is not described here is refused, so that nothing is dropped in silence.
 */

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');
const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as en');
const localized = z.record(language, z.string().min(1));
const day = z.string().refine(isDay, 'must be a day that exists, YYYY-MM-DD');
const partialDate = z.string().refine((text) => {
  try {
    return Boolean(parsePartialDate(text));
  } catch {
    return false;
  }
}, 'must be 2023, 2023-03 or 2023-03-14');

const source = z.strictObject({ url: z.url().optional(), title: z.string().optional(), retrievedOn: day.optional() });

const subject = {
  slug,
  /** The language that `name` is original in. */
  language,
  name: localized,
  aliases: z
    .array(z.strictObject({ text: z.string().min(1), language, aliasType: z.enum(ALIAS_TYPES) }))
    .default([]),
  summary: localized.default({}),
  externalIds: z.array(z.strictObject({ scheme: z.string(), value: z.string(), url: z.url().optional() })).default([]),
  sources: z.array(source).min(1),
  notes: z.record(language, z.array(z.string().min(1))).default({}),
};

const term = {
  startsOn: day.nullable(),
  startsPrecision: z.enum(['DAY', 'MONTH', 'YEAR', 'UNKNOWN']),
  endsOn: day.nullable(),
  endsPrecision: z.enum(['DAY', 'MONTH', 'YEAR', 'UNKNOWN', 'ONGOING']),
  firstKnownOn: day.nullable().default(null),
  lastKnownOn: day.nullable().default(null),
};

export const newsroomRecord = z.strictObject({
  name: localized,
  /** Languages it publishes in, the most usual first. */
  languages: z.array(language).min(1),
  timeZone: z.string().refine(isTimeZone, 'must be a time zone such as Europe/Moscow'),
  /** The organization whose newsroom it is: a text that says "the presidency" means its. */
  organization: slug,
});

export const countryRecord = z.strictObject({
  ...subject,
  code: z.string().regex(/^[A-Z]{2}$/),
  code3: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .default(null),
});
export const organizationRecord = z.strictObject({
  ...subject,
  organizationType: z.enum(ORGANIZATION_TYPES),
  acronym: localized.default({}),
  parent: slug.nullable().default(null),
  country: slug.nullable().default(null),
});
export const officialRecord = z.strictObject({ ...subject, country: slug.nullable().default(null) });
export const officeRecord = z.strictObject({
  ...subject,
  organization: slug.nullable().default(null),
  country: slug.nullable().default(null),
  rank: z.number().int().positive().nullable().default(null),
  seats: z.number().int().positive().default(1),
});
export const tenureRecord = z.strictObject({
  official: slug,
  office: slug,
  acting: z.boolean().default(false),
  ...term,
  sources: z.array(source).min(1),
  notes: subject.notes,
});
export const presidencyRecord = z.strictObject({
  ...subject,
  organization: slug,
  country: slug,
  priorities: z.record(language, z.array(z.string())).default({}),
  ...term,
});
export const resolutionRecord = z.strictObject({
  ...subject,
  symbol: z.string().nullable(),
  title: localized,
  organ: slug,
  session: z.number().int().positive().nullable(),
  adoptedOn: day.nullable(),
  adoptedPrecision: z.enum(['DAY', 'MONTH', 'YEAR', 'UNKNOWN']),
  about: z.array(slug).default([]),
});
export const operationRecord = z.strictObject({
  ...subject,
  operationType: z.enum(OPERATION_TYPES),
  organization: slug.nullable().default(null),
  series: slug.nullable().default(null),
  country: slug.nullable().default(null),
  place: localized.default({}),
  ...term,
});
export const topicRecord = z.strictObject({
  ...subject,
  broader: slug.nullable().default(null),
  /** Words by which a text is seen to treat the topic, by language. */
  terms: z.record(language, z.array(z.string().min(1))).default({}),
});
export const sectionRecord = z.strictObject({
  slug,
  language,
  name: localized,
  parent: slug.nullable().default(null),
});

export const statementRecord = z.strictObject({
  /** The words as they stand in the article's text. They must occur there once, or `start` must say where. */
  text: z.string().min(1),
  start: z.number().int().nonnegative().optional(),
  form: z.enum(STATEMENT_FORMS),
  speaker: slug,
  coSpeakers: z.array(slug).default([]),
  /** The office the words were said in: none when the speaker did not surely hold it then. Left out: the most senior held. */
  office: slug.nullable().default(null),
  roleAsPrinted: z.string().nullable().default(null),
  stated: partialDate,
  outlet: slug.nullable().default(null),
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
  section: slug.nullable().default(null),
  outlet: slug.nullable().default(null),
  question: z.string().nullable().default(null),
  /** The page this very item was printed on; unique over all articles. */
  sourceUrl: z.url().nullable().default(null),
  sources: z.array(source).min(1),
  published: partialDate,
  about: z.array(slug).default([]),
  statements: z.array(statementRecord).default([]),
});

export type ArticleRecord = z.infer<typeof articleRecord>;
export type StatementRecord = z.infer<typeof statementRecord>;
export type NewsroomRecord = z.infer<typeof newsroomRecord>;

/** The lists of a bundle in the order in which they can be loaded: nothing names what comes after it. */
export const BUNDLE_LISTS = {
  countries: countryRecord,
  organizations: organizationRecord,
  offices: officeRecord,
  officials: officialRecord,
  tenures: tenureRecord,
  presidencies: presidencyRecord,
  topics: topicRecord,
  resolutions: resolutionRecord,
  operations: operationRecord,
  sections: sectionRecord,
  articles: articleRecord,
} as const;

export type BundleListName = keyof typeof BUNDLE_LISTS;
export type Bundle = {
  readonly newsroom: NewsroomRecord;
  /** Requests to begin with, from `examples.graphql`. */
  readonly examples: readonly ExampleRequest[];
} & {
  readonly [Name in BundleListName]: readonly z.infer<(typeof BUNDLE_LISTS)[Name]>[];
};
