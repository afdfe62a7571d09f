import { articleKind } from './article.js';
import { countryKind } from './country.js';
import { countryVoteKind } from './country-vote.js';
import { imageKind } from './image.js';
import { pluralOf, type Kind } from './kind.js';
import { meetingKind } from './meeting.js';
import { membershipKind } from './membership.js';
import { mentionKind } from './mention.js';
import { officeKind } from './office.js';
import { officialKind } from './official.js';
import { operationKind } from './operation.js';
import { organizationKind } from './organization.js';
import { participantKind } from './participant.js';
import { presidencyKind } from './presidency.js';
import { resolutionKind } from './resolution.js';
import { searchKind } from './search.js';
import { sectionKind } from './section.js';
import { statementKind } from './statement.js';
import { subjectKindOf } from './subject.js';
import { tenureKind } from './tenure.js';
import { topicKind } from './topic.js';
import type { SubjectKind } from './vocabulary.js';
import { voteKind } from './vote.js';

/** Every kind of content with rows of its own. Adding one takes its own files and a line here. */
const OWN_KINDS: readonly Kind[] = [
  articleKind,
  statementKind,
  mentionKind,
  officialKind,
  officeKind,
  tenureKind,
  organizationKind,
  membershipKind,
  countryKind,
  presidencyKind,
  meetingKind,
  participantKind,
  resolutionKind,
  voteKind,
  countryVoteKind,
  operationKind,
  topicKind,
  sectionKind,
  imageKind,
];

/** The kinds of subject: whatever has a name that news is about. */
export const SUBJECT_KINDS = OWN_KINDS.filter(({ isSubject }) => isSubject);

for (const { name, visible } of SUBJECT_KINDS) {
  // Names are searched, completed and spelled whoever asks.
  if (visible.length > 0) throw new Error(`A subject is there for everybody to see, and so must a ${name} be.`);
  // SQL makes the type of its kind and back again: AWARD, Award.
  if (!/^[A-Z][a-z]+$/.test(name))
    throw new Error(`A kind of subject is named by one word with one capital, not ${name}.`);
}

export const KINDS: readonly Kind[] = [...OWN_KINDS, subjectKindOf(SUBJECT_KINDS)];

/** The kinds that the search finds. */
export const SEARCHED_KINDS = OWN_KINDS.filter(({ isSubject, isSearched }) => isSubject || isSearched);

/** The kinds whose rows have ids of their own: what `node` finds and the ledger speaks of. */
export const NODE_KINDS = KINDS.filter(({ isNode }) => isNode);

/** The search is no kind to list, but is kept to a `where` as they are. */
const BY_TYPE = new Map([...KINDS, searchKind].map((kind) => [kind.name, kind]));

/** The kind behind a GraphQL type; undefined for a type that is none. */
export function findKind(typeName: string): Kind | undefined {
  return BY_TYPE.get(typeName);
}

/** The kind behind a GraphQL type that is known to be one. */
export function kindOf(typeName: string): Kind {
  const kind = BY_TYPE.get(typeName);
  if (!kind) throw new Error(`There is no kind of content named ${typeName}.`);
  return kind;
}

const BY_COLLECTION = new Map(
  OWN_KINDS.flatMap((kind) => {
    const collection = kind.collection ?? (kind.isSubject ? pluralOf(kind) : undefined);
    return collection === undefined ? [] : [[collection, kind]];
  }),
);

/** The kind whose pages stand below that part of an address, such as `news`; undefined when none do. */
export function kindBelow(collection: string): Kind | undefined {
  return BY_COLLECTION.get(collection);
}

/** The word that the API has for a kind of subject: OFFICIAL. */
export function subjectWord({ name }: Kind): SubjectKind {
  return name.toUpperCase() as SubjectKind;
}

/** The word that the API has for all of a kind that is searched: COUNTRIES. */
export function searchedWord({ name }: Kind): string {
  return (name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`).toUpperCase();
}
