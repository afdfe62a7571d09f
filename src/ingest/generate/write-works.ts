import type { Db } from '../../database/db.js';
import { hashOf } from '../../domain/article.js';
import { startOfDay } from '../../lib/calendar.js';
import type { Id } from '../../lib/node-key.js';
import { countWords, paragraphsToHtml } from '../../lib/text.js';
import { dayOfNumber } from './days.js';
import { insertRows, nextNumbers, type Columns, type Row } from './insert-rows.js';
import { SOURCES } from './records.js';
import { scheduledMoment, type Edition, type Moment, type Statement, type Work } from './work.js';

/** What of the world the database has, by the names it goes by here. */
export interface WrittenWorld {
  readonly timeZone: string;
  readonly subjectId: (slug: string) => Id;
  readonly sectionId: (slug: string) => Id;
  /** The tenure of an office by its place among those of the office. */
  readonly tenureId: (office: string, at: number) => Id;
}

const COLUMNS = {
  image: {
    id: 'bigint',
    url: 'text',
    language: 'text',
    alt: 'jsonb',
    credit: 'text',
    width: 'integer',
    height: 'integer',
  },
  article: {
    ...{ id: 'bigint', slug: 'text', work_id: 'bigint', language: 'text', is_original: 'boolean', genre: 'text' },
    ...{ title: 'text', subheading: 'text', lead: 'text', html: 'text', text: 'text', word_count: 'integer' },
    ...{ question: 'text', section_id: 'bigint', outlet_id: 'bigint', source_url: 'text', sources: 'jsonb' },
    ...{ content_hash: 'text', published_at: 'timestamptz', published_precision: 'text' },
    ...{ content_updated_at: 'timestamptz', publication_status: 'text', correction: 'text' },
    ...{ corrected_at: 'timestamptz', withdrawal_reason: 'text' },
  },
  article_image: { article_id: 'bigint', image_id: 'bigint', position: 'integer' },
  article_subject: { article_id: 'bigint', role: 'text', subject_id: 'bigint', position: 'integer' },
  mention: {
    ...{ id: 'bigint', article_id: 'bigint', subject_id: 'bigint', holder_id: 'bigint', start_offset: 'integer' },
    ...{ end_offset: 'integer', surface: 'text', method: 'text', confidence: 'double precision', review_state: 'text' },
  },
  statement: {
    ...{ id: 'bigint', article_id: 'bigint', utterance_id: 'bigint', start_offset: 'integer', end_offset: 'integer' },
    ...{ text: 'text', language: 'text', form: 'text', speaker_id: 'bigint', said_as_office_id: 'bigint' },
    ...{ role_as_printed: 'text', outlet_id: 'bigint', meeting_id: 'bigint', stated_at: 'timestamptz' },
    ...{ stated_precision: 'text', is_original: 'boolean', method: 'text', confidence: 'double precision' },
    review_state: 'text',
  },
  statement_subject: { statement_id: 'bigint', role: 'text', subject_id: 'bigint', position: 'integer' },
} as const satisfies Readonly<Record<string, Columns>>;

type Table = keyof typeof COLUMNS;
/** In the order in which they are written. */
const TABLES = Object.keys(COLUMNS) as readonly Table[];

type Rows = { readonly [Of in Table]: Row<(typeof COLUMNS)[Of]>[] };

/** Numbers for everything that a work brings along, drawn before it is written, so that they follow the works' order. */
export async function reserveNumbers(db: Db, works: readonly Work[]): Promise<Numbers> {
  const editions = works.flatMap((work) => work.editions);
  return {
    work: await numbersFrom(db, 'work_id', works.length),
    image: await numbersFrom(
      db,
      'image_id_seq',
      sum(works, ({ images }) => images),
    ),
    article: await numbersFrom(db, 'article_id_seq', editions.length),
    mention: await numbersFrom(
      db,
      'mention_id_seq',
      sum(editions, ({ mentions }) => mentions.length),
    ),
    statement: await numbersFrom(
      db,
      'statement_id_seq',
      sum(editions, ({ statements }) => statements.length),
    ),
    utterance: await numbersFrom(
      db,
      'utterance_id',
      sum(works, (work) => work.editions[0]?.statements.length ?? 0),
    ),
  };
}

/**
 * Writes works with everything that belongs to them. `db` must be inside a transaction: what belongs to an article comes
 * with it, so that its revision is the first and the ledger has one entry for it.
 */
export async function writeWorks(db: Db, world: WrittenWorld, works: readonly Work[], numbers: Numbers): Promise<void> {
  const rows: Rows = {
    ...{ image: [], article: [], article_image: [], article_subject: [], mention: [], statement: [] },
    statement_subject: [],
  };
  for (const work of works) addWork(rows, world, numbers, work);
  for (const table of TABLES) await insertRows(db, table, COLUMNS[table] as Columns, rows[table]);
}

export type Numbers = Readonly<Record<'work' | 'image' | 'article' | 'mention' | 'statement' | 'utterance', () => Id>>;

async function numbersFrom(db: Db, sequence: string, count: number): Promise<() => Id> {
  const numbers = await nextNumbers(db, sequence, count);
  let taken = 0;
  return () => numbers[taken++] as Id;
}

function sum<Item>(items: readonly Item[], count: (item: Item) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}

function addWork(rows: Rows, world: WrittenWorld, numbers: Numbers, work: Work): void {
  const workId = numbers.work();
  const utteranceIds = (work.editions[0]?.statements ?? []).map(() => numbers.utterance());
  const imageIds = Array.from({ length: work.images }, (_, at) => {
    const id = numbers.image();
    rows.image.push(imageRow(id, work, at));
    return id;
  });
  for (const edition of work.editions) {
    const articleId = numbers.article();
    rows.article.push(articleRow(articleId, workId, world, work, edition));
    imageIds.forEach((image_id, position) => rows.article_image.push({ article_id: articleId, image_id, position }));
    for (const [position, slug] of edition.about.entries()) {
      rows.article_subject.push({ article_id: articleId, role: 'ABOUT', subject_id: world.subjectId(slug), position });
    }
    addMentions(rows, world, numbers, articleId, edition);
    for (const [at, statement] of edition.statements.entries()) {
      const statementId = numbers.statement();
      const ids = { id: statementId, article_id: articleId, utterance_id: utteranceIds[at] };
      rows.statement.push({ ...ids, ...statementColumns(world, work, edition, statement) });
      for (const [position, slug] of statement.about.entries()) {
        const subject_id = world.subjectId(slug);
        rows.statement_subject.push({ statement_id: statementId, role: 'ABOUT', subject_id, position });
      }
    }
  }
}

function imageRow(id: Id, { number, editions: [original] }: Work, at: number) {
  const language = original?.language ?? 'en';
  return {
    ...{ id, language, url: `https://lantern.example/pictures/${number}-${at + 1}.jpg`, credit: 'Lantern Pictures' },
    ...{ alt: { [language]: original?.title ?? '' }, width: 1200, height: at === 0 ? 800 : 900 },
  };
}

function articleRow(id: Id, workId: Id, world: WrittenWorld, work: Work, edition: Edition) {
  const { slug, language, isOriginal, title, subheading, lead, text, question, status, isCorrected } = edition;
  const moment = status === 'SCHEDULED' ? scheduledMoment(work) : work.moment;
  const publishedAt = instantOf(moment, world.timeZone);
  return {
    ...{ id, slug, work_id: workId, language, is_original: isOriginal, genre: work.genre, title, subheading, lead },
    ...{ html: paragraphsToHtml(text), text, word_count: countWords(text), question },
    section_id: work.section === null ? null : world.sectionId(work.section),
    outlet_id: work.outlet === null ? null : world.subjectId(work.outlet),
    ...{ source_url: `https://lantern.example/${language}/${work.number}`, sources: SOURCES },
    content_hash: hashOf({ language, title, subheading, text }),
    ...{ published_at: publishedAt, published_precision: moment.precision, content_updated_at: publishedAt },
    publication_status: status,
    correction: isCorrected ? 'A number in the second paragraph was put right.' : null,
    corrected_at: isCorrected ? instantOf({ ...moment, day: moment.day + 1 }, world.timeZone) : null,
    withdrawal_reason: status === 'WITHDRAWN' ? 'Published by mistake.' : null,
  };
}

function addMentions(rows: Rows, world: WrittenWorld, numbers: Numbers, articleId: Id, edition: Edition): void {
  for (const { subject, start, end, time, reviewState, confidence } of edition.mentions) {
    rows.mention.push({
      ...{ id: numbers.mention(), article_id: articleId, subject_id: world.subjectId(subject) },
      holder_id: time === null ? null : world.tenureId(subject, time),
      ...{ start_offset: start, end_offset: end, surface: edition.text.slice(start, end) },
      ...{ method: reviewState === 'ACCEPTED' ? 'EDITOR' : 'RULE', confidence, review_state: reviewState },
    });
  }
}

function statementColumns(world: WrittenWorld, work: Work, edition: Edition, statement: Statement) {
  const { speaker, form, start, end, isOfficeSaid, reviewState, confidence } = statement;
  const moment = edition.status === 'SCHEDULED' ? scheduledMoment(work) : work.moment;
  const isAtMeeting = work.meeting !== null && edition.status !== 'SCHEDULED';
  return {
    ...{ start_offset: start, end_offset: end, text: edition.text.slice(start, end), language: edition.language, form },
    speaker_id: world.subjectId(speaker.subject),
    said_as_office_id: isOfficeSaid && speaker.office !== null ? world.subjectId(speaker.office) : null,
    role_as_printed: speaker.title?.[edition.language === 'en' ? 0 : 1] ?? null,
    outlet_id: work.outlet === null ? null : world.subjectId(work.outlet),
    meeting_id: isAtMeeting ? world.subjectId(work.meeting) : null,
    ...{ stated_at: instantOf(moment, world.timeZone), stated_precision: moment.precision },
    ...{ is_original: edition.isOriginal, method: reviewState === 'ACCEPTED' ? 'EDITOR' : 'SOURCE', confidence },
    review_state: reviewState,
  };
}

const MS_A_MINUTE = 60_000;
const midnights = new Map<string, number>();

/** The instant of a moment; of one that is known to the month or the year, the beginning of that. */
function instantOf({ day, minute, precision }: Moment, timeZone: string): string {
  const exact = dayOfNumber(day);
  const first =
    precision === 'YEAR' ? `${exact.slice(0, 4)}-01-01` : precision === 'MONTH' ? `${exact.slice(0, 7)}-01` : exact;
  const key = `${first} ${timeZone}`;
  const midnight = midnights.get(key) ?? startOfDay(first, timeZone).getTime();
  midnights.set(key, midnight);
  return new Date(midnight + (precision === 'TIME' ? minute * MS_A_MINUTE : 0)).toISOString();
}
