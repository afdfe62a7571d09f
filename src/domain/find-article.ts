import type { Db } from '../database/db.js';
import type { PublicationStatus } from '../kinds/vocabulary.js';
import type { Id } from '../lib/node-key.js';
import { startOf, type ArticleDraft } from './article-draft.js';

/** Which article a draft is about. */
export interface FoundArticle {
  /** Null for a new one. */
  readonly existingId: Id | null;
  /** The address that it may have: another article's stays with that one. */
  readonly sourceUrl: string | null;
  /** The same words, imported before without their address: they give way to the article that has it. */
  readonly supersededId: Id | null;
}

/** An article that a draft may be about. */
interface Candidate {
  readonly id: Id;
  readonly sourceUrl: string | null;
  readonly publicationStatus: PublicationStatus;
  readonly publishedAt: Date;
  /** Whether it is at the draft's address, letter by letter or written in another way. */
  readonly isAtAddress: boolean;
  /** Whether it has the draft's words. */
  readonly hasSameWords: boolean;
}

/** What the candidates for a draft are looked up by. */
export interface ArticleSigns extends Pick<ArticleDraft, 'knownId' | 'sourceUrl'> {
  readonly contentHash: string;
}

/** An address without what makes no difference to where it leads: the index `article_by_address` has the same. */
const PLAIN = (address: string) => `rtrim(regexp_replace(${address}, '^https?://(www\\.)?', ''), '/')`;

/** All articles that a draft may be about: those at its address first, letter by letter before any other way to write it; then in their order. One statement. */
export async function findCandidates(db: Db, { knownId, sourceUrl, contentHash }: ArticleSigns): Promise<Candidate[]> {
  return db.query<Candidate>(
    `select a.id::text as id, a.source_url as "sourceUrl", a.publication_status as "publicationStatus",
        a.published_at as "publishedAt", coalesce(${PLAIN('a.source_url')} = ${PLAIN('$2')}, false) as "isAtAddress",
        a.content_hash = $3 as "hasSameWords"
      from article a where a.id in (
        select id from article where id = $1::bigint
        union all select id from article where ${PLAIN('source_url')} = ${PLAIN('$2')}
        union all select id from article where content_hash = $3)
      order by "isAtAddress" desc, case when a.source_url = $2 then 0 else 1 end, a.id`,
    [knownId, sourceUrl, contentHash],
  );
}

/**
 * The article that the source's item became before; else the one that has its address; else the one with the same words and no other
 * address. `isAnother` tells of what the source holds for another item: with an id of its own, or of another day, the same words are two.
 */
export async function chooseArticle(
  candidates: readonly Candidate[],
  draft: ArticleDraft,
  timeZone: string,
  isAnother: (id: Id, isOfThatDay: boolean) => Promise<boolean>,
): Promise<FoundArticle> {
  const { knownId, sourceUrl } = draft;
  const known = candidates.find(({ id }) => id === knownId) ?? null;
  const atAddress = candidates.find(({ isAtAddress }) => isAtAddress) ?? null;
  const others = candidates.filter(
    (other) => other.hasSameWords && other !== known && other !== atAddress && mayBe(other, sourceUrl),
  );
  const same =
    known ?? atAddress ?? (await firstNot(others, (article) => isAnother(article.id, isOf(draft, article, timeZone))));
  const isTaken = atAddress !== null && atAddress !== same;
  const superseded =
    known === null && atAddress !== null
      ? others.find((other) => other.sourceUrl === null && other.publicationStatus === 'PUBLISHED')
      : undefined;
  return {
    existingId: same?.id ?? null,
    sourceUrl: isTaken ? null : sourceUrl,
    supersededId: superseded?.id ?? null,
  };
}

/** One that is known under another address is another article: sites reprint. */
function mayBe(candidate: Candidate, sourceUrl: string | null): boolean {
  return sourceUrl === null || candidate.sourceUrl === null || candidate.sourceUrl === sourceUrl;
}

/** Whether an article is of the day that a draft is said to be of. */
function isOf({ isPublishedGiven, published }: ArticleDraft, { publishedAt }: Candidate, timeZone: string): boolean {
  return !isPublishedGiven || publishedAt.getTime() === startOf(published, timeZone).getTime();
}

async function firstNot<Value>(
  values: readonly Value[],
  is: (value: Value) => Promise<boolean>,
): Promise<Value | null> {
  for (const value of values) if (!(await is(value))) return value;
  return null;
}
