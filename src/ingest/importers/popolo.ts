import type { SourceValue } from '../../kinds/subject.js';
import { parsePartialDate, type PartialDate } from '../../lib/calendar.js';
import { badInput, messageOf } from '../../lib/errors.js';
import { wholeText } from '../source/decoded-text.js';
import { heldOffices, type SourceTerm } from './held-offices.js';
import type { Importer } from './importer.js';
import type { Flaw, RecordItem } from './item.js';
import { parsePopolo, type PopoloFile, type Thing } from './popolo-file.js';
import { popoloSubject, sourcesOf, textIn } from './popolo-subject.js';
import { sourceOf } from './source-value.js';

/** Whoever it names may stand anywhere in it, so that it is read as a whole. */
const MOST_BYTES = 12 * 1024 * 1024;

/**
 * Popolo, and EveryPolitician's edition of it: organizations, people, and the offices they hold by their memberships, one office for each post, or for each role
 * in an organization. Pictures, addresses and days of birth are left where they are.
 */
export const popoloImporter: Importer = {
  format: 'popolo',
  title: 'Popolo JSON, as of EveryPolitician: people, organizations and who holds which office',
  recognizes({ name, head }) {
    const beginning = new TextDecoder().decode(head);
    const isOfClasses = /"(?:persons|memberships|organizations|posts)"\s*:\s*\[/.test(beginning);
    return (
      /\.json$/i.test(name) &&
      (/popolo[^/]*$/i.test(name) || (isOfClasses && /"(?:person_id|organization_id|other_names)"/.test(beginning)))
    );
  },
  async *read(file, { language }) {
    const popolo = parsePopolo(await wholeText(file, MOST_BYTES));
    const source = sourceOf(file);
    const offices = new Map<string, Thing>();
    const { terms, flaws } = termsOf(popolo, offices, source);
    for (const post of popolo.posts) offices.set(postId(post), post);
    const { tenures, flaws: backwards, seats } = heldOffices(terms);
    const organizations = indexOf(popolo.organizations);

    yield* subjects('organizations', popolo.organizations, language, source, (thing) => ({
      organizationType: typeOf(textIn(thing, 'classification')),
      parent: referenceTo(organizations, textIn(thing, 'parent_id')),
    }));
    yield* subjects('offices', offices, language, source, (thing, id) => ({
      organization: referenceTo(organizations, textIn(thing, 'organization_id')),
      seats: seats.get(id) ?? 1,
    }));
    yield* subjects('officials', popolo.persons, language, source, () => ({}));
    yield* tenures;
    yield* [...flaws, ...backwards];
  },
};

function* subjects(
  list: RecordItem['list'],
  things: readonly Thing[] | ReadonlyMap<string, Thing>,
  language: string,
  source: SourceValue,
  others: (thing: Thing, id: string) => Readonly<Record<string, unknown>>,
): Iterable<RecordItem | Flaw> {
  const byId = Array.isArray(things)
    ? new Map(things.map((thing: Thing) => [textIn(thing, 'id') ?? '', thing]))
    : (things as ReadonlyMap<string, Thing>);
  for (const [id, thing] of byId) {
    const place = `${list}, ${id || 'without an id'}`;
    const subject = popoloSubject(thing, language, source);
    if (id === '')
      yield {
        place,
        flaw: `An object of a Popolo file must have an id, but ${textIn(thing, 'name') ?? 'one'} has none.`,
      };
    else if (subject)
      yield { type: 'RECORD', place, externalId: id, list, record: { ...subject, ...others(thing, id) } };
    else if (list !== 'organizations') yield { place, flaw: 'A person or an office must have a name, but has none.' };
  }
}

/** What an organization is by its classification; parties and companies are OTHER. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/legislature|parliament|chamber|executive|ministry|government|department|court/i, 'STATE_BODY'],
  [/committee|commission|council|board/i, 'BODY'],
  [/agency/i, 'AGENCY'],
];

function typeOf(classification: string | null): string {
  return TYPES.find(([pattern]) => pattern.test(classification ?? ''))?.[1] ?? 'OTHER';
}

/** An organization of this file or of another of the source; null where the data have "-" for none. */
function referenceTo(organizations: Index, id: string | null): string | null {
  const found = organizations.get(id);
  return id === null || (found && !/\p{L}/u.test(textIn(found, 'name') ?? '')) ? null : `#${id}`;
}

function postId(post: Thing): string {
  return textIn(post, 'id') ?? '';
}

/** The memberships as terms; the office of each is noted in `offices` by its id. */
function termsOf(
  popolo: PopoloFile,
  offices: Map<string, Thing>,
  source: SourceValue,
): { terms: SourceTerm[]; flaws: Flaw[] } {
  const known = {
    organizations: indexOf(popolo.organizations),
    posts: indexOf(popolo.posts),
    periods: indexOf(popolo.events),
    areas: indexOf(popolo.areas),
  };
  const terms: SourceTerm[] = [];
  const flaws: Flaw[] = [];
  for (const [at, membership] of popolo.memberships.entries()) {
    const place = `membership ${textIn(membership, 'id') ?? at + 1}`;
    try {
      const official = textIn(membership, 'person_id');
      if (official === null) throw badInput('A membership must be of a person, but has no person_id.');
      const office = officeOf(membership, known);
      offices.set(office.id, office.thing);
      terms.push({
        ...{ place, official, office: office.id },
        ...daysOf(membership, known.periods.get(textIn(membership, 'legislative_period_id'))),
        notes: notesOf(membership, known),
        sources: sourcesOf(membership, source),
      });
    } catch (error) {
      flaws.push({ place, flaw: messageOf(error) });
    }
  }
  return { terms, flaws };
}

type Index = ReadonlyMap<string | null, Thing>;

function indexOf(things: readonly Thing[]): Index {
  return new Map(things.map((thing) => [textIn(thing, 'id'), thing]));
}

/** A membership's post, else its role in its organization. */
function officeOf(membership: Thing, known: { posts: Index }): { id: string; thing: Thing } {
  const post = known.posts.get(textIn(membership, 'post_id'));
  if (post) return { id: postId(post), thing: post };
  const organization = textIn(membership, 'organization_id');
  if (organization === null) throw badInput('A membership must be of an organization or a post, but has neither id.');
  const role = textIn(membership, 'role') ?? 'member';
  const label = role.charAt(0).toUpperCase() + role.slice(1);
  return { id: `${organization}/${role.toLowerCase()}`, thing: { label, organization_id: organization } };
}

function notesOf(membership: Thing, known: { areas: Index; organizations: Index }): string[] {
  const area = known.areas.get(textIn(membership, 'area_id'));
  const party = known.organizations.get(textIn(membership, 'on_behalf_of_id'));
  const [where, whose] = [area && textIn(area, 'name'), party && textIn(party, 'name')];
  return [where && `For ${where}.`, whose && /\p{L}/u.test(whose) && `On behalf of ${whose}.`].filter(
    (note) => typeof note === 'string',
  );
}

/** A membership without a day of its own goes with its legislative period, unless its other day says that it did not. */
function daysOf(membership: Thing, period: Thing | undefined): Pick<SourceTerm, 'start' | 'end'> {
  const [start, end] = [dateIn(membership, 'start_date'), dateIn(membership, 'end_date')];
  const [opens, closes] = [dateIn(period, 'start_date'), dateIn(period, 'end_date')];
  return {
    start: start ?? (opens && end && end.until < opens.from ? null : opens),
    end: end ?? (closes && start && closes.until < start.from ? null : closes),
  };
}

function dateIn(thing: Thing | undefined, key: string): PartialDate | null {
  const text = thing && textIn(thing, key);
  return text ? parsePartialDate(text.replace(/T.*$/s, '')) : null;
}
