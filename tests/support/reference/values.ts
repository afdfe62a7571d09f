import { globalId, nodeKey } from '../../../src/lib/node-key.js';
import { meetingPhase } from './days.js';
import type { Row, World } from './world.js';

/** A value that a row is filtered by, or the several it has, such as a name in each language. */
export type Value = (row: Row, world: World) => unknown;

const id: Value = (row) => globalId(nodeKey(row.type, String(row.id)));
const column =
  (name: string): Value =>
  (row) =>
    row[name];
/** The text in any language. */
const localized =
  (name: string): Value =>
  (row) =>
    Object.values(row[name] as Record<string, string>);
/** Instants are compared to the millionth of a second, as the database keeps them. */
const instant =
  (name: string): Value =>
  (row) =>
    microsOf(row[name] as string | null);

/** An instant as a whole number of millionths of a second. */
export function microsOf(written: string | null): bigint | null {
  if (written === null) return null;
  const fraction = (/\.(\d+)/.exec(written)?.[1] ?? '').padEnd(6, '0').slice(0, 6);
  const seconds = new Date(written.replace(/\.\d+/, '')).getTime() / 1000;
  return BigInt(seconds) * 1_000_000n + BigInt(fraction);
}

const subject = { id, slug: column('slug'), name: localized('name'), updatedAt: instant('updated_at') };
const term = { startsOn: column('starts_on'), endsOn: column('ends_on') };

export const VALUES: Readonly<Record<string, Readonly<Record<string, Value>>>> = {
  Article: {
    id,
    slug: column('slug'),
    sourceUrl: column('source_url'),
    title: column('title'),
    genre: column('genre'),
    language: column('language'),
    isOriginal: column('is_original'),
    wordCount: column('word_count'),
    publishedAt: instant('published_at'),
    contentUpdatedAt: instant('content_updated_at'),
    correctedAt: instant('corrected_at'),
    publicationStatus: column('publication_status'),
  },
  Statement: {
    id,
    form: column('form'),
    // The words are in the language of the article they stand in.
    language: (row, world) => world.one('Article', row.article_id as number)[0]?.language as unknown,
    isOriginal: column('is_original'),
    statedAt: instant('stated_at'),
    acting: column('acting'),
    method: column('method'),
    confidence: column('confidence'),
    reviewState: column('review_state'),
  },
  Mention: {
    id,
    surface: column('surface'),
    method: column('method'),
    confidence: column('confidence'),
    reviewState: column('review_state'),
  },
  Section: { id, slug: column('slug'), name: localized('name') },
  Image: { id, fileName: column('file_name'), credit: column('credit') },
  Subject: { ...subject, kind: column('kind') },
  Official: subject,
  Office: { ...subject, rank: column('rank') },
  Tenure: { id, acting: column('acting'), ...term },
  Organization: { ...subject, organizationType: column('organization_type'), acronym: localized('acronym') },
  Membership: { id, membershipStatus: column('membership_status'), ...term },
  Country: { ...subject, code: column('code') },
  Presidency: { ...subject, ...term },
  Meeting: {
    ...subject,
    sessionKind: column('session_kind'),
    session: column('session'),
    format: column('format'),
    status: column('status'),
    phase: meetingPhase,
    startsOn: column('starts_on'),
    endsOn: column('ends_on'),
    startsAt: instant('starts_at'),
  },
  Participant: { role: column('role') },
  Resolution: {
    ...subject,
    symbol: column('symbol'),
    title: localized('title'),
    session: column('session'),
    adoptedOn: column('adopted_on'),
  },
  Vote: {
    adoptedWithoutVote: column('adopted_without_vote'),
    inFavour: column('in_favour'),
    against: column('against'),
    abstaining: column('abstaining'),
    notVoting: column('not_voting'),
  },
  CountryVote: { position: column('position') },
  Operation: { ...subject, operationType: column('operation_type'), ...term },
  Topic: subject,
};
