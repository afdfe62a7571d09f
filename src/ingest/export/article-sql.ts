import { exactDateSql } from './exact-date.js';
import { instantSql, listSql, objectSql, slugSql } from './sql.js';

/** The zone in which the newsroom's days are read: of the select that all of this stands in. */
const ZONE = 'newsroom.zone';

/** A picture, under its number. */
export const IMAGE_SQL = objectSql({
  ...{ id: 'i.id::text', url: 'i.url', fileName: 'i.file_name', language: 'i.language', alt: 'i.alt' },
  ...{ caption: 'i.caption', credit: 'i.credit', width: 'i.width', height: 'i.height' },
});

/** What ties rows together goes by the number of the first of them; null for one that is alone. */
function tieSql(table: string, column: string, row: string): string {
  return `(select min(tied.id)::text from ${table} tied where tied.${column} = ${row}.${column} having count(*) > 1)`;
}

function linksSql(owner: 'article' | 'statement', row: string, role: string): string {
  return listSql(`select ${slugSql('l.subject_id')} from ${owner}_subject l
    where l.${owner}_id = ${row}.id and l.role = '${role}' and not l.inherited order by l.position, l.subject_id`);
}

const EVIDENCE = (row: string) => ({
  ...{ method: `${row}.method`, confidence: `${row}.confidence`, reviewState: `${row}.review_state` },
});

const MENTION = objectSql({
  ...{ id: 'm.id::text', subject: slugSql('m.subject_id'), holder: 'm.holder_id::text', start: 'm.start_offset' },
  ...{ end: 'm.end_offset', surface: 'm.surface' },
  ...EVIDENCE('m'),
});

const STATEMENT = objectSql({
  ...{ id: 'q.id::text', text: 'q.text', start: 'q.start_offset', end: 'q.end_offset', form: 'q.form' },
  ...{ speaker: slugSql('q.speaker_id'), coSpeakers: linksSql('statement', 'q', 'CO_SPEAKER') },
  ...{ office: slugSql('q.said_as_office_id'), roleAsPrinted: 'q.role_as_printed' },
  stated: exactDateSql('q.stated_at', 'q.stated_precision', ZONE),
  ...{ outlet: slugSql('q.outlet_id'), meeting: slugSql('q.meeting_id') },
  utterance: tieSql('statement', 'utterance_id', 'q'),
  about: linksSql('statement', 'q', 'ABOUT'),
  isOriginal: 'q.is_original',
  ...EVIDENCE('q'),
  wordsChangedAt: instantSql('q.words_changed_at'),
});

const VERSION = objectSql({
  ...{ revision: 'v.revision', savedAt: instantSql('v.saved_at'), title: 'v.title', subheading: 'v.subheading' },
  ...{ lead: 'v.lead', html: 'v.html', text: 'v.text' },
});

const ARTICLE = objectSql({
  ...{ slug: 'a.slug', work: tieSql('article', 'work_id', 'a'), language: 'a.language', isOriginal: 'a.is_original' },
  ...{ genre: 'a.genre', title: 'a.title', subheading: 'a.subheading', lead: 'a.lead', text: 'a.text', html: 'a.html' },
  section: '(select named.slug from section named where named.id = a.section_id)',
  ...{ outlet: slugSql('a.outlet_id'), question: 'a.question', sourceUrl: 'a.source_url' },
  ...{ externalIds: 'a.external_ids', sources: 'a.sources' },
  published: exactDateSql('a.published_at', 'a.published_precision', ZONE),
  contentUpdatedAt: instantSql('a.content_updated_at'),
  ...{ publicationStatus: 'a.publication_status', withdrawalReason: 'a.withdrawal_reason' },
  ...{ correction: 'a.correction', correctedAt: instantSql('a.corrected_at') },
  about: linksSql('article', 'a', 'ABOUT'),
  images: listSql(`select ${IMAGE_SQL} from article_image l join image i on i.id = l.image_id
    where l.article_id = a.id order by l.position, i.id`),
  mentions: listSql(`select ${MENTION} from mention m where m.article_id = a.id order by m.start_offset, m.id`),
  statements: listSql(`select ${STATEMENT} from statement q where q.article_id = a.id order by q.start_offset, q.id`),
  revision: 'a.revision',
  // The last of them is the article itself.
  earlierVersions: listSql(`select ${VERSION} from article_revision v where v.article_id = a.id
    and v.revision < (select max(last.revision) from article_revision last where last.article_id = a.id) order by v.revision`),
});

/** A select of articles with everything that belongs to them. */
export function articlesSql(which: string): string {
  return `select a.id::text as id, ${ARTICLE} as record
    from article a cross join (select newsroom_time_zone() as zone offset 0) newsroom ${which} order by a.id`;
}

/** A select of the officials with a picture. */
export const PORTRAITS_SQL = `select t.id::text as id, ${objectSql({ official: slugSql('t.id'), image: IMAGE_SQL })} as record
  from official t join image i on i.id = t.portrait_id order by t.id`;
