import { z } from 'zod';
import { CountryVoteEntity } from '../../entities/country-vote.js';
import { ResolutionEntity } from '../../entities/resolution.js';
import { ResolutionSubjectEntity } from '../../entities/resolution-subject.js';
import { VoteEntity } from '../../entities/vote.js';
import { VOTE_POSITIONS } from '../../kinds/vocabulary.js';
import { listSql, objectSql, slugSql } from '../export/sql.js';
import { partsOf, recordRows, rowOf, type PartPlan } from '../records/rows.js';
import {
  recordList,
  day,
  language,
  localized,
  localizedLists,
  optionalSlug,
  positive,
  slug,
  source,
  subject,
  SUBJECTS,
} from './list.js';

const tally = z.number().int().nonnegative().nullable().default(null);

const vote = z.strictObject({
  adoptedWithoutVote: z.boolean(),
  inFavour: tally,
  against: tally,
  abstaining: tally,
  notVoting: tally,
  rollCall: z.array(z.strictObject({ country: slug, position: z.enum(VOTE_POSITIONS) })).default([]),
  /** Where the vote was read; where the resolution was when there are none. */
  sources: z.array(source).default([]),
  notes: localizedLists.default({}),
  /** The one that notes are original in; the newsroom's usual one where it is left out. */
  language: language.optional(),
});

const voteSql = objectSql({
  ...{ adoptedWithoutVote: 'v.adopted_without_vote', inFavour: 'v.in_favour', against: 'v.against' },
  ...{ abstaining: 'v.abstaining', notVoting: 'v.not_voting' },
  rollCall: listSql(`select ${objectSql({ country: slugSql('c.country_id'), position: 'c.position' })}
    from country_vote c where c.vote_id = v.id order by c.id`),
  ...{ sources: 'v.sources', notes: 'v.notes', language: 'v.language' },
});

const aboutSql = listSql(`select ${slugSql('l.subject_id')} from resolution_subject l where l.resolution_id = t.id
  order by l.position, l.subject_id`);
/** Whether a resolution `t` is about what may come after it: then that is told once all have come. */
const NAMES_LATER = `exists (select 1 from resolution_subject l join subject x on x.id = l.subject_id
  where l.resolution_id = t.id and x.kind not in ('COUNTRY', 'ORGANIZATION', 'OFFICE', 'OFFICIAL', 'PRESIDENCY', 'TOPIC', 'MEETING'))`;

/** A select of what resolutions are about, of those for which that comes after them. */
export const LATER_ABOUTS_SQL = `select t.id::text as id, ${objectSql({ slug: 's.slug', about: aboutSql })} as record
  from resolution t join subject s on s.id = t.id where ${NAMES_LATER} order by t.id`;

export const resolutionList = recordList({
  typeName: 'Resolution',
  subject: 'RESOLUTION',
  record: z.strictObject({
    ...subject,
    symbol: z.string().nullable(),
    title: localized,
    organ: slug,
    session: positive.nullable(),
    adoptedOn: day.nullable(),
    adoptedPrecision: z.enum(['DAY', 'MONTH', 'YEAR', 'UNKNOWN']),
    meeting: optionalSlug,
    /** The point of that meeting's agenda. */
    agendaNumber: positive.nullable().default(null),
    vote: vote.nullable().default(null),
    about: z.array(slug).default([]),
  }),
  references: {
    organ: ['organizations'],
    meeting: ['meetings'],
    about: SUBJECTS,
    'vote.rollCall.country': ['countries'],
  },
  rows({ symbol, title, organ, session, adoptedOn, adoptedPrecision, meeting, agendaNumber, about, vote: decided }, usual) {
    const [organId, meetingId] = [organ, meeting];
    const subjects = about && [...new Set(about)].map((subjectId, position) => ({ subjectId, position }));
    return recordRows(
      rowOf(ResolutionEntity, { symbol, title, organId, session, adoptedOn, adoptedPrecision, meetingId, agendaNumber }),
      partsOf(ResolutionSubjectEntity, 'resolutionId', ['subjectId'], subjects),
      decided ? voteRows(decided, usual) : [],
    );
  },
  exported: {
    table: 'resolution',
    fields: {
      ...{ symbol: 't.symbol', title: 't.title', organ: slugSql('t.organ_id'), session: 't.session' },
      ...{ adoptedOn: 't.adopted_on', adoptedPrecision: 't.adopted_precision', meeting: slugSql('t.meeting_id') },
      agendaNumber: 't.agenda_number',
      vote: `(select ${voteSql} from vote v where v.id = t.id)`,
      about: `case when ${NAMES_LATER} then '[]'::json else ${aboutSql} end`,
    },
  },
});

function voteRows({ rollCall, language: given, ...columns }: Partial<z.infer<typeof vote>>, usual: string): PartPlan[] {
  const votes = rollCall?.map(({ country: countryId, position }) => ({ countryId, position }));
  return [
    ...partsOf(VoteEntity, 'id', [], [columns], { ifNew: { language: given ?? usual } }),
    ...partsOf(CountryVoteEntity, 'voteId', ['countryId'], votes),
  ];
}
