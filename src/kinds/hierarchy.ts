/** What matches of a table that is a tree, and everything below it, at any depth. */
function withDescendants(table: string, above: string): string {
  return `with recursive wanted (id) as (
    select matched.id from (:related) matched (id)
    union select below.id from ${table} below join wanted on below.${above} = wanted.id
  ) select id from wanted`;
}

/** The organizations that match and all their bodies. */
export const WITH_BODIES = withDescendants('organization', 'parent_id');

/**
 * The subjects that match, with the narrower topics of any topic among them: what is about a narrower topic is about
 * the topic.
 */
export const WITH_NARROWER_TOPICS = withDescendants('topic', 'broader_id');

/** The sections that match and those below them. */
export const WITH_SECTIONS_BELOW = withDescendants('section', 'parent_id');

/** The same for a nested list: the object that it belongs to, and everything below that. */
export function descending(descendants: string): string {
  return descendants.replaceAll(':related', 'select parent.id');
}
