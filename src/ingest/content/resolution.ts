import { z } from 'zod';
import { CountryVoteEntity } from '../../entities/country-vote.js';
import { ResolutionEntity } from '../../entities/resolution.js';
import { ResolutionSubjectEntity } from '../../entities/resolution-subject.js';
import { VoteEntity } from '../../entities/vote.js';
import { VOTE_POSITIONS } from '../../kinds/vocabulary.js';
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
});

function voteRows({ rollCall, language: given, ...columns }: Partial<z.infer<typeof vote>>, usual: string): PartPlan[] {
  const votes = rollCall?.map(({ country: countryId, position }) => ({ countryId, position }));
  return [
    ...partsOf(VoteEntity, 'id', [], [columns], { ifNew: { language: given ?? usual } }),
    ...partsOf(CountryVoteEntity, 'voteId', ['countryId'], votes),
  ];
}
