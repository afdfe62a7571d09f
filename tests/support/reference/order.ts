import { PARTICIPANT_ROLES } from '../../../src/kinds/vocabulary.js';
import { microsOf } from './values.js';
import type { Row, World } from './world.js';

export interface OrderTerm {
  readonly field: string;
  readonly direction: 'ASC' | 'DESC';
}

type Key = (row: Row, world: World) => string | number | bigint | null;

const column =
  (name: string): Key =>
  (row) =>
    row[name] as string | number | null;
const instant =
  (name: string): Key =>
  (row) =>
    microsOf(row[name] as string | null);
/** The name in its original language, capitals or not. */
const name: Key = (row) => (row.name as Record<string, string>)[row.language as string]?.toLowerCase() ?? '';
/** By first day; where that is not known, by the first day of evidence. */
const firstDay: Key = (row) => (row.starts_on ?? row.first_known_on) as string | null;

const SUBJECT = { NAME: name, SLUG: column('slug'), UPDATED_AT: instant('updated_at') };

export const ORDERS: Readonly<Record<string, Readonly<Record<string, Key>>>> = {
  Article: {
    PUBLISHED_AT: instant('published_at'),
    CONTENT_UPDATED_AT: instant('content_updated_at'),
    TITLE: (row) => String(row.title).toLowerCase(),
    WORD_COUNT: column('word_count'),
  },
  Statement: {
    STATED_AT: instant('stated_at'),
    CONFIDENCE: column('confidence'),
    UPDATED_AT: instant('updated_at'),
    READING_ORDER: column('start_offset'),
  },
  Mention: {
    READING_ORDER: column('start_offset'),
    CONFIDENCE: column('confidence'),
    UPDATED_AT: instant('updated_at'),
  },
  Section: { NAME: name, UPDATED_AT: instant('updated_at') },
  Subject: SUBJECT,
  Official: SUBJECT,
  Office: { ...SUBJECT, RANK: column('rank') },
  Organization: SUBJECT,
  Topic: SUBJECT,
  Tenure: {
    STARTS_ON: firstDay,
    ENDS_ON: column('ends_on'),
    UPDATED_AT: instant('updated_at'),
    RANK: (row, world) => (world.one('Office', row.office_id as number)[0]?.rank ?? null) as number | null,
  },
  Membership: { STARTS_ON: firstDay, ENDS_ON: column('ends_on'), UPDATED_AT: instant('updated_at') },
  Country: { ...SUBJECT, CODE: column('code') },
  Presidency: { ...SUBJECT, STARTS_ON: firstDay },
  Meeting: { ...SUBJECT, STARTS_ON: column('starts_on') },
  Operation: { ...SUBJECT, STARTS_ON: firstDay },
  Resolution: { ...SUBJECT, ADOPTED_ON: column('adopted_on'), SYMBOL: column('symbol'), SESSION: column('session') },
  Participant: {
    ROLE: (row) => PARTICIPANT_ROLES.indexOf(row.role as 'CHAIR'),
    NAME: (row, world) =>
      world.one('Subject', row.subject_id as number).map((subject) => name(subject, world))[0] ?? '',
  },
};

const NEWEST: Readonly<Record<string, string>> = {
  Article: 'PUBLISHED_AT',
  Statement: 'STATED_AT',
  Tenure: 'STARTS_ON',
  Membership: 'STARTS_ON',
  Presidency: 'STARTS_ON',
  Meeting: 'STARTS_ON',
  Operation: 'STARTS_ON',
  Resolution: 'ADOPTED_ON',
};

/** Newest first; subjects and sections by name; participants by role, then name; mentions in reading order. */
export function defaultOrder(kind: string): readonly OrderTerm[] {
  const newest = NEWEST[kind];
  if (newest !== undefined) return [{ field: newest, direction: 'DESC' }];
  const fields = kind === 'Participant' ? ['ROLE', 'NAME'] : [kind === 'Mention' ? 'READING_ORDER' : 'NAME'];
  return fields.map((field) => ({ field, direction: 'ASC' as const }));
}

/** Rows in an order. What has no value comes last both ways; ties are settled by id, in the direction of the first term. */
export function ordered(world: World, kind: string, rows: readonly Row[], orderBy: readonly OrderTerm[]): Row[] {
  const terms = orderBy.map(({ field, direction }) => {
    const key = ORDERS[kind]?.[field];
    if (!key) throw new Error(`The reference cannot order ${kind} by ${field}.`);
    return { key, isDescending: direction === 'DESC' };
  });
  return [...rows].sort((a, b) => {
    for (const { key, isDescending } of terms) {
      const compared = compareKeys(key(a, world), key(b, world), isDescending);
      if (compared !== 0) return compared;
    }
    return terms[0]?.isDescending ? b.id - a.id : a.id - b.id;
  });
}

function compareKeys(a: ReturnType<Key>, b: ReturnType<Key>, isDescending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const compared =
    typeof a === 'string' && typeof b === 'string'
      ? Buffer.compare(Buffer.from(a), Buffer.from(b))
      : a < b
        ? -1
        : Number(a > b);
  return isDescending ? -compared : compared;
}
