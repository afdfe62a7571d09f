import { column, type Kind, type RowOf } from './kind.js';
import { filter } from './filter.js';
import { columnRun, PARENT, THOSE } from './run.js';
import { EVIDENCE_METHODS, REVIEW_STATES, type EvidenceMethod, type ReviewState } from './vocabulary.js';

const columns = {
  articleRef: column.ref('Article', 't.article_id'),
  subjectRef: column.subjectRef('t.subject_id'),
  holderRef: column.optionalRef('Tenure', 't.holder_id'),
  surface: column.text('t.surface'),
  start: column.integer('t.start_offset'),
  end: column.integer('t.end_offset'),
  method: column.word<EvidenceMethod>('t.method'),
  confidence: column.number('t.confidence'),
  reviewState: column.word<ReviewState>('t.review_state'),
  revision: column.integer('t.revision'),
  updatedAt: column.instant('t.updated_at'),
} as const;

export type MentionRow = RowOf<typeof columns>;

const IN_ARTICLE = columnRun('t.article_id', { field: 'READING_ORDER', sql: 't.start_offset' });

export const mentionKind: Kind<typeof columns> = {
  name: 'Mention',
  noun: 'mention',
  table: 'mention',
  isSubject: false,
  isNode: true,
  isHeardSingly: true,
  columns,
  filters: {
    id: filter.id(),
    subject: filter.relation('Subject', 't.subject_id in (:related)'),
    article: filter.relation('Article', 't.article_id in (:related)', 'The article it stands in.', {
      runs: [IN_ARTICLE],
      ids: THOSE,
    }),
    holder: filter.relation('Tenure', 't.holder_id in (:related)', 'The office holder that is meant.'),
    surface: filter.string('t.surface', 'The words as printed.'),
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
    READING_ORDER: {
      sql: 't.start_offset',
      type: 'integer',
      nullable: false,
      description: 'By place in the text; over several articles, by that place in each.',
    },
    CONFIDENCE: { sql: 't.confidence', type: 'double precision', nullable: false, description: 'By how sure it is.' },
    UPDATED_AT: { sql: 't.updated_at', type: 'timestamptz', nullable: false, description: 'By last change.' },
  },
  defaultOrder: [{ field: 'READING_ORDER', direction: 'ASC' }],
  scopes: {
    article: { sql: 't.article_id = parent.id', driven: { runs: [IN_ARTICLE], ids: PARENT } },
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
