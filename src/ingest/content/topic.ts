import { z } from 'zod';
import { TopicEntity } from '../../entities/topic.js';
import { bundleList, localizedLists, optionalSlug, subject } from './list.js';

export const topicList = bundleList({
  subject: 'TOPIC',
  record: z.strictObject({
    ...subject,
    broader: optionalSlug,
    /** Words by which a text is seen to treat the topic, by language. */
    terms: localizedLists.default({}),
  }),
  within: 'broader',
  references: { broader: ['topics'] },
  async load({ db, idOf, optionalIdOf }, { slug, broader, terms }) {
    await db.insert(TopicEntity, { id: idOf(slug), broaderId: optionalIdOf(broader), terms });
  },
});
