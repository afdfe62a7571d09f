import { z } from 'zod';
import { CountryVoteEntity } from '../../entities/country-vote.js';
import { ResolutionEntity } from '../../entities/resolution.js';
import { ResolutionSubjectEntity } from '../../entities/resolution-subject.js';
import { VoteEntity } from '../../entities/vote.js';
import { VOTE_POSITIONS } from '../../kinds/vocabulary.js';
import type { Id } from '../../lib/node-key.js';
import {
  bundleList,
  day,
  evidence,
  localized,
  optionalSlug,
  positive,
  slug,
  subject,
  SUBJECTS,
  type Loading,
} from './list.js';

const tally = z.number().int().nonnegative().nullable().default(null);

const vote = z.strictObject({
  adoptedWithoutVote: z.boolean(),
  inFavour: tally,
  against: tally,
  abstaining: tally,
  notVoting: tally,
  rollCall: z.array(z.strictObject({ country: slug, position: z.enum(VOTE_POSITIONS) })).default([]),
  ...evidence,
});

export const resolutionList = bundleList({
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
  async load(loading, record) {
    const { db, idOf, optionalIdOf } = loading;
    const { symbol, title, organ, session, adoptedOn, adoptedPrecision, meeting, agendaNumber, about } = record;
    const id = idOf(record.slug);
    const [organId, meetingId] = [idOf(organ), optionalIdOf(meeting)];
    await db.insert(ResolutionEntity, {
      ...{ id, symbol, title, organId, session, adoptedOn, adoptedPrecision, meetingId, agendaNumber },
    });
    for (const [position, about_] of about.entries()) {
      await db.insert(ResolutionSubjectEntity, { resolutionId: id, subjectId: idOf(about_), position });
    }
    if (record.vote) await loadVote(loading, id, record.vote);
  },
});

async function loadVote({ db, idOf, language }: Loading, id: Id, { rollCall, ...record }: z.infer<typeof vote>): Promise<void> {
  await db.insert(VoteEntity, { id, language, ...record });
  for (const { country, position } of rollCall) {
    await db.insert(CountryVoteEntity, { voteId: id, countryId: idOf(country), position });
  }
}
