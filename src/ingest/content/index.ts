import { z } from 'zod';
import { isTimeZone } from '../../lib/calendar.js';
import type { ExampleRequest } from '../../lib/example-request.js';
import { articleList } from './article.js';
import { countryList } from './country.js';
import { language, localized, optionalSlug, type BundleList, type RecordList } from './list.js';
import { meetingList } from './meeting.js';
import { membershipList } from './membership.js';
import { officeList } from './office.js';
import { officialList } from './official.js';
import { operationList } from './operation.js';
import { organizationList } from './organization.js';
import { presidencyList } from './presidency.js';
import { resolutionList } from './resolution.js';
import { sectionList } from './section.js';
import { tenureList } from './tenure.js';
import { topicList } from './topic.js';

/** `newsroom.json`: whose content it is. */
export const newsroomRecord = z.strictObject({
  name: localized,
  /** Where its readers reach it, unless the surroundings say otherwise. */
  publicUrl: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  /** Languages it publishes in, the most usual first. */
  languages: z.array(language).min(1),
  timeZone: z.string().refine(isTimeZone, 'must be a time zone such as Europe/Moscow'),
  /** The organization whose newsroom it is: a text that says "the presidency" means its. */
  organization: optionalSlug,
});

/** What `newsroom.json` names. */
export const NEWSROOM_REFERENCES = { organization: ['organizations'] };

/** The lists of a bundle in the order in which they are loaded: what a record needs under its own id comes before it. */
export const BUNDLE_LISTS = {
  countries: countryList,
  organizations: organizationList,
  offices: officeList,
  officials: officialList,
  tenures: tenureList,
  memberships: membershipList,
  presidencies: presidencyList,
  topics: topicList,
  meetings: meetingList,
  resolutions: resolutionList,
  operations: operationList,
  sections: sectionList,
  articles: articleList,
} as const;

export type BundleListName = keyof typeof BUNDLE_LISTS;
export const BUNDLE_LIST_NAMES = Object.keys(BUNDLE_LISTS) as readonly BundleListName[];

export type RecordListName = Exclude<BundleListName, 'articles'>;
export const RECORD_LIST_NAMES = BUNDLE_LIST_NAMES.filter((name): name is RecordListName => name !== 'articles');

/** Every list of a bundle, with nothing in it. */
export const EMPTY_LISTS = Object.fromEntries(BUNDLE_LIST_NAMES.map((name) => [name, []])) as unknown as Pick<
  Bundle,
  BundleListName
>;

export type Bundle = {
  readonly newsroom: z.infer<typeof newsroomRecord>;
  /** Requests to begin with, from `examples.graphql`. */
  readonly examples: readonly ExampleRequest[];
} & {
  readonly [Name in BundleListName]: readonly z.infer<(typeof BUNDLE_LISTS)[Name]['record']>[];
};

/** A list whatever its records are. */
export function listOf(name: BundleListName): BundleList {
  return BUNDLE_LISTS[name];
}

/** A list whose records are kept as they are. */
export function recordListOf(name: RecordListName): RecordList {
  return BUNDLE_LISTS[name];
}
