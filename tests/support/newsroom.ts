import { fileURLToPath } from 'node:url';
import { createRecognizer } from '../../src/ingest/recognizer.js';
import { loadBundle } from '../../src/ingest/content/load-bundle.js';
import {
  BUNDLE_LIST_NAMES,
  listOf,
  newsroomRecord,
  type Bundle,
  type BundleListName,
} from '../../src/ingest/content/index.js';
import { readBundle } from '../../src/ingest/content/read-bundle.js';
import type { TestDatabase } from './database.js';

/** A source, as every record must have one. */
const SOURCES = [{ url: 'https://archive.example.org/', title: 'Archive of the Harbour League' }];

type Given = Partial<Record<BundleListName, readonly object[]>>;

/**
 * A small invented newsroom, that of the Harbour League: an organization of three countries on another ocean, in
 * another time zone than the bundled content's. Lists given replace its own.
 */
export function inventedBundle(given: Given = {}): Bundle {
  const lists: Given = {
    countries: [
      { slug: 'norland', name: { en: 'Norland', ru: 'Норландия' }, code: 'XA' },
      { slug: 'sudmark', name: { en: 'Sudmark', ru: 'Судмарк' }, code: 'XB' },
    ],
    organizations: [
      {
        slug: 'league',
        name: { en: 'Harbour League', ru: 'Лига гаваней' },
        organizationType: 'INTERGOVERNMENTAL',
        acronym: { en: 'HL' },
      },
      { slug: 'league-council', name: { en: 'League Council' }, organizationType: 'BODY', parent: 'league' },
      { slug: 'herald', name: { en: 'Northern Herald' }, organizationType: 'MEDIA_OUTLET' },
    ],
    offices: [
      {
        slug: 'league-secretary',
        name: { en: 'Secretary of the League', ru: 'Секретарь Лиги' },
        organization: 'league',
        rank: 1,
      },
      { slug: 'league-treasurer', name: { en: 'Treasurer of the League' }, organization: 'league-council', rank: 2 },
    ],
    officials: [
      { slug: 'ada-lindqvist', name: { en: 'Ada Lindqvist', ru: 'Ада Линдквист' }, country: 'norland' },
      { slug: 'boris-talbot', name: { en: 'Boris Talbot' }, country: 'sudmark' },
    ],
    tenures: [
      {
        official: 'ada-lindqvist',
        office: 'league-secretary',
        startsOn: '2019-01-01',
        startsPrecision: 'DAY',
        endsOn: '2021-06-30',
        endsPrecision: 'DAY',
      },
      {
        official: 'boris-talbot',
        office: 'league-secretary',
        acting: true,
        startsOn: '2021-06-30',
        startsPrecision: 'DAY',
        endsOn: null,
        endsPrecision: 'ONGOING',
      },
      {
        official: 'boris-talbot',
        office: 'league-treasurer',
        startsOn: null,
        startsPrecision: 'UNKNOWN',
        endsOn: null,
        endsPrecision: 'UNKNOWN',
        firstKnownOn: '2018-03-01',
        lastKnownOn: '2020-05-31',
      },
    ],
    presidencies: [
      {
        slug: 'presidency-norland',
        name: { en: 'Presidency of Norland' },
        organization: 'league',
        country: 'norland',
        startsOn: '2019-01-01',
        startsPrecision: 'DAY',
        endsOn: '2020-03-15',
        endsPrecision: 'DAY',
      },
      {
        slug: 'presidency-sudmark',
        name: { en: 'Presidency of Sudmark' },
        organization: 'league',
        country: 'sudmark',
        startsOn: '2020-03-15',
        startsPrecision: 'DAY',
        endsOn: null,
        endsPrecision: 'UNKNOWN',
        lastKnownOn: '2020-12-31',
      },
    ],
    topics: [
      { slug: 'seas', name: { en: 'Seas' } },
      {
        slug: 'fishing',
        name: { en: 'Fishing', ru: 'Рыболовство' },
        broader: 'seas',
        terms: { en: ['fishing quota*', 'fisher*'] },
      },
      { slug: 'lighthouses', name: { en: 'Lighthouses' }, terms: { en: ['lighthouse*'] } },
    ],
    sections: [
      { slug: 'news', name: { en: 'News', ru: 'Новости' } },
      { slug: 'harbours', name: { en: 'Harbours' }, parent: 'news' },
    ],
    articles: [
      articleOf({
        slug: 'quotas-agreed',
        text: 'Ada Lindqvist said that the fishing quotas were fair.',
        about: ['fishing'],
        section: 'harbours',
      }),
      articleOf({
        slug: 'lamps-replaced',
        published: '2020-07',
        text: 'Boris Talbot said that every lighthouse has a new lamp.',
        about: ['lighthouses'],
        speaker: 'boris-talbot',
      }),
    ],
    ...given,
  };
  const parsed = BUNDLE_LIST_NAMES.map((name) => [
    name,
    (lists[name] ?? []).map((record) => listOf(name).record.parse(withCommon(name, record))),
  ]);
  const newsroom = newsroomRecord.parse({
    name: { en: 'Harbour League' },
    languages: ['en', 'ru'],
    timeZone: 'America/Halifax',
    organization: 'league',
  });
  return { newsroom, examples: [], ...Object.fromEntries(parsed) } as Bundle;
}

function withCommon(list: string, record: object): object {
  if (list === 'tenures' || list === 'memberships' || list === 'articles') return { sources: SOURCES, ...record };
  return list === 'sections' ? { language: 'en', ...record } : { language: 'en', sources: SOURCES, ...record };
}

interface ArticleGiven {
  readonly slug: string;
  readonly text: string;
  readonly published?: string;
  readonly speaker?: string;
  readonly about?: readonly string[];
  readonly section?: string;
  readonly sourceUrl?: string;
}

/** An article that is one reported statement. */
export function articleOf({
  slug,
  text,
  published = '2020-03-01',
  speaker = 'ada-lindqvist',
  about = [],
  ...rest
}: ArticleGiven): object {
  return {
    slug,
    work: slug,
    language: 'en',
    isOriginal: true,
    genre: 'NEWS',
    title: `On ${slug}`,
    text,
    published,
    about,
    statements: [{ text, form: 'REPORTED', speaker, stated: published, about }],
    ...rest,
  };
}

/** Loads a bundle as the first start does; `timeZone` takes the place of its own. */
export async function loadInto(
  { dataSource }: TestDatabase,
  bundle: Bundle,
  timeZone: string | null = null,
): Promise<void> {
  await dataSource.transaction((db) => loadBundle(db, bundle, timeZone, (newsroom) => createRecognizer(db, newsroom)));
}

/**
 * The bundle of a newsroom that has nothing in common with the bundled one: three islands in the Pacific, whose news
 * comes in French, Portuguese and Arabic.
 */
export const ISLES = fileURLToPath(new URL('../fixtures/isles', import.meta.url));

export async function loadIsles(database: TestDatabase): Promise<void> {
  await loadInto(database, await readBundle(ISLES));
}
