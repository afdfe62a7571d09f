import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { SubjectEntity } from '../../entities/subject.js';
import { ALIAS_TYPES, type SubjectKind } from '../../kinds/vocabulary.js';
import { isDay, parsePartialDate, periodOf } from '../../lib/calendar.js';
import type { Id } from '../../lib/node-key.js';
import type { Term } from '../../lib/term.js';

/**
 * A list of a content bundle, `content/<name>/<list>.json`: how a record looks, what it names, how it is loaded. Records
 * name each other by slug. A key that is not described is refused, so that nothing is dropped in silence.
 */
export interface BundleList<Schema extends z.ZodType = z.ZodType> {
  readonly record: Schema;
  /** The kind of its records where they are subjects: their slugs are unique over all such lists. */
  readonly subject?: SubjectKind;
  /** The field that names the record of the same list which this one is part of; that one is loaded before it. */
  readonly within?: string;
  /** Which fields hold slugs, through lists and dots, and of which lists; SUBJECTS for those of any kind. */
  readonly references: Readonly<Record<string, Targets>>;
  /** Writes the record; of a subject, what its kind keeps under the id. Left out by what is loaded in its own way. */
  load?(loading: Loading, record: z.infer<Schema>): Promise<void>;
}

export const SUBJECTS = 'SUBJECTS';
export type Targets = typeof SUBJECTS | readonly string[];

/** What the loading of a record can ask for. */
export interface Loading {
  readonly db: EntityManager;
  /** The newsroom's usual language: what facts without names of their own are in. */
  readonly language: string;
  /** The id of a subject by its slug. Those of all lists are there before the first record is loaded. */
  readonly idOf: (slug: string) => Id;
  readonly optionalIdOf: (slug: string | null) => Id | null;
  /** Ids of what has slugs of its own, such as sections. */
  readonly remember: (key: string, id: Id) => void;
}

/** Gives a list its types. */
export function bundleList<Schema extends z.ZodType>(list: BundleList<Schema>): BundleList<Schema> {
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

/** What is known to the month or the year stands at its first day where it starts, at its last where it ends. */
export function termOf(record: Term): Term {
  const { startsOn, startsPrecision, endsOn, endsPrecision, firstKnownOn, lastKnownOn } = record;
  const firstDay = startsOn === null ? null : periodOf(startsOn, startsPrecision).from;
  const lastDay = endsOn === null ? null : periodOf(endsOn, endsPrecision).until;
  return { startsOn: firstDay, startsPrecision, endsOn: lastDay, endsPrecision, firstKnownOn, lastKnownOn };
}

/** Writes what all subjects share. */
export async function insertSubject(db: EntityManager, kind: SubjectKind, record: SubjectRecord): Promise<Id> {
  const { name, aliases, summary, sources, notes } = record;
  const { identifiers } = await db.insert(SubjectEntity, {
    kind,
    slug: record.slug,
    language: record.language,
    name,
    aliases,
    summary,
    externalIds: record.externalIds,
    sources,
    notes,
  });
  return String(identifiers[0]?.id);
}
