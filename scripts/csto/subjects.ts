import { parsePartialDate } from '../../src/lib/calendar.js';
import type { OrganizationType } from '../../src/kinds/vocabulary.js';
import { NATIVE_LANGUAGES } from './editorial.js';
import type { FactOf, Facts } from './facts.js';
import {
  compact,
  notesIn,
  notesOf,
  parentsFirst,
  plainAliases,
  sourcesOf,
  subjectFields,
  termFields,
  termNotes,
  withoutPatronymic,
} from './subject-fields.js';
import { TOPIC_TERMS } from './topic-terms.js';

const ORGANIZATION_TYPE_OF_KIND: Readonly<Record<string, OrganizationType>> = {
  'intergovernmental organization': 'INTERGOVERNMENTAL',
  'media outlet': 'MEDIA_OUTLET',
  forces: 'FORCE',
  'treaty regime': 'TREATY',
  office: 'AGENCY',
  'regional centre': 'BODY',
  department: 'BODY',
  directorate: 'BODY',
  'principal organ': 'BODY',
  'parliamentary assembly': 'BODY',
  supreme: 'BODY',
  'consultative-executive': 'BODY',
  coordinating: 'BODY',
  'permanent working': 'BODY',
  subsidiary: 'BODY',
  service: 'BODY',
};

/** The lists of subjects, tenures and sections of the bundle. */
export function subjectLists({ lists, resolve }: Facts) {
  const slugOf = (id: string | null | undefined) => (id ? resolve(id)?.slug : undefined);
  const nameOf = (id: string) => lists.countries.find((country) => country.id === id)?.names.en ?? id;

  const organization = (fact: FactOf<'organizations' | 'bodies'>) => {
    const { translit, ...acronyms } = fact.acronyms;
    const acronym = Object.fromEntries(Object.entries(acronyms).filter(([, text]) => text !== null));
    const initials = new Set(Object.values(acronym));
    return compact({
      ...subjectFields(fact, fact.names, {
        aliases: [
          ...plainAliases(fact.aliases).filter(({ text }) => !initials.has(text)),
          ...(translit ? [{ text: translit, language: 'und', aliasType: 'TRANSLITERATION' as const }] : []),
        ],
        notes: notesOf(fact),
      }),
      organizationType: fact.slug === 'csto-secretariat' ? 'SECRETARIAT' : organizationType(fact.kind),
      acronym,
      parent: slugOf(fact.parent),
      country: slugOf(fact.country),
    });
  };

  return {
    countries: lists.countries.map((fact) => {
      const { native, ...names } = fact.names;
      const language = NATIVE_LANGUAGES[fact.iso2] ?? 'und';
      return compact({
        ...subjectFields(fact, names, {
          aliases: [
            ...plainAliases(fact.aliases),
            ...(native ? [{ text: native, language, aliasType: 'OTHER' as const }] : []),
          ],
          notes: notesOf(fact),
        }),
        externalIds: [{ scheme: 'iso3166-1', value: fact.iso2 }],
        code: fact.iso2,
        code3: fact.iso3,
      });
    }),

    organizations: parentsFirst([...lists.organizations, ...lists.bodies].map(organization), ({ parent }) => parent),

    offices: lists.offices.map((fact) =>
      compact({
        ...subjectFields(fact, fact.titles, { aliases: plainAliases(fact.aliases), notes: notesOf(fact) }),
        organization: slugOf(fact.body ?? fact.organization),
        country: slugOf(fact.country),
        rank: fact.rank,
        seats: fact.seats,
      }),
    ),

    officials: lists.officials.map((fact) =>
      compact({
        ...subjectFields(fact, fact.names, {
          aliases: [...plainAliases(fact.aliases, 'SPELLING'), ...withoutPatronymic(fact.names.ru)],
          notes: notesOf(fact),
        }),
        country: slugOf(fact.country),
      }),
    ),

    tenures: lists.tenures.map((fact) =>
      compact({
        official: slugOf(fact.person),
        office: slugOf(fact.office),
        acting: fact.acting,
        ...termFields(fact),
        sources: sourcesOf(fact.source),
        notes: notesIn(
          notesOf(fact, [
            fact.appointed && `Appointed on ${fact.appointed}.`,
            fact.early_recall && 'Recalled before the end of the term.',
            ...termNotes(fact),
          ]),
        ),
      }),
    ),

    presidencies: lists.presidencies.map((fact) =>
      compact({
        ...subjectFields(fact, fact.names, {
          aliases: plainAliases(fact.aliases),
          notes: notesOf(fact, [
            ...termNotes(fact),
            fact.motto_en && `Motto: "${fact.motto_en}"${fact.motto_variants ? `, ${fact.motto_variants}` : ''}.`,
          ]),
        }),
        organization: slugOf(fact.organization),
        country: slugOf(fact.country),
        ...termFields(fact),
      }),
    ),

    topics: lists.topics.map((fact) =>
      compact({
        ...subjectFields(fact, fact.names, { aliases: plainAliases(fact.aliases), notes: notesOf(fact) }),
        terms: TOPIC_TERMS[fact.slug] ?? {},
      }),
    ),

    resolutions: lists.resolutions.map((fact) =>
      compact({
        ...subjectFields(fact, resolutionName(fact), {
          notes: notesOf(fact, [
            voteNote(fact),
            fact.introduced_by && `Introduced by ${nameOf(fact.introduced_by)}.`,
            fact.draft && `Draft ${fact.draft}.`,
            fact.press_release && `Press release ${fact.press_release}.`,
          ]),
        }),
        externalIds: fact.symbol ? [{ scheme: 'un-symbol', value: fact.symbol }] : [],
        symbol: fact.symbol,
        title: { en: fact.title },
        organ: slugOf(fact.organ),
        session: fact.session,
        adoptedOn: fact.date && parsePartialDate(fact.date).from,
        adoptedPrecision: fact.datePrecision,
        about: fact.title.startsWith('Cooperation between the United Nations')
          ? ['un-cooperation', 'un', 'csto']
          : ['csto', 'un-general-assembly'],
      }),
    ),

    operations: parentsFirst(
      lists.operations.map((fact) =>
        compact({
          ...subjectFields(
            { slug: fact.slug, source: [...fact.source, ...(fact.start_source ? [fact.start_source] : [])] },
            fact.names,
            {
              aliases: plainAliases(fact.aliases),
              notes: notesOf(fact, [
                fact.stages && `Held in stages: ${fact.stages.map((days) => days.join(' to ')).join('; ')}.`,
                fact.permanent_since && `Permanent since ${fact.permanent_since}.`,
                fact.proposed && `Proposed in ${fact.proposed}.`,
                fact.plan_agreed && `Plan agreed on ${fact.plan_agreed}.`,
                fact.summed_up_in && `Results summed up in ${fact.summed_up_in}.`,
                ...termNotes(fact),
              ]),
            },
          ),
          operationType: fact.operationType,
          organization: 'csto',
          series: slugOf(fact.series),
          country: slugOf(fact.country),
          ...termFields(fact),
        }),
      ),
      ({ series }) => series,
    ),

    sections: lists.sections.map(({ slug, names }) => ({ slug, language: 'en', name: names })),
  };
}

function organizationType(kind: string): OrganizationType {
  const type = ORGANIZATION_TYPE_OF_KIND[kind];
  if (type) return type;
  throw new Error(`No organization type is set for the kind "${kind}".`);
}

/** Resolution 77/13: …; where no symbol is known, the year or the session tells one from the next. */
function resolutionName({ symbol, session, date, title }: FactOf<'resolutions'>): Record<string, string> {
  const number = symbol?.replace('A/RES/', '');
  if (number) return { en: `Resolution ${number}: ${title}`, ru: `Резолюция ${number} Генеральной Ассамблеи ООН` };
  return { en: `UN General Assembly resolution of ${date ? date.slice(0, 4) : `the ${session}th session`}: ${title}` };
}

function voteNote({ vote, vote_tally: tally }: FactOf<'resolutions'>): string | undefined {
  const counts = tally ? `: ${tally.yes} in favour, ${tally.no} against, ${tally.abstain} abstentions` : '';
  return vote && `Adopted ${vote === 'recorded vote' ? 'by a recorded vote' : vote}${counts}.`;
}
