import { column, type Column, type Order } from './kind.js';
import { filter } from './filter.js';

/** The columns of a time in office, in the chair or in an organization. */
export const termColumns = {
  startsOn: column.optionalDay('t.starts_on'),
  startsPrecision: column.precision('t.starts_precision'),
  endsOn: column.optionalDay('t.ends_on'),
  endsPrecision: column.precision('t.ends_precision'),
  // Evidence counts, and is shown, only where the day itself is not known.
  firstKnownOn: column.optionalDay('case when t.starts_on is null then t.first_known_on end'),
  lastKnownOn: column.optionalDay(`case when t.ends_precision = 'UNKNOWN' then t.last_known_on end`),
} satisfies Record<string, Column<unknown>>;

/** The first day a term covers; SQL of `coveredPeriod`. */
const FIRST_ANSWERING_DAY = 'coalesce(t.starts_on, t.first_known_on)';
/** The last day a term covers; `:today` is the newsroom's day. SQL of `coveredPeriod`. */
const LAST_ANSWERING_DAY = `last_answering_day(t.starts_on, t.starts_precision, t.ends_on, t.ends_precision,
  t.last_known_on, :today)`;

export const termFilters = {
  startsOn: filter.day('t.starts_on'),
  endsOn: filter.day('t.ends_on'),
  on: filter.on(
    `:day between ${FIRST_ANSWERING_DAY} and ${LAST_ANSWERING_DAY}`,
    'Going on that day. A day shared by two, one handing over to the other, belongs to both.',
  ),
} as const;

/** By first day; where it is not known, by the first day for which there is evidence. */
export const BY_FIRST_DAY = {
  sql: FIRST_ANSWERING_DAY,
  type: 'date',
  nullable: true,
  description: 'By first day; where it is not known, by the first day for which there is evidence.',
} as const satisfies Order;

export const BY_LAST_DAY = {
  sql: 't.ends_on',
  type: 'date',
  nullable: true,
  description: 'By last day.',
} as const satisfies Order;
