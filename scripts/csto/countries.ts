import { code3Of, namesByCode, slugByCode } from './country-codes.js';
import { NATIVE_LANGUAGES } from './editorial.js';
import type { Facts } from './facts.js';
import { notesOf } from './notes.js';
import { compact, plainAliases, subjectFields } from './subject-fields.js';
import { membershipSummary } from './summaries-of-belonging.js';
import { voteSources } from './votes.js';

/** The countries of the facts, then those that only a roll call names. */
export function countryList(facts: Facts) {
  return [...countriesOfFacts(facts), ...countriesOfRollCalls(facts)];
}

function countriesOfFacts(facts: Facts) {
  return facts.lists.countries.map((fact) => {
    const { native, ...names } = fact.names;
    const language = NATIVE_LANGUAGES[fact.iso2] ?? 'und';
    return compact({
      ...subjectFields(fact, names, {
        aliases: [
          ...plainAliases(fact.aliases),
          ...(native ? [{ text: native, language, aliasType: 'OTHER' as const }] : []),
        ],
        summary: membershipSummary(facts, fact.id),
        notes: notesOf(fact),
      }),
      ...codes(fact.iso2, fact.iso3),
    });
  });
}

/** In the order of their codes, each with the page of the first vote that names it. */
function countriesOfRollCalls(facts: Facts) {
  const known = new Set(facts.lists.countries.map(({ iso2 }) => iso2));
  const sources = new Map<string, readonly string[]>();
  for (const resolution of facts.lists.resolutions) {
    for (const code of resolution.against_countries) {
      if (!known.has(code) && !sources.has(code)) sources.set(code, voteSources(resolution));
    }
  }
  return [...sources.keys()].sort().map((code) =>
    compact({
      ...subjectFields({ slug: slugByCode(facts, code), source: sources.get(code)! }, namesByCode(code), {}),
      ...codes(code, code3Of(code)),
    }),
  );
}

function codes(code: string, code3: string) {
  return { externalIds: [{ scheme: 'iso3166-1', value: code }], code, code3 };
}
