/** The organizations that match and all their bodies, at any depth. */
export const WITH_BODIES = `with recursive wanted (id) as (
  select matched.id from (:related) matched (id)
  union select body.id from organization body join wanted on body.parent_id = wanted.id
) select id from wanted`;

/**
 * The subjects that match, with the narrower topics of any topic among them: what is about a narrower topic is about
 * the topic.
 */
export const WITH_NARROWER_TOPICS = `with recursive wanted (id) as (
  select matched.id from (:related) matched (id)
  union select narrower.id from topic narrower join wanted on narrower.broader_id = wanted.id
) select id from wanted`;

/** The sections that match and those below them. */
export const WITH_SECTIONS_BELOW = `with recursive wanted (id) as (
  select matched.id from (:related) matched (id)
  union select below.id from section below join wanted on below.parent_id = wanted.id
) select id from wanted`;
