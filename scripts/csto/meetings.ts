import { coversThroughout } from '../../src/lib/term.js';
import type { FactOf } from './fact-files.js';
import { factOf, organizationOf, slugOf, type Facts } from './facts.js';
import { cityOfMeeting, meetingNames, meetingSummary, signedDocuments } from './meeting-words.js';
import { notesOf } from './notes.js';
import { cityNames, timeZoneOf } from './places.js';
import { compact, plainAliases, subjectFields, termFields } from './subject-fields.js';

/** Meetings, with whoever the facts say was there. Which country presided follows from the presidencies. */
export function meetingList(facts: Facts) {
  return facts.lists.meetings.map((fact) => {
    const city = cityOfMeeting(fact);
    return compact({
      ...subjectFields(fact, meetingNames(facts, fact), {
        aliases: plainAliases(fact.aliases),
        summary: meetingSummary(facts, fact),
        notes: notesOf(fact, [signedDocuments(fact.documents_signed_reported)]),
      }),
      organization: slugOf(facts, parentOfBodies(facts, fact)),
      bodies: fact.bodies.map((id) => slugOf(facts, id)),
      sessionKind: fact.sessionKind,
      session: fact.number,
      format: fact.format,
      status: fact.status === 'ANNOUNCED' ? 'PLANNED' : fact.status,
      startsOn: fact.date,
      startsPrecision: fact.datePrecision,
      timeZone: city ? timeZoneOf(city) : undefined,
      place: city ? cityNames(city) : undefined,
      country: slugOf(facts, fact.country),
      participants: participantsOf(facts, fact),
    });
  });
}

function parentOfBodies(facts: Facts, { slug, bodies }: FactOf<'meetings'>): string {
  const [parent, ...others] = new Set(bodies.map((id) => organizationOf(facts, id).parent));
  if (parent && others.length === 0) return parent;
  throw new Error(`The bodies of ${slug} must be of one organization.`);
}

function participantsOf(facts: Facts, { date, chair, guests, absent }: FactOf<'meetings'>) {
  const person = (role: 'CHAIR' | 'GUEST') => (id: string) =>
    compact({ subject: slugOf(facts, id), role, office: nationalOffice(facts, id, date) });
  return [
    ...(chair ? [chair] : []).map(person('CHAIR')),
    ...guests.map(person('GUEST')),
    ...absent.map((id) => ({ subject: slugOf(facts, id), role: 'ABSENT' })),
  ];
}

/** The one office of a country that somebody surely held on the day; undefined where there are none or more. */
function nationalOffice(facts: Facts, person: string, day: string): string | undefined {
  const held = facts.lists.tenures.filter((tenure) => tenure.person === person && isHeldOn(tenure, day));
  const offices = new Set(held.map(({ office }) => office).filter((id) => factOf(facts, 'offices', id).country));
  return offices.size === 1 ? slugOf(facts, [...offices][0]) : undefined;
}

function isHeldOn(tenure: FactOf<'tenures'>, day: string): boolean {
  const { firstKnownOn = null, lastKnownOn = null, ...term } = termFields(tenure);
  return coversThroughout({ ...term, firstKnownOn, lastKnownOn }, { from: day, until: day }, day);
}
