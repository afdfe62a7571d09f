import { column, type Kind, type RowOf } from './kind.js';
import { filter } from './filter.js';
import {
  DURING_PRESIDENCY,
  ofPresidency,
  surelyDuring,
  WITH_BODIES,
  ABOVE_BODIES,
  ABOVE_SECTIONS,
} from './hierarchy.js';
import { linksOf } from './links.js';
import { columnRun, PARENT, THOSE } from './run.js';
import {
  EVIDENCE_METHODS,
  REVIEW_STATES,
  STATEMENT_FORMS,
  type EvidenceMethod,
  type ReviewState,
  type StatementForm,
} from './vocabulary.js';

const columns = {
  text: column.text('t.text'),
  form: column.word<StatementForm>('t.form'),
  language: column.text('t.language'),
  statedAt: column.instant('t.stated_at'),
  statedPrecision: column.precision('t.stated_precision'),
  speakerRef: column.subjectRef('t.speaker_id'),
  officeRef: column.optionalRef('Office', 't.office_id'),
  acting: column.optionalBoolean('t.acting'),
  roleAsPrinted: column.optionalText('t.role_as_printed'),
  articleRef: column.ref('Article', 't.article_id'),
  outletRef: column.optionalRef('Organization', 't.outlet_id'),
  meetingRef: column.optionalRef('Meeting', 't.meeting_id'),
  translationRefs: column.refs(
    `select 'Statement:' || x.id from statement x
      where x.utterance_id = t.utterance_id and x.id <> t.id order by x.language limit 100`,
  ),
  isOriginal: column.boolean('t.is_original'),
  start: column.integer('t.start_offset'),
  end: column.integer('t.end_offset'),
  method: column.word<EvidenceMethod>('t.method'),
  confidence: column.number('t.confidence'),
  reviewState: column.word<ReviewState>('t.review_state'),
  wordsChangedAt: column.optionalInstant('t.words_changed_at'),
  revision: column.integer('t.revision'),
  updatedAt: column.instant('t.updated_at'),
  coSpeakerRefs: column.refs(linked('CO_SPEAKER')),
  aboutRefs: column.refs(linked('ABOUT')),
} as const;

export type StatementRow = RowOf<typeof columns>;

function linked(role: string): string {
  return `select initcap(l.kind) || ':' || l.subject_id from statement_subject l
    where l.statement_id = t.id and l.role = '${role}' and not l.inherited order by l.position, l.subject_id limit 100`;
}

const links = linksOf({
  table: 'statement_subject',
  owner: 'statement_id',
  order: 'STATED_AT',
  sortKey: 'stated_at',
});
const IN_ARTICLE = columnRun('t.article_id', { field: 'READING_ORDER', sql: 't.start_offset' });

const SPEAKING = ['SPEAKER', 'CO_SPEAKER'] as const;

export const statementKind: Kind<typeof columns> = {
  name: 'Statement',
  noun: 'statement',
  table: 'statement',
  collection: 'statements',
  isSubject: false,
  isSearched: true,
  isNode: true,
  isHeardSingly: true,
  columns,
  filters: {
    id: filter.id(),
    search: filter.words('Statement', 'Words in the statement itself.'),
    form: filter.word('StatementForm', STATEMENT_FORMS, 't.form'),
    language: filter.language('t.language', columnRun('t.language', { field: 'STATED_AT', sql: 't.stated_at' })),
    isOriginal: filter.boolean('t.is_original'),
    statedAt: filter.instant('t.stated_at'),
    speaker: links.filter('Subject', SPEAKING, 'The speaker, or one of those who said it together with the speaker.'),
    office: links.filter('Office', ['OFFICE'], 'The office held when the words were said.'),
    acting: filter.boolean('t.acting', 'Whether the speaker stood in for somebody.'),
    about: links.filter(
      'Subject',
      ['ABOUT'],
      'What the words are about: any kind of subject. A topic brings its narrower topics along.',
    ),
    topics: links.filter('Topic', ['ABOUT'], 'The topics the words treat, narrower ones too.', 'TOPIC'),
    citedResolutions: links.filter('Resolution', ['ABOUT'], 'The resolutions the words name.', 'RESOLUTION'),
    outlet: links.filter('Organization', ['OUTLET'], 'The outlet that was being answered.'),
    meeting: links.filter('Meeting', ['MEETING'], 'The meeting the words were said at.'),
    article: filter.relation('Article', 't.article_id in (:related)', 'The article the words stand in.', {
      runs: [IN_ARTICLE],
      ids: THOSE,
    }),
    method: filter.word('EvidenceMethod', EVIDENCE_METHODS, 't.method'),
    confidence: filter.number('t.confidence'),
    reviewState: filter.word(
      'ReviewState',
      REVIEW_STATES,
      't.review_state',
      'For editors; readers without a token only ever get AUTO and ACCEPTED.',
    ),
  },
  orders: {
    STATED_AT: {
      sql: 't.stated_at',
      type: 'timestamptz',
      nullable: false,
      description: 'By when the words were said.',
    },
    CONFIDENCE: {
      sql: 't.confidence',
      type: 'double precision',
      nullable: false,
      description: 'By how sure the attribution is.',
    },
    UPDATED_AT: { sql: 't.updated_at', type: 'timestamptz', nullable: false, description: 'By last change.' },
    READING_ORDER: {
      sql: 't.start_offset',
      type: 'integer',
      nullable: false,
      description: 'By place in the article.',
      isInternal: true,
    },
  },
  defaultOrder: [{ field: 'STATED_AT', direction: 'DESC' }],
  scopes: {
    about: links.scope(['ABOUT']),
    madeBy: links.scope(SPEAKING),
    office: links.scope(['OFFICE']),
    meeting: links.scope(['MEETING']),
    presidency: {
      sql: `t.id in (select l.statement_id from ${DURING_PRESIDENCY}
        join office x on x.organization_id in (${WITH_BODIES.replace(':related', 'select during.organization_id')})
        join statement_subject l on l.role = 'OFFICE' and l.subject_id = x.id
          and l.stated_at >= during.from_ and l.stated_at < during.until_)
        and ${surelyDuring('t.stated_at', 't.stated_precision')}`,
      driven: {
        runs: links.runsWithin('OFFICE', ofPresidency('from_'), ofPresidency('until_')),
        ids: `select x.id from office x
          where x.organization_id in (${WITH_BODIES.replace(':related', `select ${ofPresidency('organization_id')}`)})`,
        rest: surelyDuring('t.stated_at', 't.stated_precision'),
      },
    },
    article: {
      sql: 't.article_id = parent.id',
      driven: { runs: [IN_ARTICLE], ids: PARENT },
      defaultOrder: [{ field: 'READING_ORDER', direction: 'ASC' }],
    },
  },
  editions: { work: 't.utterance_id', language: 't.language', isOriginal: 't.is_original' },
  facets: {
    buckets: {
      sections: {
        bucket: 'Section',
        join: `join article x on x.id = t.article_id left join ${ABOVE_SECTIONS} shelf on shelf.id = x.section_id`,
        key: 'shelf.above',
        description: 'By the section of the article, with those below it.',
      },
      subjects: {
        bucket: 'Subject',
        join: `join statement_subject l on l.statement_id = t.id and l.role = 'ABOUT'`,
        key: 'l.subject_id',
        byId: true,
        subjectKind: 'l.kind',
        description: 'By what the words are about, narrower topics counted with those above them.',
      },
      speakers: {
        bucket: 'Subject',
        join: `join statement_subject l on l.statement_id = t.id and l.role in ('SPEAKER', 'CO_SPEAKER')`,
        key: 'l.subject_id',
        byId: true,
        repeats: true,
        description: 'By who said it; words said together count for each.',
      },
      officesHeld: {
        bucket: 'Office',
        key: 't.office_id',
        description: 'By the office the speaker held when the words were said.',
      },
      organizations: {
        bucket: 'Subject',
        join: `join office x on x.id = t.office_id join ${ABOVE_BODIES} body on body.id = x.organization_id`,
        key: 'body.above',
        description: 'By the organization of that office, with its bodies.',
      },
      outlets: { bucket: 'Subject', key: 't.outlet_id', description: 'By the outlet that was being answered.' },
      forms: { bucket: 'Form', key: 't.form', description: "By how close it is to the speaker's own words." },
      languages: { bucket: 'Language', key: 't.language', description: 'By language.' },
    },
    day: '(t.stated_at at time zone (select newsroom_time_zone()))::date',
    dayMeaning: 'By the date the words were said.',
  },
  visible: [
    { column: 't.publication_status', oneOf: ['PUBLISHED'] },
    { column: 't.review_state', oneOf: ['AUTO', 'ACCEPTED'] },
  ],
  withdrawn: {
    holds: `t.publication_status = 'WITHDRAWN' and t.review_state in ('AUTO', 'ACCEPTED')`,
    reason: '(select x.withdrawal_reason from article x where x.id = t.article_id)',
  },
  keys: {},
};
