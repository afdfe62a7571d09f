import { groupBy } from '../../lib/group-by.js';
import type { Gazetteer, GazetteerSubject, GazetteerTenure } from './gazetteer.js';
import { emptyLexicon } from './lexicon.js';
import { namesOf, sharedKey, type Name } from './names.js';
import { ownersOf, spellingsOf } from './owners.js';
import { surnamesOf } from './person-names.js';
import { addPhrase, emptyPhrases, type Phrases } from './phrases.js';
import { compileSymbols, type Symbols } from './symbols.js';
import { compileTitles } from './titles.js';
import { compileTopics, type Topics } from './topics.js';

/** A gazetteer made ready for searching: built once, used for any number of texts. */
export interface CompiledGazetteer {
  readonly subjects: ReadonlyMap<string, GazetteerSubject>;
  readonly names: Phrases<Name>;
  readonly surnames: Phrases<GazetteerSubject>;
  /** Ids of what each subject belongs to, from near to far. */
  readonly owners: ReadonlyMap<string, readonly string[]>;
  readonly tenuresOfOffice: ReadonlyMap<string, readonly GazetteerTenure[]>;
  readonly tenures: ReadonlyMap<string, GazetteerTenure>;
  /** Presidencies by organization and country, as `presidencyKey` joins them. */
  readonly presidencies: ReadonlyMap<string, readonly GazetteerSubject[]>;
  readonly symbols: Symbols;
  readonly titles: ReadonlyMap<string, readonly string[]>;
  readonly topics: Topics;
}

export function presidencyKey(organizationId: string, countryId: string): string {
  return `${organizationId} ${countryId}`;
}

export function isOutlet({ subjects }: Pick<CompiledGazetteer, 'subjects'>, subjectId: string): boolean {
  return subjects.get(subjectId)?.organizationType === 'MEDIA_OUTLET';
}

/** The names of officials as they are kept, with the ids of those who bear them. */
function spelledNames(officials: readonly GazetteerSubject[]): Map<string, Set<string>> {
  const bearers = new Map<string, Set<string>>();
  for (const official of officials) {
    for (const key of spellingsOf(official).map(sharedKey)) {
      const known = bearers.get(key);
      if (known) known.add(official.id);
      else bearers.set(key, new Set([official.id]));
    }
  }
  return bearers;
}

/** Makes a gazetteer ready for searching: about a second for 20,000 subjects. */
export function compileGazetteer(gazetteer: Gazetteer): CompiledGazetteer {
  const subjects = new Map(gazetteer.subjects.map((subject) => [subject.id, subject]));
  const lexicon = emptyLexicon();
  const names = emptyPhrases<Name>(lexicon);
  const surnames = emptyPhrases<GazetteerSubject>(lexicon);
  const ofKind = groupBy(gazetteer.subjects, ({ kind }) => kind);

  const spelled = spelledNames(ofKind.get('OFFICIAL') ?? []);
  for (const subject of gazetteer.subjects) {
    for (const name of namesOf(subject, subjects)) {
      // "John Adams" is never short for John Quincy Adams where he is somebody himself.
      const bearers = subject.kind === 'OFFICIAL' ? spelled.get(sharedKey(name.text)) : undefined;
      if (bearers && !bearers.has(subject.id)) continue;
      addPhrase(names, name.text, !name.isAcronym, name);
    }
  }
  for (const official of ofKind.get('OFFICIAL') ?? []) {
    for (const surname of surnamesOf(spellingsOf(official))) addPhrase(surnames, surname, true, official);
  }
  return {
    subjects,
    names,
    surnames,
    owners: new Map(gazetteer.subjects.map((subject) => [subject.id, ownersOf(subject, subjects).map(({ id }) => id)])),
    tenuresOfOffice: groupBy(gazetteer.tenures, ({ officeId }) => officeId),
    tenures: new Map(gazetteer.tenures.map((tenure) => [tenure.id, tenure])),
    presidencies: groupBy(
      (ofKind.get('PRESIDENCY') ?? []).filter(({ organizationId, countryId }) => organizationId && countryId),
      ({ organizationId, countryId }) => presidencyKey(organizationId!, countryId!),
    ),
    symbols: compileSymbols(ofKind.get('RESOLUTION') ?? []),
    titles: compileTitles(ofKind.get('RESOLUTION') ?? []),
    topics: compileTopics(ofKind.get('TOPIC') ?? []),
  };
}
