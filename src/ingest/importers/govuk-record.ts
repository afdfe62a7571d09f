import type { SourceValue } from '../../kinds/subject.js';
import { isDay, parsePartialDate, type PartialDate } from '../../lib/calendar.js';
import { badInput } from '../../lib/errors.js';
import { excerptOf } from '../../lib/text.js';
import { addressOf, detailsOf, languageOf, linksOf } from './govuk-item.js';
import { heldOffices, type SourceTerm } from './held-offices.js';
import type { Flaw, RecordItem } from './item.js';
import { plainTextOf } from './plain-text.js';
import type { Thing } from './popolo-file.js';
import { textIn } from './popolo-subject.js';

type Records = (item: Thing, place: string, usual: SourceValue) => readonly (RecordItem | Flaw)[];

/** The records that a content item of each schema gives. What they name and what the item says of it come before them. */
export const GOVUK_RECORDS: Readonly<Record<string, Records>> = {
  organisation: organization,
  worldwide_organisation: organization,
  working_group: organization,
  role: appointments,
  person: appointments,
  taxon: topic,
};

const TYPES: Readonly<Record<string, string>> = {
  executive_agency: 'AGENCY',
  executive_ndpb: 'BODY',
  advisory_ndpb: 'BODY',
  tribunal: 'STATE_BODY',
  other: 'OTHER',
};

function organization(item: Thing, place: string, usual: SourceValue): readonly RecordItem[] {
  const parents = linksOf(item, 'ordered_parent_organisations', 'sponsoring_organisations').filter(hasId).slice(0, 1);
  const details = detailsOf(item);
  const isGroup = item.schema_name === 'working_group';
  const acronym = textIn(details, 'acronym');
  const subject = subjectOf(item, usual);
  const own = record('organizations', item, place, {
    ...subject,
    acronym: acronym === null ? {} : { [subject.language]: acronym },
    organizationType: isGroup ? 'BODY' : (TYPES[textIn(details, 'organisation_type') ?? ''] ?? 'STATE_BODY'),
    parent: parents[0] ? reference(parents[0]) : null,
  });
  return [...parents.map((parent) => linkedOrganization(parent, place, usual)), own];
}

function linkedOrganization(link: Thing, place: string, usual: SourceValue): RecordItem {
  return record('organizations', link, place, { ...subjectOf(link, usual), organizationType: 'STATE_BODY' });
}

function topic(item: Thing, place: string, usual: SourceValue): readonly RecordItem[] {
  const broader = linksOf(item, 'parent_taxons').filter(hasId).slice(0, 1);
  return [
    ...broader.map((link) => record('topics', link, place, subjectOf(link, usual))),
    record('topics', item, place, { ...subjectOf(item, usual), broader: broader[0] ? reference(broader[0]) : null }),
  ];
}

/** A role with who was appointed to it, or a person with what she was appointed to. */
function appointments(item: Thing, place: string, usual: SourceValue): readonly (RecordItem | Flaw)[] {
  const isRole = item.schema_name === 'role';
  const roles = new Map<string, Thing>();
  const people = new Map<string, Thing>();
  const note = (things: Map<string, Thing>, thing: Thing) => things.set(idOf(thing), thing);
  note(isRole ? roles : people, item);
  const terms = linksOf(item, 'role_appointments').flatMap((appointment): SourceTerm[] => {
    const role = isRole ? item : linksOf(appointment, 'role').find(hasId);
    const person = isRole ? linksOf(appointment, 'person').find(hasId) : item;
    if (role === undefined || person === undefined) return [];
    if (!isRole) note(roles, role);
    else note(people, person);
    const { started_on: start, ended_on: end } = detailsOf(appointment);
    const days = { start: dayOf(start), end: dayOf(end) };
    return [
      { place, official: idOf(person), office: idOf(role), ...days, notes: [], sources: [sourceFor(item, usual)] },
    ];
  });
  const { tenures, flaws, seats } = heldOffices(terms);
  const organizations = new Map<string, Thing>();
  const offices = [...roles].map(([id, role]) => {
    const [owner] = linksOf(role, 'ordered_parent_organisations').filter(hasId);
    if (owner) note(organizations, owner);
    return record('offices', role, place, {
      ...subjectOf(role, usual),
      organization: owner ? reference(owner) : null,
      seats: seats.get(id) ?? 1,
    });
  });
  return [
    ...[...organizations.values()].map((link) => linkedOrganization(link, place, usual)),
    ...offices,
    ...[...people.values()].map((person) => official(person, place, usual)),
    ...tenures,
    ...flaws,
  ];
}

/** Forms of address and letters behind a name, as ministers have them. */
const ADDRESS = /^(?:The )?(?:Rt|Right) Hon(?:ourable)?\.? (?:the )?/;
const LETTERS = /(?: (?:MP|MSP|MS|QC|KC|PC|CBE|OBE|MBE|CMG|KCMG|GCMG|DBE|KBE))+$/;

function official(person: Thing, place: string, usual: SourceValue): RecordItem {
  const subject = subjectOf(person, usual);
  const printed = subject.name[subject.language]!;
  const plain = printed.replace(ADDRESS, '').replace(LETTERS, '');
  const aliases = plain === printed ? [] : [{ text: printed, language: subject.language, aliasType: 'OTHER' }];
  return record('officials', person, place, { ...subject, name: { [subject.language]: plain }, aliases });
}

function subjectOf(item: Thing, usual: SourceValue) {
  const name = plainTextOf(textIn(item, 'title') ?? '');
  if (name === '') throw badInput('A content item must have a title, but has none.');
  const language = languageOf(item) ?? 'en';
  const summary = excerptOf(plainTextOf(textIn(item, 'description') ?? ''), 1000);
  return {
    language,
    name: { [language]: name } as Readonly<Record<string, string>>,
    summary: summary === '' ? {} : { [language]: summary },
    sources: [sourceFor(item, usual)],
  };
}

function sourceFor(item: Thing, usual: SourceValue): SourceValue {
  const url = addressOf(item);
  return url === null ? usual : { url, title: 'www.gov.uk' };
}

function record(
  list: RecordItem['list'],
  item: Thing,
  place: string,
  fields: Readonly<Record<string, unknown>>,
): RecordItem {
  return { type: 'RECORD', place, externalId: idOf(item), list, record: fields };
}

function hasId(item: Thing): boolean {
  return textIn(item, 'content_id') !== null && textIn(item, 'title') !== null;
}

function idOf(item: Thing): string {
  const id = textIn(item, 'content_id') ?? textIn(item, 'base_path');
  if (id === null) throw badInput('A content item must have a content_id or a base_path, but has neither.');
  return id;
}

function reference(item: Thing): string {
  return `#${idOf(item)}`;
}

/** The day of a moment as GOV.UK writes it, with its own clock's offset. */
function dayOf(moment: unknown): PartialDate | null {
  const day = typeof moment === 'string' ? moment.slice(0, 10) : '';
  return isDay(day) ? parsePartialDate(day) : null;
}
