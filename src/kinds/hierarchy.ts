/** What matches of a table that is a tree, and everything below it, at any depth. */
function withDescendants(table: string, above: string): string {
  return `with recursive wanted (id) as (
    select matched.id from (:related) matched (id)
    union select below.id from ${table} below join wanted on below.${above} = wanted.id
  ) select id from wanted`;
}

/** The organizations that match and all their bodies. */
export const WITH_BODIES = withDescendants('organization', 'parent_id');

/** The subjects that match, with the narrower topics of any topic among them. */
export const WITH_NARROWER_TOPICS = withDescendants('topic', 'broader_id');

/** The sections that match and those below them. */
export const WITH_SECTIONS_BELOW = withDescendants('section', 'parent_id');

/** The same for a nested list: the object that it belongs to, and everything below that. */
export function descending(descendants: string): string {
  return descendants.replaceAll(':related', 'select parent.id');
}

/**
 * The presidency `parent`, as `during`: its organization, the days it answers for, and the instants at which they begin
 * and are over in the newsroom.
 */
export const DURING_PRESIDENCY = `(select x.organization_id, days.from_ as first_day, days.until_ as last_day,
    days.from_::timestamp at time zone newsroom_time_zone() as from_,
    (days.until_ + 1)::timestamp at time zone newsroom_time_zone() as until_
  from presidency x, answering_days(x, :today) days where x.id = parent.id) during`;
