import type { EntityManager } from 'typeorm';
import { saveArticle } from '../../domain/article.js';
import type { DraftDate, MentionDraft, StatementDraft } from '../../domain/article-draft.js';
import { findNewsroom, insertNewsroom, type Newsroom } from '../../domain/newsroom.js';
import { parsePartialDate } from '../../lib/calendar.js';
import type { Id } from '../../lib/node-key.js';
import type { ArticleRecord, StatementRecord } from './article.js';
import type { Bundle } from './index.js';
import { idOf, loadLists, type LoadedIds } from './load-lists.js';
import { sectionKey } from './section.js';

/** Finds what a text of the newsroom names. */
export type Recognize = (text: string, language: string, published: DraftDate) => MentionDraft[];

/**
 * Loads a bundle into an empty database: first what articles refer to, then the articles with their statements.
 * `recognizer` is asked once the subjects are there. `db` must be inside a transaction, so that a load that is
 * interrupted leaves nothing. `timeZone` takes precedence over the newsroom's own.
 */
export async function loadBundle(
  db: EntityManager,
  bundle: Bundle,
  timeZone: string | null,
  recognizer: (newsroom: Newsroom) => Promise<Recognize>,
): Promise<void> {
  const ids = await loadLists(db, bundle);
  const { name, languages, publicUrl, organization } = bundle.newsroom;
  await insertNewsroom(db, {
    name,
    languages,
    publicUrl,
    timeZone: timeZone ?? bundle.newsroom.timeZone,
    organizationId: organization === null ? null : idOf(ids, organization),
    examples: bundle.examples,
  });
  const newsroom = await findNewsroom(db);
  const recognize = await recognizer(newsroom);
  const works = await numbersFor(
    db,
    'work_id',
    bundle.articles.map(({ work }) => work),
  );
  const utterances = await numbersFor(
    db,
    'utterance_id',
    bundle.articles.flatMap(({ statements }) => statements.flatMap(({ utterance }) => utterance ?? [])),
  );
  const loaded: Loaded = { ids, works, utterances };
  for (const record of bundle.articles) await loadArticle(db, newsroom, loaded, recognize, record);
}

/** What was loaded, or given a number, before the articles. */
interface Loaded {
  readonly ids: LoadedIds;
  readonly works: ReadonlyMap<string, Id>;
  readonly utterances: ReadonlyMap<string, Id>;
}

/** A number of the sequence for each of the names. */
async function numbersFor(
  db: EntityManager,
  sequence: 'work_id' | 'utterance_id',
  names: readonly string[],
): Promise<Map<string, Id>> {
  const distinct = [...new Set(names)];
  const numbers = await db.query<{ id: Id }[]>(
    `select nextval('${sequence}')::text as id from generate_series(1, $1::integer)`,
    [distinct.length],
  );
  return new Map(distinct.map((name, at) => [name, numbers[at]?.id as Id]));
}

async function loadArticle(
  db: EntityManager,
  newsroom: Newsroom,
  loaded: Loaded,
  recognize: Recognize,
  record: ArticleRecord,
): Promise<void> {
  const { ids, works } = loaded;
  const idsOf = (slugs: readonly string[]) => slugs.map((slug) => idOf(ids, slug));
  const { slug, language, isOriginal, genre, title, subheading, lead, question, sourceUrl, sources } = record;
  const text = record.text.normalize('NFC');
  const published = parsePartialDate(record.published);
  await saveArticle(db, newsroom, {
    ...{ slug, language, isOriginal, genre, title, subheading, lead, text, question, sourceUrl, sources },
    knownId: null,
    html: null,
    externalIds: record.externalIds,
    workId: works.get(record.work) as Id,
    sectionId: record.section === null ? null : idOf(ids, sectionKey(record.section)),
    outletId: record.outlet === null ? null : idOf(ids, record.outlet),
    published,
    isPublishedGiven: true,
    images: [],
    aboutIds: idsOf(record.about),
    mentions: recognize(text, language, published),
    statements: record.statements.map((statement) => statementDraft(loaded, idsOf, text, statement)),
  });
}

function statementDraft(
  { ids, utterances }: Loaded,
  idsOf: (slugs: readonly string[]) => Id[],
  text: string,
  record: StatementRecord,
): StatementDraft {
  const words = record.text.normalize('NFC');
  const start = record.start ?? text.indexOf(words);
  return {
    start,
    end: start + words.length,
    form: record.form,
    speakerId: idOf(ids, record.speaker),
    coSpeakerIds: idsOf(record.coSpeakers),
    officeId: record.office === null ? null : idOf(ids, record.office),
    roleAsPrinted: record.roleAsPrinted,
    stated: parsePartialDate(record.stated),
    outletId: record.outlet === null ? null : idOf(ids, record.outlet),
    meetingId: record.meeting === null ? null : idOf(ids, record.meeting),
    utteranceId: record.utterance === null ? null : (utterances.get(record.utterance) as Id),
    aboutIds: idsOf(record.about),
    method: 'SOURCE',
    confidence: 1,
  };
}
