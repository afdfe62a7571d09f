import { Random } from '../../lib/random.js';
import { EMPTY_LISTS, type Bundle } from '../content/index.js';
import { numberOf } from './days.js';
import { inventMeetings, type Meeting } from './meetings.js';
import { inventOperations, type Operation } from './operations.js';
import {
  COMPACT,
  inventMemberships,
  inventOrganizations,
  inventPresidencies,
  NEWSROOM_NAME,
  type Organization,
} from './organizations.js';
import { inventOffices, inventPeople, type Office, type Person } from './people.js';
import { inventCountries, inventTowns, type Country } from './places.js';
import { localized, record, slugOf } from './records.js';
import { inventTopics, type Topic } from './topics.js';
import type { Part } from './words/names.js';
import { SECTIONS } from './words/organizations.js';

/** What invented news is about. */
export interface World {
  readonly seed: number;
  /** All of it as content without articles. */
  readonly bundle: Bundle;
  readonly countries: readonly Country[];
  readonly towns: readonly Part[];
  readonly organizations: readonly Organization[];
  readonly outlets: readonly string[];
  readonly people: readonly Person[];
  /** From the one that is heard most to those that hardly ever are. */
  readonly offices: readonly Office[];
  readonly topics: readonly Topic[];
  readonly drawTopic: (random: Random) => Topic;
  readonly meetings: readonly Meeting[];
  readonly resolutions: readonly Operation[];
  readonly operations: readonly Operation[];
}

/** Days of a country without a summer time of its own in our days, east of Greenwich. */
const TIME_ZONE = 'Indian/Mauritius';

/** The same for the same seed, but for country codes that the database has given to others. */
export function inventWorld(seed: number, takenCodes: ReadonlySet<string>): World {
  const random = new Random(seed);
  const { records: countryRecords, countries } = inventCountries(takenCodes);
  const towns = inventTowns(random);
  const { records: organizationRecords, organizations, outlets } = inventOrganizations(countries);
  const { records: topicRecords, topics, draw: drawTopic } = inventTopics(random);
  const { records: officials, people } = inventPeople(random, countries);
  const { records: officeRecords, tenures, offices } = inventOffices(random, countries, people);
  const {
    records: meetingRecords,
    meetings,
    resolutions,
  } = inventMeetings(random, { countries, towns, offices, drawTopic });
  const { records: operationRecords, operations } = inventOperations(random, countries, towns);
  const bundle: Bundle = {
    newsroom: {
      name: NEWSROOM_NAME,
      publicUrl: null,
      languages: ['en', 'ru'],
      timeZone: TIME_ZONE,
      organization: COMPACT,
    },
    examples: [],
    ...EMPTY_LISTS,
    countries: countryRecords,
    organizations: organizationRecords,
    offices: officeRecords,
    officials,
    tenures,
    memberships: inventMemberships(random, countries, numberOf('1998-10-04')),
    presidencies: inventPresidencies(countries, 2006, 2027),
    topics: topicRecords,
    meetings: meetingRecords,
    resolutions,
    operations: operationRecords,
    sections: SECTIONS.map(([slug, en, ru, parent]) =>
      record('sections', {
        ...{ slug: slugOf(slug), language: 'en', name: localized(en, ru) },
        parent: parent === null ? null : slugOf(parent),
      }),
    ),
  };
  return {
    ...{ seed, bundle, countries, towns, organizations, outlets, people, offices, topics, drawTopic, meetings },
    ...{
      operations,
      resolutions: resolutions.map(({ slug, symbol }) => ({ slug, name: [symbol ?? '', symbol ?? ''] })),
    },
  };
}
