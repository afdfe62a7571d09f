import { slugByCode } from './country-codes.js';
import { VOTE_NOTES } from './editorial.js';
import type { FactOf } from './fact-files.js';
import type { Facts } from './facts.js';
import { notesIn } from './notes.js';
import { compact, sourcesOf } from './subject-fields.js';

/** How a resolution was decided; undefined where the facts do not say. */
export function voteOf(facts: Facts, fact: FactOf<'resolutions'>) {
  const { vote, vote_tally: tally, against_countries: against } = fact;
  if (!vote) return undefined;
  return compact({
    adoptedWithoutVote: vote === 'without a vote',
    inFavour: tally?.yes,
    against: tally?.no,
    abstaining: tally?.abstain,
    rollCall: against.map((code) => ({ country: slugByCode(facts, code), position: 'AGAINST' })),
    sources: sourcesOf(voteSources(fact)),
    notes: notesIn([
      ...(VOTE_NOTES[fact.slug] ?? []),
      against.length > 0 && {
        en: 'Of the roll call only the votes against are recorded here.',
        ru: 'Из поимённого голосования здесь указаны только голоса против.',
      },
    ]),
  });
}

/** The press releases of the UN report votes; where there is none among the sources, any of them may. */
export function voteSources({ source }: FactOf<'resolutions'>): readonly string[] {
  const reports = source.filter((url) => new URL(url).host === 'press.un.org');
  return reports.length > 0 ? reports : source;
}
