import { column, type Kind, type RowOf } from './kind.js';
import { filter } from './filter.js';
import {
  descending,
  DURING_PRESIDENCY,
  ofPresidency,
  surelyDuring,
  WITH_SECTIONS_BELOW,
  ABOVE_SECTIONS,
} from './hierarchy.js';
import { linksOf } from './links.js';
import { columnRun } from './run.js';
import type { SourceValue } from './subject.js';
import { ARTICLE_GENRES, PUBLICATION_STATUSES, type ArticleGenre, type PublicationStatus } from './vocabulary.js';

const columns = {
  slug: column.text('t.slug'),
  sourceUrl: column.optionalText('t.source_url'),
  genre: column.word<ArticleGenre>('t.genre'),
  language: column.text('t.language'),
  isOriginal: column.boolean('t.is_original'),
  title: column.text('t.title'),
  subheading: column.optionalText('t.subheading'),
  lead: column.optionalText('t.lead'),
  html: column.text('t.html'),
  text: column.text('t.text'),
  wordCount: column.integer('t.word_count'),
  question: column.optionalText('t.question'),
  sourceValues: column.json<readonly SourceValue[]>('t.sources'),
  sectionRef: column.optionalRef('Section', 't.section_id'),
  outletRef: column.optionalRef('Organization', 't.outlet_id'),
  publishedAt: column.instant('t.published_at'),
  publishedPrecision: column.precision('t.published_precision'),
  contentUpdatedAt: column.instant('t.content_updated_at'),
  publicationStatus: column.word<PublicationStatus>('t.publication_status'),
  correction: column.optionalText('t.correction'),
  correctedAt: column.optionalInstant('t.corrected_at'),
  revision: column.integer('t.revision'),
  updatedAt: column.instant('t.updated_at'),
  translationRefs: column.refs(
    `select 'Article:' || x.id from article x where x.work_id = t.work_id and x.id <> t.id order by x.language limit 100`,
  ),
  imageRefs: column.refs(
    `select 'Image:' || l.image_id from article_image l where l.article_id = t.id order by l.position limit 100`,
  ),
  aboutRefs: column.refs(
    `select initcap(l.kind) || ':' || l.subject_id from article_subject l
      where l.article_id = t.id and l.role = 'ABOUT' and not l.inherited order by l.position, l.subject_id limit 100`,
  ),
} as const;

export type ArticleRow = RowOf<typeof columns>;

const links = linksOf({
  table: 'article_subject',
  owner: 'article_id',
  order: 'PUBLISHED_AT',
  sortKey: 'published_at',
});
const BY_DATE = { field: 'PUBLISHED_AT', sql: 't.published_at' };
const ON_SHELF = columnRun('t.section_id', BY_DATE);

export const articleKind: Kind<typeof columns> = {
  name: 'Article',
  noun: 'news item',
  table: 'article',
  collection: 'news',
  isSubject: false,
  isSearched: true,
  isNode: true,
  isHeardSingly: true,
  columns,
  filters: {
    id: filter.id(),
    slug: filter.key('t.slug'),
    sourceUrl: filter.url('t.source_url', 'Where it was imported from.'),
    externalId: filter.externalId('t.external_ids'),
    search: filter.words('Article', 'Words in the title, lead and body.'),
    title: filter.string('t.title'),
    genre: filter.word('ArticleGenre', ARTICLE_GENRES, 't.genre'),
    language: filter.language('t.language', columnRun('t.language', BY_DATE)),
    isOriginal: filter.boolean('t.is_original'),
    wordCount: filter.integer('t.word_count'),
    publishedAt: filter.instant('t.published_at'),
    contentUpdatedAt: filter.instant('t.content_updated_at'),
    correctedAt: filter.instant('t.corrected_at'),
    publicationStatus: filter.word(
      'PublicationStatus',
      PUBLICATION_STATUSES,
      't.publication_status',
      'For editors; readers without a token only ever get PUBLISHED.',
    ),
    section: filter.relation(
      'Section',
      `t.section_id in (${WITH_SECTIONS_BELOW})`,
      'The shelf it stands on. A section brings those below it along.',
      { runs: [ON_SHELF], ids: WITH_SECTIONS_BELOW },
    ),
    outlet: links.filter('Organization', ['OUTLET'], 'The outlet that asked or published it first.'),
    about: links.filter(
      'Subject',
      ['ABOUT'],
      'What it is about: any kind of subject. A topic brings its narrower topics along.',
    ),
    topics: links.filter('Topic', ['ABOUT'], 'The topics it treats, narrower ones too.', 'TOPIC'),
    citedResolutions: links.filter('Resolution', ['ABOUT'], 'The resolutions it names.', 'RESOLUTION'),
    statements: filter.relation(
      'Statement',
      't.id in (select x.article_id from statement x where x.id in (:related))',
      'The words in it that are attributed to somebody.',
    ),
    mentions: filter.relation(
      'Mention',
      't.id in (select x.article_id from mention x where x.id in (:related))',
      'The places in it that name a subject.',
    ),
    images: filter.relation(
      'Image',
      't.id in (select x.article_id from article_image x where x.image_id in (:related))',
      'The pictures in it.',
    ),
  },
  orders: {
    PUBLISHED_AT: { sql: 't.published_at', type: 'timestamptz', nullable: false, description: 'By publication.' },
    CONTENT_UPDATED_AT: {
      sql: 't.content_updated_at',
      type: 'timestamptz',
      nullable: false,
      description: 'By the last change of its words.',
    },
    TITLE: { sql: 'lower(t.title) collate "C"', type: 'text', nullable: false, description: 'By title.' },
    WORD_COUNT: { sql: 't.word_count', type: 'integer', nullable: false, description: 'By length.' },
  },
  defaultOrder: [{ field: 'PUBLISHED_AT', direction: 'DESC' }],
  scopes: {
    about: links.scope(['ABOUT']),
    section: {
      sql: `t.section_id in (${descending(WITH_SECTIONS_BELOW)})`,
      driven: { runs: [ON_SHELF], ids: descending(WITH_SECTIONS_BELOW) },
    },
    presidency: {
      sql: `t.id in (select l.article_id from ${DURING_PRESIDENCY}
        join article_subject l on l.role = 'ABOUT' and l.subject_id = during.organization_id
          and l.published_at >= during.from_ and l.published_at < during.until_)
        and ${surelyDuring('t.published_at', 't.published_precision')}`,
      driven: {
        runs: links.runsWithin('ABOUT', ofPresidency('from_'), ofPresidency('until_')),
        ids: `select ${ofPresidency('organization_id')}`,
        rest: surelyDuring('t.published_at', 't.published_precision'),
      },
    },
  },
  editions: { work: 't.work_id', language: 't.language', isOriginal: 't.is_original' },
  facets: {
    buckets: {
      subjects: {
        bucket: 'Subject',
        join: `join article_subject l on l.article_id = t.id and l.role = 'ABOUT'`,
        key: 'l.subject_id',
        byId: true,
        subjectKind: 'l.kind',
        description: 'By what it is about, narrower topics counted with those above them.',
      },
      sections: {
        bucket: 'Section',
        join: `left join ${ABOVE_SECTIONS} shelf on shelf.id = t.section_id`,
        key: 'shelf.above',
        description: 'By section, with those below it.',
      },
      outlets: { bucket: 'Subject', key: 't.outlet_id', description: 'By outlet that asked or published it first.' },
      genres: { bucket: 'Genre', key: 't.genre', description: 'By sort of text.' },
      languages: { bucket: 'Language', key: 't.language', description: 'By language.' },
    },
    day: '(t.published_at at time zone (select newsroom_time_zone()))::date',
    dayMeaning: 'By date of publication.',
  },
  visible: [{ column: 't.publication_status', oneOf: ['PUBLISHED'] }],
  withdrawn: { holds: `t.publication_status = 'WITHDRAWN'`, reason: 't.withdrawal_reason' },
  keys: {
    slug: { sql: 't.slug = :value', normalize: (slug) => slug },
    sourceUrl: { sql: 't.source_url = :value', normalize: (url) => url },
    addresses: {
      sql: 't.source_url in (select jsonb_array_elements_text(:value::jsonb))',
      normalize: (urls) => urls,
    },
    externalId: { sql: 't.external_ids @> :value::jsonb', normalize: (entry) => entry },
  },
};
