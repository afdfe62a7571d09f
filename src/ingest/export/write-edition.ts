import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { hashOf } from '../../domain/article.js';
import { freeSlug } from '../../domain/free-slug.js';
import { readBody } from '../../domain/html/read-body.js';
import type { Newsroom } from '../../domain/newsroom.js';
import type { Id } from '../../lib/node-key.js';
import { isSafeHtml } from '../../lib/safe-html.js';
import { countWords } from '../../lib/text.js';
import { articlesSql } from './article-sql.js';
import { editionRecord, type EditionRecord, type Exported } from './exported.js';
import { findEdition, type FoundEdition } from './find-edition.js';
import { idsForNew } from './kept-id.js';
import { kept } from './exact-date.js';
import { readNamed, type Place } from './named.js';
import { noteTies, tiedTo } from './tie.js';
import { upsertRows } from './upsert-rows.js';
import { writeImages } from './write-images.js';
import { writeArticleLinks } from './write-links.js';
import { writeMentions } from './write-mentions.js';
import { writeStatements } from './write-statements.js';
import type { EditionWork, ExportedOrigin, WrittenExported } from './written.js';

/**
 * Writes an article with everything that belongs to it as the export has it: what editors decided there stands here. Its number and its short name
 * stay where they are free. One that is here already, by what it came to be before, by its number and short name, by its address or by its
 * words, becomes what the export says.
 */
export async function writeEdition(
  db: EntityManager,
  newsroom: Newsroom,
  { id: exportedId, record: given }: Extract<Exported, { readonly list: 'articles' }>,
  { source, key, knownId }: ExportedOrigin,
): Promise<WrittenExported> {
  // Of two imports of the same at once, the second finds what the first has written.
  await db.query(`select pg_advisory_xact_lock(hashtext('communique.article'))`);
  const record = { ...given, html: safe(given.html), text: given.text.normalize('NFC') };
  const named = await readNamed(db, source, namesIn(record));
  const contentHash = hashOf(record);
  const there = await findEdition(db, { knownId, exportedId, source, key, contentHash, record });
  const written = { typeName: 'Article', slug: there?.slug ?? record.slug };
  if (there !== null && (await isTold(db, there.id, record))) return { ...written, id: there.id, verdict: 'UNCHANGED' };

  const articleId = there?.id ?? (await idsForNew(db, 'article', [exportedId]))[0]!;
  const slug = there?.slug ?? (await freeSlug(db, 'article', record.slug));
  const work: EditionWork = { newsroom, source, articleId, isNew: there === null, named };
  await writeArticle(db, work, there, slug, contentHash, record);
  await writeArticleLinks(db, work, record.about);
  await replaceImages(db, work, record);
  await writeMentions(db, work, record.mentions);
  await writeStatements(db, work, record);
  if (there === null) await keepEarlierVersions(db, articleId, record);
  return { ...written, id: articleId, slug, verdict: there === null ? 'CREATED' : 'UPDATED' };
}

/** As this product writes it, so that it stays letter for letter; what is not, is made so. */
function safe(html: string): string {
  return isSafeHtml(html) ? html : readBody(html, null).html;
}

function namesIn({ section, outlet, about, mentions, statements }: EditionRecord) {
  const one = (where: string, name: string | null): Place[] => (name === null ? [] : [[where, name]]);
  const each = (where: string, names: readonly string[]) => names.map((name, at): Place => [`${where}[${at}]`, name]);
  return {
    sections: one('.section', section),
    tenures: mentions.flatMap(({ holder }, at) => one(`.mentions[${at}].holder`, holder)),
    subjects: [
      ...one('.outlet', outlet),
      ...each('.about', about),
      ...mentions.map(({ subject }, at): Place => [`.mentions[${at}].subject`, subject]),
      ...statements.flatMap((statement, at) => {
        const { speaker, office, outlet: statementOutlet, meeting, coSpeakers, about: statementAbout } = statement;
        const within = `.statements[${at}]`;
        return [
          ...one(`${within}.speaker`, speaker),
          ...one(`${within}.office`, office),
          ...one(`${within}.outlet`, statementOutlet),
          ...one(`${within}.meeting`, meeting),
          ...each(`${within}.coSpeakers`, coSpeakers),
          ...each(`${within}.about`, statementAbout),
        ];
      }),
    ],
  };
}

/** Whether an article is told of here as in the export already, whatever numbers its parts have. */
async function isTold(db: EntityManager, articleId: Id, record: EditionRecord): Promise<boolean> {
  const [here] = await db.query<{ record: unknown }[]>(articlesSql('where a.id = $1::bigint'), [articleId]);
  const read = editionRecord.safeParse(here?.record);
  return read.success && isDeepStrictEqual(withoutNumbers(read.data), withoutNumbers(record));
}

function withoutNumbers({ images, mentions, statements, ...record }: EditionRecord): unknown {
  const bare = (part: Readonly<Record<string, unknown>>) => ({ ...part, id: null, holder: null, utterance: null });
  const own = { ...record, slug: null, work: null, revision: null, earlierVersions: null };
  return [own, images.map(bare), mentions.map(bare), statements.map(bare)];
}

async function writeArticle(
  db: EntityManager,
  { newsroom, source, articleId: id, named }: EditionWork,
  there: FoundEdition | null,
  slug: string,
  contentHash: string,
  record: EditionRecord,
): Promise<void> {
  const { work, language, section, outlet } = record;
  const tied = await tiedTo(db, 'article', { source, names: [work], language, but: [id] });
  const workId = (work === null ? undefined : tied.get(work)) ?? there?.workId ?? (await newWork(db));
  const published = kept(record.published, newsroom.timeZone);
  const row = {
    ...{ id, slug, work_id: workId, language, is_original: record.isOriginal, genre: record.genre },
    ...{ title: record.title, subheading: record.subheading, lead: record.lead, html: record.html, text: record.text },
    ...{ word_count: countWords(record.text), question: record.question, content_hash: contentHash },
    ...{ section_id: section && named.section(section), outlet_id: outlet && named.subject(outlet) },
    ...{ source_url: there?.isAddressTaken ? there.sourceUrl : record.sourceUrl, sources: record.sources },
    ...{ external_ids: record.externalIds, published_at: published.at, published_precision: published.precision },
    ...{ content_updated_at: record.contentUpdatedAt, publication_status: record.publicationStatus },
    ...{ withdrawal_reason: record.withdrawalReason, correction: record.correction, corrected_at: record.correctedAt },
    // Of one that is here, the database counts on.
    ...(there === null ? { revision: record.revision } : {}),
  };
  await upsertRows(db, 'article', [row]);
  await noteTies(db, 'article', source, work === null || tied.has(work) ? [] : [[work, id]]);
}

async function newWork(db: EntityManager): Promise<Id> {
  const [work] = await db.query<{ id: Id }[]>(`select nextval('work_id')::text as id`);
  return (work as { id: Id }).id;
}

async function replaceImages(db: EntityManager, { articleId }: EditionWork, { images }: EditionRecord): Promise<void> {
  const there = await db.query<{ id: Id }[]>(
    'delete from article_image where article_id = $1::bigint returning image_id::text as id',
    [articleId],
  );
  const ids = await writeImages(
    db,
    there.map(({ id }) => id),
    images,
  );
  if (ids.length === 0) return;
  await db.query(
    `insert into article_image (article_id, image_id, position)
      select $1::bigint, given.id, given.place - 1 from unnest($2::bigint[]) with ordinality given (id, place)`,
    [articleId, ids],
  );
}

async function keepEarlierVersions(
  db: EntityManager,
  articleId: Id,
  { earlierVersions }: EditionRecord,
): Promise<void> {
  if (earlierVersions.length === 0) return;
  const rows = earlierVersions.map(({ revision, savedAt, title, subheading, lead, html, text }) => {
    return { article_id: articleId, revision, saved_at: savedAt, title, subheading, lead, html: safe(html), text };
  });
  await db.query(
    `insert into article_revision select * from json_populate_recordset(null::article_revision, $1::json)`,
    [JSON.stringify(rows)],
  );
}
