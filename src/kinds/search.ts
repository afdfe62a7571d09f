import { filter } from './filter.js';
import type { Kind } from './kind.js';
import { WITH_NARROWER_TOPICS, WITH_SECTIONS_BELOW } from './hierarchy.js';

/**
 * What is searched, as a kind of its own: a document for each article edition, statement, subject and section. Its
 * `where` is what a search is kept to; its rows are never shown, as what they stand for is.
 */
export const searchKind: Kind = {
  name: 'Search',
  noun: 'search result',
  table: 'search_document',
  isSubject: false,
  isNode: false,
  columns: {},
  filters: {
    language: {
      ...filter.language('each.language'),
      description: 'By language: of texts the one they are in, of the others each that they have a name in.',
      over: 'unnest(t.languages) each (language)',
    },
    date: {
      ...filter.day(
        't.dated_on',
        'By day of publication, of the words, the first day or that of adoption; what has no date is left out.',
      ),
      periods: 'search_periods(t.type_name, t.dated_on)',
    },
    about: filter.relation(
      'Subject',
      `(t.type_name, t.node_id) in (select owner.type_name, owner.node_id from (${WITH_NARROWER_TOPICS}) wanted (id) cross join lateral (
        select 'Article' as type_name, l.article_id as node_id from article_subject l
          where l.role = 'ABOUT' and l.subject_id = wanted.id
        union all select 'Statement', l.statement_id from statement_subject l
          where l.role = 'ABOUT' and l.subject_id = wanted.id
        union all select 'Resolution', l.resolution_id from resolution_subject l where l.subject_id = wanted.id) owner)`,
      'What it is about: keeps news, statements and resolutions. A topic brings its narrower topics along.',
    ),
    section: filter.relation(
      'Section',
      `(t.type_name, t.node_id) in (select owner.type_name, owner.node_id from (${WITH_SECTIONS_BELOW}) shelf (id)
        join article a on a.section_id = shelf.id cross join lateral (
          select 'Article' as type_name, a.id as node_id
          union all select 'Statement', s.id from statement s where s.article_id = a.id) owner)`,
      'The shelf it stands on, or the one below: keeps news and what was said in it.',
    ),
  },
  orders: {
    SCORE: { sql: 'score', type: 'double precision', nullable: false, description: 'By how well it fits.' },
    DATE: { sql: 'dated_on', type: 'date', nullable: true, description: 'By day.' },
    TYPE: { sql: 'type_name', type: 'text', nullable: false, description: 'By type.' },
  },
  defaultOrder: [
    { field: 'SCORE', direction: 'DESC' },
    { field: 'DATE', direction: 'DESC' },
    { field: 'TYPE', direction: 'DESC' },
  ],
  scopes: {},
  visible: [{ holds: 't.visible' }],
  keys: {},
};
