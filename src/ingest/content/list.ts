import { z } from 'zod';
import { SubjectEntity } from '../../entities/subject.js';
import { ALIAS_TYPES, type SubjectKind } from '../../kinds/vocabulary.js';
import { isDay, parsePartialDate, periodOf } from '../../lib/calendar.js';
import type { Term } from '../../lib/term.js';
import type { Fields } from '../export/sql.js';
import { rowOf, type RecordRows, type RowPlan } from '../records/rows.js';

/**
 * A list of a content bundle, `content/<name>/<list>.json`: how a record looks, what it names, which rows keep it. Records
 * name each other by slug. A key that is not described is refused, so that nothing is dropped in silence.
 */
export interface BundleList<Schema extends z.ZodObject = z.ZodObject> {
  /** The type that its records have in the API. */
  readonly typeName: string;
  readonly record: Schema;
  /** The kind of its records where they are subjects: their slugs are unique over all such lists. */
  readonly subject?: SubjectKind;
  /** The field that names the record of the same list which this one is part of; that one is loaded before it. */
  readonly within?: string;
  /** Which fields hold slugs, through lists and dots, and of which lists; SUBJECTS for those of any kind. */
  readonly references: Readonly<Record<string, Targets>>;
}

/** A list of records that rows of tables keep as they are: every list but that of articles, whose texts are read. */
export interface RecordList<Schema extends z.ZodObject = z.ZodObject> extends BundleList<Schema> {
  /**
   * The rows that keep what is said, which may be a part of a record; of a subject, what its kind keeps under the id. References are ids by
   * then. `language` is the newsroom's usual one: what facts without names of their own are in.
   */
  rows(said: Partial<z.infer<Schema>>, language: string): RecordRows;
  /** The same the other way, for an export: the fields in SQL, of the table `t`. What all subjects share is read of itself. */
  readonly exported: { readonly table: string; readonly fields: Fields };
}

export const SUBJECTS = 'SUBJECTS';
export type Targets = typeof SUBJECTS | readonly string[];

/** Gives a list its types. */
export function recordList<Schema extends z.ZodObject>(list: RecordList<Schema>): RecordList<Schema> {
  return list;
}

export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');
export const optionalSlug = slug.nullable().default(null);
export const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as en');
export const localized = z.record(language, z.string().min(1));
export const localizedLists = z.record(language, z.array(z.string().min(1)));
export const day = z.string().refine(isDay, 'must be a day that exists, YYYY-MM-DD');
export const optionalDay = day.nullable().default(null);
export const instant = z.iso.datetime({ offset: true, error: 'must be an instant such as 2024-06-06T09:00:00+05:00' });
export const positive = z.number().int().positive();
export const partialDate = z.string().refine((text) => {
  try {
    return Boolean(parsePartialDate(text));
  } catch {
    return false;
  }
}, 'must be 2023, 2023-03 or 2023-03-14');

export const source = z.strictObject({
  url: z.url().optional(),
  title: z.string().optional(),
  retrievedOn: day.optional(),
});
export const externalIds = z
  .array(z.strictObject({ scheme: z.string(), value: z.string(), url: z.url().optional() }))
  .default([]);

/** Where a fact was read, and what a careful reader should know about it. */
export const evidence = { sources: z.array(source).min(1), notes: localizedLists.default({}) };

/** The same where the table says in which language its notes are. */
export const evidenceSql: Fields = { sources: 't.sources', notes: 't.notes', language: 't.language' };

/** What the records of all subjects have. */
export const subject = {
  slug,
  /** The language that `name` is original in. */
  language,
  name: localized,
  aliases: z
    .array(z.strictObject({ text: z.string().min(1), language, aliasType: z.enum(ALIAS_TYPES) }))
    .default([]),
  summary: localized.default({}),
  externalIds,
  ...evidence,
};
export type SubjectRecord = z.infer<z.ZodObject<typeof subject>>;

export const term = {
  startsOn: day.nullable(),
  startsPrecision: z.enum(['DAY', 'MONTH', 'YEAR', 'UNKNOWN']),
  endsOn: day.nullable(),
  endsPrecision: z.enum(['DAY', 'MONTH', 'YEAR', 'UNKNOWN', 'ONGOING']),
  firstKnownOn: optionalDay,
  lastKnownOn: optionalDay,
};

export const termSql: Fields = {
  ...{ startsOn: 't.starts_on', startsPrecision: 't.starts_precision', endsOn: 't.ends_on' },
  ...{ endsPrecision: 't.ends_precision', firstKnownOn: 't.first_known_on', lastKnownOn: 't.last_known_on' },
};

/**
 * What is known to the month or the year stands at its first day where it starts, at its last where it ends. What is not said of a term
 * stays unsaid.
 */
export function termOf(said: Partial<Term>): Partial<Term> {
  const { startsOn, startsPrecision, endsOn, endsPrecision, firstKnownOn, lastKnownOn } = said;
  const firstDay = startsOn && startsPrecision ? periodOf(startsOn, startsPrecision).from : startsOn;
  const lastDay = endsOn && endsPrecision ? periodOf(endsOn, endsPrecision).until : endsOn;
  return { startsOn: firstDay, startsPrecision, endsOn: lastDay, endsPrecision, firstKnownOn, lastKnownOn };
}

/** What all subjects share. */
export function subjectRow(kind: SubjectKind, said: Partial<SubjectRecord>): RowPlan {
  const { slug, language, name, aliases, summary, externalIds, sources, notes } = said;
  return rowOf(SubjectEntity, { kind, slug, language, name, aliases, summary, externalIds, sources, notes });
}
