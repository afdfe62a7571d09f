import { z } from 'zod';
import { MEETING_FORMATS, MEMBERSHIP_STATUSES, SESSION_KINDS } from '../../src/kinds/vocabulary.js';

/** The fact files as they were gathered: what is taken from each, and what the bundle has no place for. */

const localized = z.record(z.string(), z.string());
const term = z.object({
  startsOn: z.string().nullable(),
  startsPrecision: z.enum(['DAY', 'MONTH', 'YEAR', 'UNKNOWN']),
  endsOn: z.string().nullable(),
  endsPrecision: z.enum(['DAY', 'MONTH', 'YEAR', 'UNKNOWN', 'ONGOING']),
  firstKnownOn: z.string().optional(),
  lastKnownOn: z.string().optional(),
  start_alternatives: z.array(z.string()).default([]),
  end_alternatives: z.array(z.string()).default([]),
  scheduledEnd: z.string().optional(),
});
export type FactTerm = z.infer<typeof term>;

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

/** Of organizations and of bodies, which are organizations as well. */
const organization = {
  names: localized,
  acronyms: z.record(z.string(), z.string().nullable()).default({}),
  kind: z.string(),
  parent: z.string().optional(),
  country: z.string().optional(),
  successor: z.string().optional(),
  composition: z.string().optional(),
  founded: z.string().optional(),
  founded_basis: z.string().optional(),
  established: z.string().optional(),
  established_basis: z.string().optional(),
  established_place: z.string().optional(),
  started_work: z.string().optional(),
  treaty_signed: z.string().optional(),
  treaty_signed_place: z.string().optional(),
  treaty_in_force: z.string().optional(),
  charter_signed: z.string().optional(),
  charter_signed_place: z.string().optional(),
  charter_in_force: z.string().optional(),
  headquarters: z.string().optional(),
};

export const FACT_FILES = {
  countries: factFile({ iso2: z.string(), iso3: z.string(), names: localized }, ['m49', 'relation']),
  organizations: factFile(organization, [
    'treaty_extended',
    'status_decision',
    'un_charter_registration',
    'official_languages',
    'site_languages_seen',
    'website',
    'english_site',
    'other_website',
  ]),
  bodies: factFile(organization, ['url_section', 'establishedPrecision', 'website', 'seen', 'strength_reported']),
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
      ...term.shape,
    },
    ['start', 'end', 'endBasis', 'seen', 'derivedFrom'],
  ),
  memberships: factFile(
    {
      organization: z.string(),
      member: z.string(),
      status: z.enum(MEMBERSHIP_STATUSES),
      resolution: z.string().optional(),
      ...term.shape,
    },
    ['country', 'member_organization', 'kind', 'start', 'end', 'overlaps'],
  ),
  presidencies: factFile(
    {
      names: localized,
      organization: z.string(),
      country: z.string(),
      motto_en: z.string().optional(),
      motto_variants: z.string().optional(),
      ...term.shape,
    },
    ['start', 'end', 'startBasis', 'endBasis'],
  ),
  topics: factFile({ names: localized }, ['basis']),
  meetings: factFile(
    {
      date: z.string(),
      datePrecision: z.enum(['DAY', 'MONTH', 'YEAR']),
      bodies: z.array(z.string()).min(1),
      kind: z.string(),
      sessionKind: z.enum(SESSION_KINDS),
      number: z.number().optional(),
      format: z.enum(MEETING_FORMATS),
      status: z.enum(['HELD', 'ANNOUNCED']),
      place: z.string(),
      country: z.string().nullable(),
      chair: z.string().optional(),
      guests: z.array(z.string()).default([]),
      absent: z.array(z.string()).default([]),
      documents_signed_reported: z.array(z.number()).default([]),
    },
    ['online', 'presidency'],
  ),
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
      meetings: z.array(z.string()).default([]),
      vote: z.enum(['without a vote', 'recorded vote']).optional(),
      vote_tally: z.object({ yes: z.number(), no: z.number(), abstain: z.number() }).nullish(),
      against_countries: z.array(z.string()).default([]),
    },
    ['meeting'],
  ),
  operations: factFile(
    {
      names: localized,
      kind: z.string(),
      operationType: z.enum(['SERIES', 'EDITION', 'EXERCISE', 'MISSION']),
      topic: z.string().optional(),
      series: z.string().optional(),
      country: z.string().nullish(),
      status: z.literal('planned when announced').optional(),
      stages: z.array(z.tuple([z.string(), z.string()])).default([]),
      plan_agreed: z.string().optional(),
      permanent_since: z.string().optional(),
      proposed: z.string().optional(),
      summed_up_in: z.string().optional(),
      start_source: z.string().optional(),
      ...term.shape,
    },
    ['start', 'end'],
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

export type FactFileName = keyof typeof FACT_FILES;
export type FactOf<Name extends FactFileName> = z.infer<(typeof FACT_FILES)[Name]['record']>;
export const FACT_FILE_NAMES = Object.keys(FACT_FILES) as readonly FactFileName[];
