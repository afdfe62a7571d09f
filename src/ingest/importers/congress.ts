import type { SourceValue } from '../../kinds/subject.js';
import { parsePartialDate } from '../../lib/calendar.js';
import { badInput, messageOf } from '../../lib/errors.js';
import type { SourceFile } from '../source/source-file.js';
import { heldOffices, type SourceTerm } from './held-offices.js';
import type { Importer } from './importer.js';
import type { Flaw, RecordItem } from './item.js';
import { isPlainRecord } from './plain-record.js';
import type { Thing } from './popolo-file.js';
import { textIn } from './popolo-subject.js';
import { sourceOf } from './source-value.js';
import { yamlList } from './yaml-list.js';

const MOST_ENTRIES = 100_000;

/** The offices that terms are of, by their type. */
const OFFICES: Readonly<
  Record<string, { readonly name: string; readonly organization: string | null; readonly seats: number }>
> = {
  prez: { name: 'President of the United States', organization: null, seats: 1 },
  viceprez: { name: 'Vice President of the United States', organization: null, seats: 1 },
  sen: { name: 'United States Senator', organization: 'senate', seats: 100 },
  // 435 representatives, five delegates and a resident commissioner.
  rep: { name: 'Member of the United States House of Representatives', organization: 'house', seats: 441 },
};
const CHAMBERS: Readonly<Record<string, string>> = {
  senate: 'United States Senate',
  house: 'United States House of Representatives',
};

/**
 * The people of the project congress-legislators (`legislators-*.yaml`, `executive.yaml`) with the offices they hold and held, and its
 * committees (`committees-*.yaml`).
 */
export const congressImporter: Importer = {
  format: 'congress',
  title: 'congress-legislators YAML: members of the US Congress, presidents, committees',
  recognizes({ name, head }) {
    const beginning = new TextDecoder().decode(head);
    const isOfPeople =
      /^- id:\s*$/m.test(beginning) && /^ {4}bioguide:/m.test(beginning) && /^ {2}terms:/m.test(beginning);
    return /\.ya?ml$/i.test(name) && (isOfPeople || /^ {2}thomas_id: [A-Z]{4}\s*$/m.test(beginning));
  },
  async *read(file) {
    const things = await readList(file);
    const source = sourceOf(file);
    yield countryItem(source);
    yield* Object.entries(CHAMBERS).map(([id, name]) => organizationItem(id, name, null, source));
    if (things.some((thing) => Array.isArray(thing.terms))) yield* people(things, source);
    else yield* things.flatMap((thing) => committeeItems(thing, source));
  },
};

async function readList(file: SourceFile): Promise<Thing[]> {
  const things: Thing[] = [];
  for await (const { value } of yamlList(file)) {
    if (!isPlainRecord(value)) throw noList();
    if (things.push(value) > MOST_ENTRIES)
      throw badInput(`${file.name} may have ${MOST_ENTRIES} entries, but has more.`);
  }
  if (things.length === 0) throw noList();
  return things;
}

function noList(): Error {
  return badInput('A file of congress-legislators must be a list of people or of committees, but is none.');
}

function countryItem(source: SourceValue): RecordItem {
  return {
    ...{ type: 'RECORD', place: 'the country', externalId: 'US', list: 'countries' },
    record: { language: 'en', name: { en: 'United States' }, code: 'US', code3: 'USA', sources: [source] },
  };
}

function organizationItem(id: string, name: string, parent: string | null, source: SourceValue): RecordItem {
  const organizationType = parent === null ? 'STATE_BODY' : 'BODY';
  return {
    ...{ type: 'RECORD', place: name, externalId: id, list: 'organizations' },
    record: {
      language: 'en',
      name: { en: name },
      organizationType,
      parent: parent && `#${parent}`,
      country: '#US',
      sources: [source],
    },
  };
}

function committeeItems(committee: Thing, source: SourceValue): (RecordItem | Flaw)[] {
  const [id, name] = [textIn(committee, 'thomas_id'), textIn(committee, 'name')];
  if (id === null || name === null)
    return [{ place: name ?? 'a committee', flaw: 'A committee must have a thomas_id and a name.' }];
  const chamber = textIn(committee, 'type') ?? '';
  const parts = Array.isArray(committee.subcommittees) ? committee.subcommittees.filter(isPlainRecord) : [];
  return [
    organizationItem(id, name, chamber in CHAMBERS ? chamber : null, source),
    ...parts.flatMap((part) => {
      const [partId, partName] = [textIn(part, 'thomas_id'), textIn(part, 'name')];
      return partId === null || partName === null
        ? []
        : [organizationItem(id + partId, `${name}: ${partName}`, id, source)];
    }),
  ];
}

function* people(things: readonly Thing[], source: SourceValue): Iterable<RecordItem | Flaw> {
  const terms: SourceTerm[] = [];
  const officials: RecordItem[] = [];
  const flaws: Flaw[] = [];
  for (const [at, thing] of things.entries()) {
    try {
      const official = officialItem(thing, source);
      const own = (thing.terms as unknown[]).filter(isPlainRecord).map((term) => termOf(official, term, source));
      officials.push(official);
      terms.push(...own);
    } catch (error) {
      flaws.push({ place: `person ${at + 1}`, flaw: messageOf(error) });
    }
  }
  const { tenures, flaws: backwards } = heldOffices(terms);
  yield* [...new Set(terms.map(({ office }) => office))].map((type) => officeItem(type, source));
  yield* officials;
  yield* tenures;
  yield* [...flaws, ...backwards];
}

function officialItem(thing: Thing, source: SourceValue): RecordItem {
  const ids = isPlainRecord(thing.id) ? thing.id : {};
  const name = isPlainRecord(thing.name) ? thing.name : {};
  const id = textIn(ids, 'bioguide') ?? otherId(ids);
  const given = ['first', 'middle', 'last', 'suffix'].map((key) => textIn(name, key)).filter((part) => part !== null);
  const full = textIn(name, 'official_full') ?? given.join(' ');
  if (id === null || full === '') throw badInput('A person must have an id and a name.');
  if (!Array.isArray(thing.terms)) throw badInput(`${full} must have terms, but has none.`);
  const nickname = textIn(name, 'nickname');
  const others = [given.join(' '), nickname && `${nickname} ${textIn(name, 'last')}`].filter(
    (other) => other && other !== full,
  );
  return {
    ...{ type: 'RECORD', place: full, externalId: id, list: 'officials' },
    record: {
      language: 'en',
      name: { en: full },
      aliases: [...new Set(others)].map((text) => ({ text, language: 'en', aliasType: 'OTHER' })),
      externalIds: identifiers(ids),
      country: '#US',
      sources: [source],
    },
  };
}

/** Presidents who were never in Congress have no bioguide id. */
function otherId(ids: Thing): string | null {
  const found = ['govtrack', 'icpsr_prez', 'wikidata'].find((scheme) => textIn(ids, scheme) !== null);
  return found === undefined ? null : `${found}:${textIn(ids, found)}`;
}

function identifiers(ids: Thing): { scheme: string; value: string }[] {
  return Object.entries(ids).flatMap(([scheme, given]) => {
    const values = [given].flat().filter((value) => typeof value === 'string' || typeof value === 'number');
    return values.map((value) => ({ scheme, value: String(value) }));
  });
}

function termOf(official: RecordItem, term: Thing, source: SourceValue): SourceTerm {
  const type = textIn(term, 'type') ?? '';
  if (!Object.hasOwn(OFFICES, type))
    throw badInput(`A term must be of type ${Object.keys(OFFICES).join(', ')}, but got "${type}".`);
  const [start, end] = [textIn(term, 'start'), textIn(term, 'end')];
  const [state, district, party] = ['state', 'district', 'party'].map((key) => textIn(term, key));
  const seat = state && `For ${state}${district && district !== '0' ? `, district ${district}` : ''}.`;
  return {
    ...{ place: `${official.place}, term from ${start}`, official: official.externalId!, office: type },
    start: start === null ? null : parsePartialDate(start),
    end: end === null ? null : parsePartialDate(end),
    notes: [seat, party && `Party: ${party}.`].filter((note) => typeof note === 'string'),
    sources: [source],
  };
}

function officeItem(type: string, source: SourceValue): RecordItem {
  const { name, organization, seats } = OFFICES[type]!;
  return {
    ...{ type: 'RECORD', place: name, externalId: type, list: 'offices' },
    record: {
      language: 'en',
      name: { en: name },
      organization: organization && `#${organization}`,
      country: '#US',
      seats,
      sources: [source],
    },
  };
}
