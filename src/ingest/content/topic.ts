import { z } from 'zod';
import { TopicEntity } from '../../entities/topic.js';
import { slugSql } from '../export/sql.js';
import { recordRows, rowOf } from '../records/rows.js';
import { recordList, localizedLists, optionalSlug, subject } from './list.js';

export const topicList = recordList({
  typeName: 'Topic',
  subject: 'TOPIC',
  record: z.strictObject({
    ...subject,
    broader: optionalSlug,
    /** Words by which a text is seen to treat the topic, by language. */
    terms: localizedLists.default({}),
  }),
  within: 'broader',
  references: { broader: ['topics'] },
  rows: ({ broader, terms }) => recordRows(rowOf(TopicEntity, { broaderId: broader, terms })),
  exported: { table: 'topic', fields: { broader: slugSql('t.broader_id'), terms: 't.terms' } },
});
