import type { OrganizationType } from '../../src/kinds/vocabulary.js';
import { countryList } from './countries.js';
import { fromTo, on, since } from './dates.js';
import type { FactOf } from './fact-files.js';
import { slugOf, type Facts } from './facts.js';
import { meetingList } from './meetings.js';
import { membershipList } from './memberships.js';
import { noteOn, notesIn, notesOf, ownNotes, termNotes } from './notes.js';
import { inCity } from './places.js';
import { resolutionList } from './resolutions.js';
import {
  compact,
  parentsFirst,
  plainAliases,
  sourcesOf,
  subjectFields,
  termFields,
  TRANSLITERATED,
  withoutPatronymic,
} from './subject-fields.js';
import { presidencySummary } from './summaries-of-belonging.js';
import { officeSummary, officialSummary } from './summaries-of-officials.js';
import { operationSummary } from './summaries-of-operations.js';
import { organizationSummary } from './summaries-of-organizations.js';
import { TOPIC_TERMS } from './topic-terms.js';
import { inBoth } from './wording.js';

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

/** The lists of subjects, of who held and belonged to what, and of sections. */
export function subjectLists(facts: Facts) {
  const { lists } = facts;
  return {
    countries: countryList(facts),
    organizations: parentsFirst(
      [...lists.organizations, ...lists.bodies].map((fact) => organization(facts, fact)),
      ({ parent }) => parent,
    ),
    offices: lists.offices.map((fact) => office(facts, fact)),
    officials: lists.officials.map((fact) => official(facts, fact)),
    tenures: lists.tenures.map((fact) => tenure(facts, fact)),
    memberships: membershipList(facts),
    presidencies: lists.presidencies.map((fact) => presidency(facts, fact)),
    topics: lists.topics.map(topic),
    meetings: meetingList(facts),
    resolutions: resolutionList(facts),
    operations: parentsFirst(
      lists.operations.map((fact) => operation(facts, fact)),
      ({ series }) => series,
    ),
    sections: lists.sections.map(({ slug, names }) => ({ slug, language: 'en', name: names })),
  };
}

function organization(facts: Facts, fact: FactOf<'organizations' | 'bodies'>) {
  const { translit, ...acronyms } = fact.acronyms;
  const acronym = Object.fromEntries(Object.entries(acronyms).filter(([, text]) => text !== null));
  const initials = new Set(Object.values(acronym));
  return compact({
    ...subjectFields(fact, fact.names, {
      aliases: [
        ...plainAliases(fact.aliases).filter(({ text }) => !initials.has(text)),
        ...(translit ? [{ text: translit, language: TRANSLITERATED, aliasType: 'TRANSLITERATION' as const }] : []),
      ],
      summary: organizationSummary(facts, fact),
      notes: notesOf(fact, ownNotes(fact.founded_basis, fact.established_basis)),
    }),
    organizationType: fact.slug === 'csto-secretariat' ? 'SECRETARIAT' : organizationType(fact.kind),
    acronym,
    parent: slugOf(facts, fact.parent),
    country: slugOf(facts, fact.country),
  });
}

function organizationType(kind: string): OrganizationType {
  const type = ORGANIZATION_TYPE_OF_KIND[kind];
  if (type) return type;
  throw new Error(`No organization type is set for the kind "${kind}".`);
}

function office(facts: Facts, fact: FactOf<'offices'>) {
  return compact({
    ...subjectFields(fact, fact.titles, {
      aliases: plainAliases(fact.aliases),
      summary: officeSummary(facts, fact),
      notes: notesOf(fact),
    }),
    organization: slugOf(facts, fact.body ?? fact.organization),
    country: slugOf(facts, fact.country),
    rank: fact.rank,
    seats: fact.seats,
  });
}

function official(facts: Facts, fact: FactOf<'officials'>) {
  return compact({
    ...subjectFields(fact, fact.names, {
      aliases: [...plainAliases(fact.aliases, 'SPELLING'), ...withoutPatronymic(fact.names.ru)],
      summary: officialSummary(facts, fact.id),
      notes: notesOf(fact),
    }),
    country: slugOf(facts, fact.country),
  });
}

function tenure(facts: Facts, fact: FactOf<'tenures'>) {
  return compact({
    official: slugOf(facts, fact.person),
    office: slugOf(facts, fact.office),
    acting: fact.acting,
    ...termFields(fact),
    sources: sourcesOf(fact.source),
    notes: notesIn(
      notesOf(fact, [
        noteOn(fact.appointed, (day, language) =>
          language === 'en' ? `Appointed ${on('en', day)}.` : `Назначение состоялось ${on('ru', day)}.`,
        ),
        fact.early_recall && {
          en: 'Recalled before the end of the term.',
          ru: 'Отзыв состоялся до окончания срока полномочий.',
        },
        ...termNotes(fact),
      ]),
    ),
  });
}

function presidency(facts: Facts, fact: FactOf<'presidencies'>) {
  return compact({
    ...subjectFields(fact, fact.names, {
      aliases: plainAliases(fact.aliases),
      summary: presidencySummary(facts, fact),
      notes: notesOf(fact, [
        ...termNotes(fact),
        noteOn(fact.motto_en, (words, language) =>
          language === 'en' ? `Motto: “${words}”.` : `Девиз по-английски: «${words}».`,
        ),
        ...ownNotes(fact.motto_variants),
      ]),
    }),
    organization: slugOf(facts, fact.organization),
    country: slugOf(facts, fact.country),
    ...termFields(fact),
  });
}

function topic(fact: FactOf<'topics'>) {
  return compact({
    ...subjectFields(fact, fact.names, { aliases: plainAliases(fact.aliases), notes: notesOf(fact) }),
    terms: TOPIC_TERMS[fact.slug] ?? {},
  });
}

function operation(facts: Facts, fact: FactOf<'operations'>) {
  const { stages, permanent_since, proposed, plan_agreed, summed_up_in, start_source } = fact;
  return compact({
    ...subjectFields(
      { slug: fact.slug, source: [...fact.source, ...(start_source ? [start_source] : [])] },
      fact.names,
      {
        aliases: plainAliases(fact.aliases),
        summary: operationSummary(facts, fact),
        notes: notesOf(fact, [
          stages.length > 0 &&
            inBoth((language) => {
              const days = stages.map(([first, last]) => fromTo(language, first, last)).join('; ');
              return language === 'en' ? `Held in stages: ${days}.` : `Этапы: ${days}.`;
            }),
          noteOn(permanent_since, (date, language) =>
            language === 'en' ? `Permanent ${since('en', date)}.` : `На постоянной основе ${since('ru', date)}.`,
          ),
          noteOn(proposed, (date, language) =>
            language === 'en' ? `Proposed ${on('en', date)}.` : `Предложена ${on('ru', date)}.`,
          ),
          noteOn(plan_agreed, (day, language) =>
            language === 'en' ? `Plan agreed ${on('en', day)}.` : `План согласован ${on('ru', day)}.`,
          ),
          noteOn(summed_up_in, (city, language) =>
            language === 'en' ? `Results summed up ${inCity('en', city)}.` : `Итоги подведены ${inCity('ru', city)}.`,
          ),
          ...termNotes(fact),
        ]),
      },
    ),
    operationType: fact.operationType,
    organization: 'csto',
    series: slugOf(facts, fact.series),
    country: slugOf(facts, fact.country),
    ...termFields(fact),
  });
}
