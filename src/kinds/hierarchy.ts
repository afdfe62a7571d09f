/** What matches of a table that is a tree, and everything below it, at any depth. */
function withDescendants(table: string, above: string): string {
  return `with recursive wanted (id) as (
    select matched.id from (:related) matched (id)
    union select below.id from ${table} below join wanted on below.${above} = wanted.id
  ) select id from wanted`;
}

/** Each row of a table that is a tree, `id`, with itself and everything above it, `above`. */
function withAncestors(table: string, above: string): string {
  return `(with recursive up (id, above) as (
    select own.id, own.id from ${table} own
    union select up.id, x.${above} from up join ${table} x on x.id = up.above where x.${above} is not null
  ) select id, above from up)`;
}

/** What facets count a section for: itself and those above it. */
export const ABOVE_SECTIONS = withAncestors('section', 'parent_id');

/** What facets count an organization for: itself and those that it is a body of. */
export const ABOVE_BODIES = withAncestors('organization', 'parent_id');

/** The organizations that match and all their bodies. */
export const WITH_BODIES = withDescendants('organization', 'parent_id');

/** The subjects that match, with the narrower topics of any topic among them. */
export const WITH_NARROWER_TOPICS = withDescendants('topic', 'broader_id');

/** The sections that match and those below them. */
export const WITH_SECTIONS_BELOW = withDescendants('section', 'parent_id');

/** The sections on which matching news stands, and those above them: the same hierarchy from its other end. */
export const SECTIONS_WITH_ARTICLES = `with recursive wanted (id) as (
    select x.section_id from article x where x.id in (:related) and x.section_id is not null
    union select own.parent_id from section own join wanted on own.id = wanted.id where own.parent_id is not null
  ) select id from wanted`;

/** The same for a nested list: the object that it belongs to, and everything below that. */
export function descending(descendants: string): string {
  return descendants.replaceAll(':related', 'select parent.id');
}

/**
 * The presidency `parent`, as `during`: its organization, the days it answers for, and the instants at which they begin
 * and are over in the newsroom. Worked out once, however many rows it is compared with.
 */
export const DURING_PRESIDENCY = `(select x.organization_id, days.from_ as first_day, days.until_ as last_day,
    days.from_::timestamp at time zone zone.name as from_, (days.until_ + 1)::timestamp at time zone zone.name as until_
  from presidency x cross join lateral answering_days(x, :today) days, (select newsroom_time_zone() as name offset 0) zone
  where x.id = parent.id offset 0) during`;

/** A fact of the presidency `parent`, as one value. */
export function ofPresidency(fact: 'organization_id' | 'from_' | 'until_'): string {
  return `(select during.${fact} from ${DURING_PRESIDENCY})`;
}

/** Whether what is dated by an instant and a precision surely falls into the presidency, throughout its month or year. */
export function surelyDuring(instant: string, precision: string): string {
  return `case when ${precision} in ('TIME', 'DAY') then true when ${precision} = 'UNKNOWN' then false
    else exists (select 1 from ${DURING_PRESIDENCY}
      where last_day_of((${instant} at time zone newsroom_time_zone())::date, ${precision}) <= during.last_day) end`;
}
