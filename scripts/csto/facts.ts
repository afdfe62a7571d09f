import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** The fact files as they were gathered: what is taken from each, and what the bundle has no place for (yet). */

const localized = z.record(z.string(), z.string());
const term = {
  startsOn: z.string().nullable(),
  startsPrecision: z.enum(['DAY', 'MONTH', 'YEAR', 'UNKNOWN']),
  endsOn: z.string().nullable(),
  endsPrecision: z.enum(['DAY', 'MONTH', 'YEAR', 'UNKNOWN', 'ONGOING']),
  firstKnownOn: z.string().optional(),
  lastKnownOn: z.string().optional(),
  start_alternatives: z.array(z.string()).default([]),
  end_alternatives: z.array(z.string()).default([]),
  scheduledEnd: z.string().optional(),
};
const common = {
  id: z.string(),
  slug: z.string(),
  confidence: z.literal('verified'),
  source: z.array(z.string()).min(1),
  aliases: z.array(z.string()).default([]),
  notes: z.string().optional(),
  note: z.string().optional(),
};

function factFile<Shape extends z.ZodRawShape>(shape: Shape, leftOut: readonly string[] = []) {
  return { record: z.strictObject({ ...common, ...shape }), leftOut };
}

const organization = {
  names: localized,
  acronyms: z.record(z.string(), z.string().nullable()).default({}),
  kind: z.string(),
  parent: z.string().optional(),
  country: z.string().optional(),
};

export const FACT_FILES = {
  countries: factFile({ iso2: z.string(), iso3: z.string(), names: localized }, ['m49', 'relation']),
  organizations: factFile(organization, [
    'treaty_signed',
    'treaty_signed_place',
    'treaty_in_force',
    'treaty_extended',
    'status_decision',
    'charter_signed',
    'charter_signed_place',
    'charter_in_force',
    'founded',
    'founded_basis',
    'successor',
    'un_charter_registration',
    'headquarters',
    'official_languages',
    'site_languages_seen',
    'website',
    'english_site',
    'other_website',
  ]),
  bodies: factFile(organization, [
    'composition',
    'url_section',
    'established',
    'establishedPrecision',
    'established_basis',
    'established_place',
    'started_work',
    'website',
    'seen',
    'strength_reported',
  ]),
  offices: factFile(
    {
      titles: localized,
      body: z.string().nullable(),
      organization: z.string().optional(),
      country: z.string().optional(),
      rank: z.number().optional(),
      seats: z.number(),
    },
    ['titles_acting'],
  ),
  officials: factFile({ names: localized, country: z.string().nullable() }, ['birth_year_reported']),
  tenures: factFile(
    {
      person: z.string(),
      office: z.string(),
      acting: z.boolean().optional(),
      appointed: z.string().optional(),
      early_recall: z.boolean().optional(),
      ...term,
    },
    ['start', 'end', 'endBasis', 'seen', 'derivedFrom'],
  ),
  presidencies: factFile(
    {
      names: localized,
      organization: z.string(),
      country: z.string(),
      motto_en: z.string().optional(),
      motto_variants: z.string().optional(),
      ...term,
    },
    ['start', 'end', 'startBasis', 'endBasis'],
  ),
  topics: factFile({ names: localized }, ['basis']),
  resolutions: factFile(
    {
      symbol: z.string().nullable(),
      title: z.string(),
      organ: z.string(),
      session: z.number(),
      date: z.string().nullable(),
      datePrecision: z.enum(['DAY', 'MONTH', 'YEAR', 'UNKNOWN']),
      draft: z.string().optional(),
      press_release: z.string().optional(),
      introduced_by: z.string().optional(),
      vote: z.string().optional(),
      vote_tally: z.object({ yes: z.number(), no: z.number(), abstain: z.number() }).nullish(),
    },
    ['meeting', 'meetings', 'against_countries'],
  ),
  operations: factFile(
    {
      names: localized,
      operationType: z.enum(['SERIES', 'EDITION', 'EXERCISE', 'MISSION']),
      series: z.string().optional(),
      country: z.string().nullish(),
      stages: z.array(z.tuple([z.string(), z.string()])).optional(),
      plan_agreed: z.string().optional(),
      permanent_since: z.string().optional(),
      proposed: z.string().optional(),
      summed_up_in: z.string().optional(),
      start_source: z.string().optional(),
      ...term,
    },
    ['kind', 'topic', 'start', 'end', 'status'],
  ),
  sections: factFile({ names: localized }, ['path', 'position', 'default', 'notes']),
  statements: factFile(
    {
      form: z.literal('REPORTED'),
      speaker: z.string(),
      coSpeakers: z.array(z.object({ speaker: z.string(), office: z.string() })).default([]),
      office: z.string(),
      stated_on: z.string(),
      outlet: z.string().nullable(),
      about: z.array(z.string()),
      mentions: z.array(z.string()).default([]),
      paraphrase: z.string(),
      paraphrase_ru: z.string().optional(),
      source_note: z.string(),
      bundle: z.boolean().default(true),
    },
    ['statedOn', 'statedPrecision', 'dateBasis', 'via', 'acting', 'attribution', 'notes'],
  ),
  briefs: factFile(
    {
      language: z.enum(['en', 'ru']),
      title: z.string(),
      body: z.string(),
      work: z.string(),
      date: z.string(),
      section: z.string(),
      links: z.array(z.string()),
    },
    ['publishedPrecision'],
  ),
};

/** What a later release loads; until then links to a meeting are dropped. */
export const LATER_FILES = ['meetings', 'memberships'] as const;

export type FactFileName = keyof typeof FACT_FILES;
export type FactOf<Name extends FactFileName> = z.infer<(typeof FACT_FILES)[Name]['record']>;
export const FACT_FILE_NAMES = Object.keys(FACT_FILES) as readonly FactFileName[];

export interface Facts {
  readonly lists: { readonly [Name in FactFileName]: readonly FactOf<Name>[] };
  /** Slugs of the records that are from memory, `*_unverified` fields met and records in all, by file. */
  readonly fromMemory: ReadonlyMap<string, readonly string[]>;
  readonly unverifiedFields: ReadonlyMap<string, readonly string[]>;
  readonly counts: ReadonlyMap<string, number>;
  /** The list and the slug that an id stands for; null for a meeting. */
  readonly resolve: (id: string) => { readonly file: FactFileName; readonly slug: string } | null;
}

interface RawFact {
  readonly id: string;
  readonly slug: string;
  readonly confidence: string;
  readonly [field: string]: unknown;
}

/** Reads the facts, without the records from memory and the fields that are not verified. */
export async function readFacts(directory: string): Promise<Facts> {
  const lists: Partial<Record<FactFileName, unknown[]>> = {};
  const fromMemory = new Map<string, string[]>();
  const unverifiedFields = new Map<string, string[]>();
  const counts = new Map<string, number>();
  const known = new Map<string, { file: FactFileName; slug: string } | null>();

  for (const file of [...FACT_FILE_NAMES, ...LATER_FILES]) {
    const facts = JSON.parse(await readFile(path.join(directory, `${file}.json`), 'utf8')) as RawFact[];
    counts.set(file, facts.length);
    if (file === 'meetings') for (const { id } of facts) known.set(id, null);
    if (file === 'meetings' || file === 'memberships') continue;

    const verified = facts.filter((fact) => fact.confidence === 'verified');
    const others = facts.filter((fact) => fact.confidence !== 'verified');
    fromMemory.set(
      file,
      others.map((fact) => fact.slug),
    );
    const dropped = verified.flatMap((fact) => Object.keys(fact).filter((field) => field.endsWith('_unverified')));
    unverifiedFields.set(file, [...new Set(dropped)].sort());
    lists[file] = verified.map((fact) => readFact(file, fact));
    // Sections are named as sections only, by an id that is their slug.
    if (file !== 'sections') for (const fact of verified) known.set(fact.id, { file, slug: fact.slug });
  }

  const resolve = (id: string) => {
    const found = known.get(id);
    if (found === undefined) throw new Error(`No verified record has the id "${id}".`);
    return found;
  };
  return { lists: lists as Facts['lists'], fromMemory, unverifiedFields, counts, resolve };
}

/** A field that is neither taken nor listed as left out is an error: facts are not dropped in silence. */
function readFact(file: FactFileName, fact: RawFact): unknown {
  const { record, leftOut } = FACT_FILES[file];
  const kept = Object.entries(fact).filter(([field]) => !field.endsWith('_unverified') && !leftOut.includes(field));
  const result = record.safeParse(Object.fromEntries(kept));
  if (result.success) return result.data;
  throw new Error(`${file}.json, ${fact.id}: ${z.prettifyError(result.error)}`);
}
