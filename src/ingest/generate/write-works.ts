import type { Db } from '../../database/db.js';
import { hashOf } from '../../domain/article.js';
import type { LongTable, Reach } from '../../domain/derived/reach.js';
import { CARRIED_BY_NEW, leaveTriggersOut, settleRows } from '../../domain/many-rows.js';
import { startOfDay } from '../../lib/calendar.js';
import type { Id } from '../../lib/node-key.js';
import { countWords, paragraphsToHtml } from '../../lib/text.js';
import { dayOfNumber } from './days.js';
import { insertTableRows, nextNumbers, type Columns, type Row } from '../../domain/insert-rows.js';
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
  image: ['id', 'url', 'language', 'alt', 'credit', 'width', 'height'],
  article: [
    ...(['id', 'slug', 'work_id', 'language', 'is_original', 'genre', 'title', 'subheading', 'lead', 'html'] as const),
    ...(['text', 'word_count', 'question', 'section_id', 'outlet_id', 'source_url', 'sources'] as const),
    ...(['content_hash', 'published_at', 'published_precision', 'content_updated_at', 'publication_status'] as const),
    ...(['correction', 'corrected_at', 'withdrawal_reason'] as const),
  ],
  article_image: ['article_id', 'image_id', 'position'],
  article_subject: ['article_id', 'role', 'subject_id', 'position'],
  mention: [
    ...(['id', 'article_id', 'subject_id', 'holder_id', 'start_offset', 'end_offset', 'surface', 'method'] as const),
    ...(['confidence', 'review_state'] as const),
  ],
  statement: [
    ...(['id', 'article_id', 'utterance_id', 'start_offset', 'end_offset', 'text', 'language', 'form'] as const),
    ...(['speaker_id', 'said_as_office_id', 'role_as_printed', 'outlet_id', 'meeting_id', 'stated_at'] as const),
    ...(['stated_precision', 'is_original', 'method', 'confidence', 'review_state'] as const),
  ],
  statement_subject: ['statement_id', 'role', 'subject_id', 'position'],
} as const satisfies Readonly<Record<string, Columns>>;

type Table = keyof typeof COLUMNS;
/** In the order in which they are written. */
const TABLES = Object.keys(COLUMNS) as readonly Table[];

export type Rows = { readonly [Of in Table]: Row<(typeof COLUMNS)[Of]>[] };

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

/** Works as rows of the tables, in the order of the works. */
export function rowsOf(world: WrittenWorld, works: readonly Work[], numbers: Numbers): Rows {
  const rows: Rows = {
    ...{ image: [], article: [], article_image: [], article_subject: [], mention: [], statement: [] },
    statement_subject: [],
  };
  for (const work of works) addWork(rows, world, numbers, work);
  return rows;
}

/**
 * Writes works with everything that belongs to them. `db` must be inside a transaction: what belongs to an article comes
 * with it, so that its revision is the first and the ledger has one entry for it.
 */
export async function writeRows(db: Db, rows: Rows): Promise<void> {
  for (const table of TABLES) await insertTableRows(db, table, COLUMNS[table] as Columns, rows[table]);
}

/** Pictures are shown by what was written before them. */
const WITHOUT_TRIGGERS = [...TABLES.filter((table) => table !== 'image'), 'image'] as const;

/**
 * The same without triggers, with what follows from the rows but for their entries in the ledger: for those it gives back what
 * was written. `db` must be inside a transaction.
 */
export async function writeRowsAtOnce(db: Db, rows: Rows): Promise<Reach> {
  await leaveTriggersOut(db);
  for (const table of WITHOUT_TRIGGERS)
    await insertTableRows(db, table, COLUMNS[table] as Columns, rows[table], CARRIED_BY_NEW[table]);
  const reach: Reach = Object.fromEntries(
    LONG_TABLES.flatMap((table) => {
      const [first, last] = [rows[table][0], rows[table].at(-1)];
      return first && last ? [[table, { from: first.id as Id, until: last.id as Id }]] : [];
    }),
  );
  await settleRows(db, reach);
  return reach;
}

const LONG_TABLES = ['article', 'image', 'mention', 'statement'] as const satisfies readonly LongTable[];

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
