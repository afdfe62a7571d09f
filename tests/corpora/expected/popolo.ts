const NONE_OF_THEM =
  'A Popolo file must hold persons, organizations, posts, memberships, areas, events, or one of them, but this one has none.';

/** The specification's examples of what is neither a person, an organization, a post nor a membership, and its schemas. */
const OF_OTHER_THINGS = [
  ...['area', 'contact_detail', 'count', 'event', 'metadata', 'motion', 'speech', 'vote', 'vote_event'].map(
    (name) => `popolo-spec/examples/${name}.json`,
  ),
  ...['area', 'contact_detail', 'count', 'event', 'group_result', 'identifier', 'link', 'membership', 'motion'].map(
    (name) => `popolo-spec/schemas/${name}.json`,
  ),
  ...['organization', 'other_name', 'person', 'post', 'speech', 'vote', 'vote_event'].map(
    (name) => `popolo-spec/schemas/${name}.json`,
  ),
];

/** Records by list, and what could not be read; a sentence where the file is refused as a whole. */
export const EXPECTED_PEOPLE: Readonly<Record<string, unknown>> = {
  // 227 memberships; the party called "-" is none.
  'everypolitician/burundi-ep-popolo-v1.0.json': { organizations: 8, offices: 1, officials: 227, tenures: 227 },
  'everypolitician/estonia-ep-popolo-v1.0.json': { organizations: 8, offices: 1, officials: 193, tenures: 299 },
  'everypolitician/kenya-ep-popolo-v1.0.json': { organizations: 23, offices: 3, officials: 355, tenures: 355 },
  'everypolitician/ep-popolo-v1.0.json': { officials: 1 },
  // Terms that follow each other for one state and party are one tenure.
  'congress-legislators/legislators-current.yaml': {
    countries: 1,
    organizations: 2,
    offices: 2,
    officials: 537,
    tenures: 1182,
  },
  'congress-legislators/executive.yaml': { countries: 1, organizations: 2, offices: 2, officials: 80, tenures: 98 },
  'congress-legislators/committees-current.yaml': { countries: 1, organizations: 232 },
  // Who sits on which committee, without any dates: no tenures can be made of it.
  'congress-legislators/committee-membership-current.yaml':
    'A file of congress-legislators must be a list of people or of committees, but is none.',
  'popolo-spec/examples/embedding-membership.json': { organizations: 1, offices: 1, officials: 1, tenures: 1 },
  'popolo-spec/examples/embedding-organization.json': { organizations: 1, offices: 2, tenures: 2 },
  'popolo-spec/examples/embedding-person.json': { offices: 2, officials: 1, tenures: 2 },
  'popolo-spec/examples/embedding-post.json': { organizations: 1, offices: 1, tenures: 1 },
  'popolo-spec/examples/membership.json': { offices: 1, tenures: 1 },
  'popolo-spec/examples/name-component.json': { officials: 1 },
  'popolo-spec/examples/organization.json': { organizations: 1 },
  'popolo-spec/examples/person.json': { officials: 1 },
  'popolo-spec/examples/post.json': { offices: 1 },
  ...Object.fromEntries(OF_OTHER_THINGS.map((name) => [name, NONE_OF_THEM])),
};
